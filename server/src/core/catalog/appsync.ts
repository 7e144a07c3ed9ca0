import { fieldsOf, required } from './fields.ts';
import { lastPart } from './place.ts';
import { list, serviceOf } from './service.ts';

const appsync = serviceOf<typeof import('@aws-sdk/client-appsync')>({ id: 'appsync', label: 'AppSync' });

/** Not with its API keys: AWS identifies them by their values. */
export const graphqlApi = list(appsync.op('ListGraphqlApis'), {
  input: { maxResults: 25 },
  items: (page) => page.graphqlApis,
})
  .lookup(appsync.op('GetGraphqlApi'), {
    input: (ref) => ({ apiId: lastPart(ref) }),
    items: (page) => page.graphqlApi && [page.graphqlApi],
    gone: ['NotFoundException'],
  })
  .as({
    type: 'AWS.AppSync.GraphQLApi',
    cfn: 'AWS::AppSync::GraphQLApi',
    label: 'AppSync GraphQL APIs',
    icon: 'graph',
    scope: 'regional',
    consolePath: (ref) => `appsync/home?region=${ref.region}#/${lastPart(ref)}/v1/home`,
    model: (api) => {
      const apiArn = required(api.arn, 'arn');
      return {
        resourceId: apiArn,
        arn: apiArn,
        id: api.apiId,
        name: api.name,
        tags: api.tags ?? {},
        attributes: fieldsOf(api, [
          'additionalAuthenticationProviders',
          'apiType',
          'authenticationType',
          'dns',
          'enhancedMetricsConfig',
          'introspectionConfig',
          'lambdaAuthorizerConfig',
          'logConfig',
          'mergedApiExecutionRoleArn',
          'openIDConnectConfig',
          'owner',
          'ownerContact',
          'queryDepthLimit',
          'resolverCountLimit',
          'uris',
          'userPoolConfig',
          'visibility',
          'wafWebAclArn',
          'xrayEnabled',
        ]),
      };
    },
  });
