import { fieldsOf, required, tagsOf } from '../fields.ts';
import { arn } from '../place.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, manyBy, ownedBy, pageSize } from './service.ts';

const describeNetworkAcls = ec2.op('DescribeNetworkAcls');

export const networkAcl = list(describeNetworkAcls, {
  input: { MaxResults: pageSize },
  items: (page) => page.NetworkAcls,
})
  .lookup(describeNetworkAcls, {
    input: (ref) => ({ NetworkAclIds: [ec2Id(ref)] }),
    items: (page) => page.NetworkAcls,
    gone: ['InvalidNetworkAclID.NotFound'],
    many: manyBy('network-acl-id'),
  })
  .as({
    type: 'AWS.EC2.NetworkACL',
    cfn: 'AWS::EC2::NetworkAcl',
    label: 'Network ACLs',
    icon: 'list-filter',
    scope: 'regional',
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#NetworkAclDetails:networkAclId=${ec2Id(ref)}`,
    model: (acl, _, place) => {
      const id = required(acl.NetworkAclId, 'NetworkAclId');
      const aclArn = arn(place, 'ec2', `network-acl/${id}`, ownedBy(acl.OwnerId));
      return {
        resourceId: aclArn,
        arn: aclArn,
        id,
        tags: tagsOf(acl.Tags ?? null),
        attributes: fieldsOf(acl, ['Associations', 'Entries', 'IsDefault', 'OwnerId', 'VpcId']),
      };
    },
  });
