import { fieldsOf, listedIn, required } from '../fields.ts';
import { parents } from '../service.ts';
import { apiArn, apiGateway, apiOf, gone, pageSize } from './service.ts';

export const restStage = parents('apis', apiGateway.op('GetRestApis'), {
  input: { limit: pageSize },
  index: (pages) => listedIn(pages, (page) => page.items).map((api) => ({ restApiId: api.id })),
})
  .list(apiGateway.op('GetStages'), {
    inputs: (d) => d.apis,
    items: (page, { restApiId }) => page.item?.map((stage) => ({ ...stage, restApiId })),
    absent: gone,
  })
  .lookup(apiGateway.op('GetStage'), {
    input: (ref) => ({ restApiId: apiOf(ref).api, stageName: apiOf(ref).stage }),
    items: (page, ref) => (page.stageName === undefined ? undefined : [{ ...page, restApiId: apiOf(ref).api }]),
    gone,
  })
  .as({
    type: 'AWS.ApiGateway.Stage',
    cfn: 'AWS::ApiGateway::Stage',
    label: 'API Gateway REST stages',
    icon: 'milestone',
    scope: 'regional',
    secrets: ['canarySettings.stageVariableOverrides.*', 'variables.*'],
    consolePath: (ref) => {
      const { api } = apiOf(ref);
      return `apigateway/main/apis/${api}/stages?api=${api}&experience=rest&region=${ref.region}`;
    },
    model: (s, _, place) => {
      const restApiId = required(s.restApiId, 'restApiId');
      const stageName = required(s.stageName, 'stageName');
      const resourceId = apiArn(place, `/restapis/${restApiId}/stages/${stageName}`);
      return {
        resourceId,
        arn: resourceId,
        // There is a stage of the same name in every other API.
        name: `${restApiId}/${stageName}`,
        tags: s.tags ?? {},
        timeCreated: s.createdDate,
        attributes: fieldsOf(s, [
          'accessLogSettings',
          'cacheClusterEnabled',
          'cacheClusterSize',
          'cacheClusterStatus',
          'canarySettings',
          'clientCertificateId',
          'deploymentId',
          'description',
          'documentationVersion',
          'lastUpdatedDate',
          'methodSettings',
          'restApiId',
          'stageName',
          'tracingEnabled',
          'variables',
          'webAclArn',
        ]),
      };
    },
  });
