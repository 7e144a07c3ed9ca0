import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, isDeleted, namedByTag, pageSize } from './service.ts';

const describeVpcPeeringConnections = ec2.op('DescribeVpcPeeringConnections');

export const vpcPeeringConnection = list(describeVpcPeeringConnections, {
  input: { MaxResults: pageSize },
  items: (page) => page.VpcPeeringConnections,
})
  .lookup(describeVpcPeeringConnections, {
    input: (ref) => ({ VpcPeeringConnectionIds: [ec2Id(ref)] }),
    items: (page) => page.VpcPeeringConnections,
    gone: ['InvalidVpcPeeringConnectionID.NotFound'],
  })
  .as({
    type: 'AWS.EC2.VPCPeeringConnection',
    cfn: 'AWS::EC2::VPCPeeringConnection',
    label: 'VPC peering connections',
    icon: 'git-compare',
    scope: 'regional',
    consolePath: (ref) =>
      `vpcconsole/home?region=${ref.region}#PeeringConnectionDetails:vpcPeeringConnectionId=${ec2Id(ref)}`,
    model: (connection, _, place) => {
      if (isDeleted(connection.Status?.Code)) return undefined;
      return {
        ...namedByTag(
          place,
          'vpc-peering-connection',
          required(connection.VpcPeeringConnectionId, 'VpcPeeringConnectionId'),
          connection,
        ),
        attributes: fieldsOf(connection, ['AccepterVpcInfo', 'ExpirationTime', 'RequesterVpcInfo', 'Status']),
      };
    },
  });
