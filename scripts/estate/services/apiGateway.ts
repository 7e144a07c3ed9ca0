import {
  APIGatewayClient,
  CreateDeploymentCommand,
  CreateDomainNameCommand,
  CreateRestApiCommand,
  GetResourcesCommand,
  PutIntegrationCommand,
  PutMethodCommand,
  UpdateStageCommand,
} from '@aws-sdk/client-api-gateway';
import { ApiGatewayV2Client, CreateApiCommand, CreateStageCommand } from '@aws-sdk/client-apigatewayv2';
import type { ApiDomain, HttpApi, RegionalEdgeBlueprint, RestApi } from '../blueprint/edge.ts';
import { arn, type Site } from '../site.ts';
import { tagMap } from '../tags.ts';
import { protect } from './wafv2.ts';

/** `certificates` and `webAcls`: ARNs, by domain and by name. */
export async function seedApis(
  site: Site,
  blueprint: RegionalEdgeBlueprint,
  certificates: ReadonlyMap<string, string>,
  webAcls: ReadonlyMap<string, string>,
): Promise<void> {
  const gateway = new APIGatewayClient(site.connection);
  for (const api of blueprint.restApis ?? []) {
    const stage = await seedRestApi(gateway, site, api);
    if (api.webAcl) {
      await protect(site, stage, webAcls.get(api.webAcl));
    }
  }
  for (const domain of blueprint.apiDomains ?? []) {
    await seedDomain(gateway, domain, certificates.get(domain.domain));
  }
  for (const api of blueprint.httpApis ?? []) {
    await seedHttpApi(new ApiGatewayV2Client(site.connection), api);
  }
}

/** The ARN of its stage. */
async function seedRestApi(gateway: APIGatewayClient, site: Site, api: RestApi): Promise<string> {
  const { name, owner, endpoint, stage, authorization, logging } = api;
  const tags = tagMap(owner);
  const { id: restApiId } = await gateway.send(
    new CreateRestApiCommand({ name, description: name, endpointConfiguration: { types: [endpoint] }, tags }),
  );
  const { items } = await gateway.send(new GetResourcesCommand({ restApiId }));
  const method = { restApiId, resourceId: items?.[0]?.id, httpMethod: 'POST' };
  await gateway.send(new PutMethodCommand({ ...method, authorizationType: authorization }));
  await gateway.send(new PutIntegrationCommand({ ...method, type: 'MOCK' }));
  await gateway.send(new CreateDeploymentCommand({ restApiId, stageName: stage, tracingEnabled: logging }));
  if (logging) {
    const value = arn(site, 'logs', `log-group:/apigateway/${name}`);
    const patchOperations = [
      { op: 'replace' as const, path: '/accessLogSettings/destinationArn', value },
      { op: 'replace' as const, path: '/accessLogSettings/format', value: '$context.requestId $context.status' },
    ];
    await gateway.send(new UpdateStageCommand({ restApiId, stageName: stage, patchOperations }));
  }
  return `arn:aws:apigateway:${site.connection.region}::/restapis/${restApiId}/stages/${stage}`;
}

async function seedDomain(gateway: APIGatewayClient, { domain, owner, tls }: ApiDomain, certificate?: string) {
  await gateway.send(
    new CreateDomainNameCommand({
      domainName: domain,
      regionalCertificateArn: certificate,
      endpointConfiguration: { types: ['REGIONAL'] },
      securityPolicy: tls,
      tags: tagMap(owner),
    }),
  );
}

async function seedHttpApi(gateway: ApiGatewayV2Client, api: HttpApi): Promise<void> {
  const { name, owner, protocol, stage, corsOrigins } = api;
  const Tags = tagMap(owner);
  const { ApiId } = await gateway.send(
    new CreateApiCommand({
      Name: name,
      ProtocolType: protocol,
      Tags,
      ...(protocol === 'WEBSOCKET' ? { RouteSelectionExpression: '$request.body.action' } : {}),
      ...(corsOrigins ? { CorsConfiguration: { AllowOrigins: [...corsOrigins], AllowMethods: ['*'] } } : {}),
    }),
  );
  await gateway.send(new CreateStageCommand({ ApiId, StageName: stage, AutoDeploy: true, Tags }));
}
