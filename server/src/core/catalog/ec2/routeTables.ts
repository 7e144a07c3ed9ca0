import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, manyBy, namedByTag } from './service.ts';

const describeRouteTables = ec2.op('DescribeRouteTables');

export const routeTable = list(describeRouteTables, {
  // The most that this call takes.
  input: { MaxResults: 100 },
  items: (page) => page.RouteTables,
})
  .lookup(describeRouteTables, {
    input: (ref) => ({ RouteTableIds: [ec2Id(ref)] }),
    items: (page) => page.RouteTables,
    gone: ['InvalidRouteTableID.NotFound'],
    many: manyBy('route-table-id'),
  })
  .as({
    type: 'AWS.EC2.RouteTable',
    cfn: 'AWS::EC2::RouteTable',
    label: 'Route tables',
    icon: 'milestone',
    scope: 'regional',
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#RouteTableDetails:RouteTableId=${ec2Id(ref)}`,
    model: (table, _, place) => ({
      ...namedByTag(place, 'route-table', required(table.RouteTableId, 'RouteTableId'), table),
      attributes: fieldsOf(table, ['Associations', 'OwnerId', 'PropagatingVgws', 'Routes', 'VpcId']),
    }),
  });
