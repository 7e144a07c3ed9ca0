import { fieldsOf, partOf, required, sortedBy } from '../fields.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { apiArn, apiGatewayV2, apiOf, gone, pageSize } from './service.ts';

type Routes = OutputOf<typeof import('@aws-sdk/client-apigatewayv2'), 'GetRoutes'>;

const MaxResults = `${pageSize}`;

/** Who may call which route. */
function routesOf(pages: readonly Routes[]): readonly object[] {
  const routes = sortedBy(
    pages.flatMap((page) => page.Items ?? []),
    (route) => route.RouteKey,
  );
  return routes.map((route) =>
    fieldsOf(route, [
      'ApiKeyRequired',
      'AuthorizationScopes',
      'AuthorizationType',
      'AuthorizerId',
      'RouteId',
      'RouteKey',
      'Target',
    ]),
  );
}

export const api = list(apiGatewayV2.op('GetApis'), { input: { MaxResults }, items: (page) => page.Items })
  .pages('authorizers', apiGatewayV2.op('GetAuthorizers'), ({ ApiId }) => ({ ApiId, MaxResults }), { absent: gone })
  .pages('routes', apiGatewayV2.op('GetRoutes'), ({ ApiId }) => ({ ApiId, MaxResults }), { absent: gone })
  .lookup(apiGatewayV2.op('GetApi'), {
    input: (ref) => ({ ApiId: apiOf(ref).api }),
    items: (page) => {
      const { Name, ProtocolType, RouteSelectionExpression } = page;
      return page.ApiId === undefined ? undefined : [{ ...page, Name, ProtocolType, RouteSelectionExpression }];
    },
    gone,
  })
  .as({
    type: 'AWS.ApiGatewayV2.Api',
    cfn: 'AWS::ApiGatewayV2::Api',
    label: 'API Gateway HTTP and WebSocket APIs',
    icon: 'plug',
    scope: 'regional',
    consolePath: (ref) => {
      const id = apiOf(ref).api;
      return `apigateway/main/apis/${id}/routes?api=${id}&region=${ref.region}`;
    },
    model: (a, d, place) => {
      if (d.routes === null) return undefined;
      const id = required(a.ApiId, 'ApiId');
      const resourceId = apiArn(place, `/apis/${id}`);
      return {
        resourceId,
        arn: resourceId,
        id,
        name: a.Name,
        tags: a.Tags ?? {},
        timeCreated: a.CreatedDate,
        attributes: {
          ...fieldsOf(a, [
            'ApiEndpoint',
            'ApiGatewayManaged',
            'ApiKeySelectionExpression',
            'CorsConfiguration',
            'Description',
            'DisableExecuteApiEndpoint',
            'DisableSchemaValidation',
            'ImportInfo',
            'IpAddressType',
            'ProtocolType',
            'RouteSelectionExpression',
            'Version',
            'Warnings',
          ]),
          Authorizers: partOf(d.authorizers, (pages) =>
            sortedBy(
              pages.flatMap((page) => page.Items ?? []),
              (of) => of.AuthorizerId,
            ),
          ),
          Routes: partOf(d.routes, routesOf),
        },
      };
    },
  });
