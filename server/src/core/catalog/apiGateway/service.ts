import { arn } from '../place.ts';
import { serviceOf } from '../service.ts';
import type { Place, ResourceRef } from '../types.ts';

/** The service's actions are HTTP methods: each call reads. */
const get = ['GET'];

export const apiGateway = serviceOf<typeof import('@aws-sdk/client-api-gateway')>({
  id: 'api-gateway',
  label: 'API Gateway',
  iamPrefix: 'apigateway',
  permissions: {
    GetAuthorizers: get,
    GetDomainName: get,
    GetDomainNames: get,
    GetResources: get,
    GetRestApi: get,
    GetRestApis: get,
    GetStage: get,
    GetStages: get,
  },
});

/** HTTP and WebSocket APIs. */
export const apiGatewayV2 = serviceOf<typeof import('@aws-sdk/client-apigatewayv2')>({
  id: 'apigatewayv2',
  label: 'API Gateway V2',
  iamPrefix: 'apigateway',
  permissions: { GetApi: get, GetApis: get, GetAuthorizers: get, GetRoutes: get, GetStage: get, GetStages: get },
});

export const gone = ['NotFoundException'];

/** The most that one page has. */
export const pageSize = 500;

/** ARNs of API Gateway name no account: `arn:aws:apigateway:eu-west-1::/restapis/a1b2c3`. */
export function apiArn(place: Place, path: string): string {
  return arn(place, 'apigateway', path, { accountId: '' });
}

/** The API and the stage of an ARN that ends in `/a1b2c3/stages/prod`; the API's own has no stage. */
export function apiOf(ref: ResourceRef): { readonly api: string; readonly stage: string } {
  const [, , api = '', , stage = ''] = (ref.resourceId.split(':').at(-1) ?? '').split('/');
  return { api, stage };
}
