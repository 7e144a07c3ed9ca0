import { fieldsOf, partOf, required, sortedBy } from '../fields.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { policyText } from './policyText.ts';
import { apiArn, apiGateway, apiOf, gone, pageSize } from './service.ts';

type Resources = OutputOf<typeof import('@aws-sdk/client-api-gateway'), 'GetResources'>;

const getRestApi = apiGateway.op('GetRestApi');

/** Who may call which method; integrations and models are left out. */
function methodsOf(pages: readonly Resources[]): readonly object[] {
  const methods = pages
    .flatMap((page) => page.items ?? [])
    .flatMap(({ path = '', resourceMethods = {} }) =>
      Object.entries(resourceMethods).map(([httpMethod, method]) => ({
        path,
        httpMethod,
        ...fieldsOf(method, ['apiKeyRequired', 'authorizationScopes', 'authorizationType', 'authorizerId']),
      })),
    );
  return sortedBy(methods, ({ path, httpMethod }) => `${path} ${httpMethod}`);
}

export const restApi = list(apiGateway.op('GetRestApis'), { input: { limit: pageSize }, items: (page) => page.items })
  .pages('authorizers', apiGateway.op('GetAuthorizers'), (a) => ({ restApiId: a.id, limit: pageSize }), {
    absent: gone,
  })
  .pages(
    'resources',
    apiGateway.op('GetResources'),
    (a) => ({ restApiId: a.id, limit: pageSize, embed: ['methods'] }),
    { absent: gone },
  )
  .lookup(getRestApi, {
    input: (ref) => ({ restApiId: apiOf(ref).api }),
    items: (page) => (page.id === undefined ? undefined : [page]),
    gone,
  })
  .as({
    type: 'AWS.ApiGateway.RestApi',
    cfn: 'AWS::ApiGateway::RestApi',
    label: 'API Gateway REST APIs',
    icon: 'plug',
    scope: 'regional',
    consolePath: (ref) => {
      const { api } = apiOf(ref);
      return `apigateway/main/apis/${api}/resources?api=${api}&experience=rest&region=${ref.region}`;
    },
    model: (a, d, place) => {
      if (d.resources === null) return undefined;
      const id = required(a.id, 'id');
      const resourceId = apiArn(place, `/restapis/${id}`);
      return {
        resourceId,
        arn: resourceId,
        id,
        name: a.name,
        tags: a.tags ?? {},
        timeCreated: a.createdDate,
        attributes: {
          ...fieldsOf(a, [
            'apiKeySource',
            'apiStatus',
            'apiStatusMessage',
            'binaryMediaTypes',
            'description',
            'disableExecuteApiEndpoint',
            'endpointAccessMode',
            'endpointConfiguration',
            'minimumCompressionSize',
            'rootResourceId',
            'securityPolicy',
            'version',
            'warnings',
          ]),
          authorizers: partOf(d.authorizers, (pages) =>
            sortedBy(
              pages.flatMap((page) => page.items ?? []),
              (of) => of.id,
            ),
          ),
          methods: partOf(d.resources, methodsOf),
          policy: partOf(a.policy ?? null, policyText),
        },
      };
    },
  });
