import { fieldsOf, listedIn, required } from '../fields.ts';
import { parents } from '../service.ts';
import { apiArn, apiGatewayV2, apiOf, gone, pageSize } from './service.ts';

const MaxResults = `${pageSize}`;

export const stage = parents('apis', apiGatewayV2.op('GetApis'), {
  input: { MaxResults },
  index: (pages) => listedIn(pages, (page) => page.Items).map(({ ApiId }) => ({ ApiId, MaxResults })),
})
  .list(apiGatewayV2.op('GetStages'), {
    inputs: (d) => d.apis,
    items: (page, { ApiId }) => page.Items?.map((of) => ({ ...of, ApiId })),
    absent: gone,
  })
  .lookup(apiGatewayV2.op('GetStage'), {
    input: (ref) => ({ ApiId: apiOf(ref).api, StageName: apiOf(ref).stage }),
    items: (page, ref) =>
      page.StageName === undefined ? undefined : [{ ...page, StageName: page.StageName, ApiId: apiOf(ref).api }],
    gone,
  })
  .as({
    type: 'AWS.ApiGatewayV2.Stage',
    cfn: 'AWS::ApiGatewayV2::Stage',
    label: 'API Gateway HTTP and WebSocket stages',
    icon: 'milestone',
    scope: 'regional',
    secrets: ['StageVariables.*'],
    consolePath: (ref) => {
      const id = apiOf(ref).api;
      return `apigateway/main/apis/${id}/stages?api=${id}&region=${ref.region}`;
    },
    model: (s, _, place) => {
      const id = required(s.ApiId, 'ApiId');
      const name = required(s.StageName, 'StageName');
      const resourceId = apiArn(place, `/apis/${id}/stages/${name}`);
      return {
        resourceId,
        arn: resourceId,
        // There is a stage of the same name in every other API.
        name: `${id}/${name}`,
        tags: s.Tags ?? {},
        timeCreated: s.CreatedDate,
        attributes: fieldsOf(s, [
          'AccessLogSettings',
          'ApiGatewayManaged',
          'ApiId',
          'AutoDeploy',
          'ClientCertificateId',
          'DefaultRouteSettings',
          'DeploymentId',
          'Description',
          'LastDeploymentStatusMessage',
          'LastUpdatedDate',
          'RouteSettings',
          'StageName',
          'StageVariables',
        ]),
      };
    },
  });
