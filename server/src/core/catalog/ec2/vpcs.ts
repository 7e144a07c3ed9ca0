import { fieldsOf, listedIn, partOf, required, tagsOf } from '../fields.ts';
import { arn } from '../place.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, manyBy, ownedBy, pageSize } from './service.ts';

const describeVpcs = ec2.op('DescribeVpcs');

export const vpc = list(describeVpcs, { input: { MaxResults: pageSize }, items: (page) => page.Vpcs })
  .shared('flowLogs', ec2.op('DescribeFlowLogs'), {
    input: { MaxResults: pageSize },
    index: (pages) =>
      Map.groupBy(
        listedIn(pages, (page) => page.FlowLogs),
        (flowLog) => flowLog.ResourceId,
      ),
  })
  .shared('networkAcls', ec2.op('DescribeNetworkAcls'), {
    input: { MaxResults: pageSize },
    index: (pages) =>
      Map.groupBy(
        listedIn(pages, (page) => page.NetworkAcls),
        (acl) => acl.VpcId,
      ),
  })
  .shared('routeTables', ec2.op('DescribeRouteTables'), {
    // The most that this call takes.
    input: { MaxResults: 100 },
    index: (pages) =>
      Map.groupBy(
        listedIn(pages, (page) => page.RouteTables),
        (table) => table.VpcId,
      ),
  })
  .shared('securityGroups', ec2.op('DescribeSecurityGroups'), {
    input: { MaxResults: pageSize },
    index: (pages) =>
      Map.groupBy(
        listedIn(pages, (page) => page.SecurityGroups),
        (group) => group.VpcId,
      ),
  })
  .pages('stale', ec2.op('DescribeStaleSecurityGroups'), (v) => ({ VpcId: v.VpcId, MaxResults: pageSize }), {
    absent: ['InvalidVpcID.NotFound'],
  })
  .lookup(describeVpcs, {
    input: (ref) => ({ VpcIds: [ec2Id(ref)] }),
    items: (page) => page.Vpcs,
    gone: ['InvalidVpcID.NotFound'],
    many: manyBy('vpc-id'),
  })
  .as({
    type: 'AWS.EC2.VPC',
    cfn: 'AWS::EC2::VPC',
    label: 'VPCs',
    icon: 'type-hierarchy',
    scope: 'regional',
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#VpcDetails:VpcId=${ec2Id(ref)}`,
    model: (v, d, place) => {
      const id = required(v.VpcId, 'VpcId');
      const vpcArn = arn(place, 'ec2', `vpc/${id}`, ownedBy(v.OwnerId));
      const acls = partOf(d.networkAcls, (byVpc) => byVpc.get(v.VpcId) ?? []);
      const groups = partOf(d.securityGroups, (byVpc) => byVpc.get(v.VpcId) ?? []);
      return {
        resourceId: vpcArn,
        arn: vpcArn,
        id,
        tags: tagsOf(v.Tags ?? null),
        attributes: {
          ...fieldsOf(v, [
            'CidrBlock',
            'CidrBlockAssociationSet',
            'DhcpOptionsId',
            'InstanceTenancy',
            'Ipv6CidrBlockAssociationSet',
            'IsDefault',
            'OwnerId',
            'State',
          ]),
          DefaultNetworkAclId: partOf(acls, (of) => of.find((acl) => acl.IsDefault)?.NetworkAclId),
          DefaultSecurityGroupId: partOf(groups, (of) => of.find((group) => group.GroupName === 'default')?.GroupId),
          FlowLogs: partOf(d.flowLogs, (byResource) => byResource.get(v.VpcId) ?? []),
          NetworkAcls: acls,
          RouteTables: partOf(d.routeTables, (byVpc) => byVpc.get(v.VpcId) ?? []),
          SecurityGroups: groups,
          StaleSecurityGroups: partOf(d.stale, (pages) => pages.flatMap((page) => page.StaleSecurityGroupSet ?? [])),
        },
      };
    },
  });
