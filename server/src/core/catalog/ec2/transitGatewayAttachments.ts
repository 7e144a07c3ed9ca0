import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, isDeleted, namedByTag, pageSize } from './service.ts';

const describeTransitGatewayAttachments = ec2.op('DescribeTransitGatewayAttachments');

export const transitGatewayAttachment = list(describeTransitGatewayAttachments, {
  input: { MaxResults: pageSize },
  items: (page) => page.TransitGatewayAttachments,
})
  .lookup(describeTransitGatewayAttachments, {
    input: (ref) => ({ TransitGatewayAttachmentIds: [ec2Id(ref)] }),
    items: (page) => page.TransitGatewayAttachments,
    gone: ['InvalidTransitGatewayAttachmentID.NotFound'],
  })
  .as({
    type: 'AWS.EC2.TransitGatewayAttachment',
    cfn: 'AWS::EC2::TransitGatewayAttachment',
    label: 'Transit gateway attachments',
    icon: 'link',
    scope: 'regional',
    consolePath: (ref) =>
      `vpcconsole/home?region=${ref.region}#TransitGatewayAttachmentDetails:transitGatewayAttachmentId=${ec2Id(ref)}`,
    model: (attachment, _, place) => {
      if (isDeleted(attachment.State)) return undefined;
      return {
        ...namedByTag(
          place,
          'transit-gateway-attachment',
          required(attachment.TransitGatewayAttachmentId, 'TransitGatewayAttachmentId'),
          attachment,
        ),
        timeCreated: attachment.CreationTime,
        attributes: fieldsOf(attachment, [
          'Association',
          'NatGatewaySupport',
          'ResourceId',
          'ResourceOwnerId',
          'ResourceType',
          'State',
          'TransitGatewayId',
          'TransitGatewayOwnerId',
        ]),
      };
    },
  });
