import { fieldsOf, required, tagsOf } from '../fields.ts';
import { arn } from '../place.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, manyBy, ownedBy, pageSize } from './service.ts';

const describeSecurityGroups = ec2.op('DescribeSecurityGroups');

export const securityGroup = list(describeSecurityGroups, {
  input: { MaxResults: pageSize },
  items: (page) => page.SecurityGroups,
})
  .lookup(describeSecurityGroups, {
    input: (ref) => ({ GroupIds: [ec2Id(ref)] }),
    items: (page) => page.SecurityGroups,
    gone: ['InvalidGroup.NotFound'],
    many: manyBy('group-id'),
  })
  .as({
    type: 'AWS.EC2.SecurityGroup',
    cfn: 'AWS::EC2::SecurityGroup',
    label: 'Security groups',
    icon: 'shield',
    scope: 'regional',
    consolePath: (ref) => `ec2/home?region=${ref.region}#SecurityGroup:groupId=${ec2Id(ref)}`,
    model: (g, _, place) => {
      const id = required(g.GroupId, 'GroupId');
      const groupArn = arn(place, 'ec2', `security-group/${id}`, ownedBy(g.OwnerId));
      return {
        resourceId: groupArn,
        arn: groupArn,
        id,
        name: g.GroupName,
        tags: tagsOf(g.Tags ?? null),
        attributes: fieldsOf(g, ['Description', 'IpPermissions', 'IpPermissionsEgress', 'OwnerId', 'VpcId']),
      };
    },
  });
