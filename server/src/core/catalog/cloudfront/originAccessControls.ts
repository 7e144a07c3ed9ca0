import { fieldsOf, required } from '../fields.ts';
import { arn, lastPart } from '../place.ts';
import { list } from '../service.ts';
import { cloudfront, pageSize } from './service.ts';

interface Listed {
  readonly Id?: string | undefined;
  readonly Name?: string | undefined;
  readonly Description?: string | undefined;
  readonly OriginAccessControlOriginType?: string | undefined;
  readonly SigningBehavior?: string | undefined;
  readonly SigningProtocol?: string | undefined;
}

export const originAccessControl = list(cloudfront.op('ListOriginAccessControls'), {
  input: { MaxItems: pageSize },
  items: ({ OriginAccessControlList: page }): readonly Listed[] | undefined => page && (page.Items ?? []),
})
  .lookup(cloudfront.op('GetOriginAccessControl'), {
    input: (ref) => ({ Id: lastPart(ref) }),
    items: ({ OriginAccessControl: found }) => found && [{ ...found.OriginAccessControlConfig, Id: found.Id }],
    gone: ['NoSuchOriginAccessControl'],
  })
  .as({
    type: 'AWS.CloudFront.OriginAccessControl',
    cfn: 'AWS::CloudFront::OriginAccessControl',
    label: 'CloudFront origin access controls',
    icon: 'workspace-trusted',
    scope: 'global',
    consolePath: (ref) => `cloudfront/v4/home?region=${ref.region}#/originAccess`,
    model: (control, _, place) => {
      const id = required(control.Id, 'Id');
      const controlArn = arn(place, 'cloudfront', `origin-access-control/${id}`);
      return {
        resourceId: controlArn,
        arn: controlArn,
        id,
        name: control.Name,
        tags: {},
        attributes: fieldsOf(control, [
          'Description',
          'OriginAccessControlOriginType',
          'SigningBehavior',
          'SigningProtocol',
        ]),
      };
    },
  });
