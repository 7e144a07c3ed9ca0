import { fieldsOf, required } from '../fields.ts';
import { list } from '../service.ts';
import { ec2, ec2Id, namedByTag, pageSize } from './service.ts';

const describeFlowLogs = ec2.op('DescribeFlowLogs');

export const flowLog = list(describeFlowLogs, {
  input: { MaxResults: pageSize },
  items: (page) => page.FlowLogs,
})
  .lookup(describeFlowLogs, {
    input: (ref) => ({ FlowLogIds: [ec2Id(ref)] }),
    items: (page) => page.FlowLogs,
    gone: ['InvalidFlowLogId.NotFound'],
  })
  .as({
    type: 'AWS.EC2.FlowLog',
    cfn: 'AWS::EC2::FlowLog',
    label: 'Flow logs',
    icon: 'pulse',
    scope: 'regional',
    consolePath: (ref) => `vpcconsole/home?region=${ref.region}#vpcs:`,
    model: (flowLog, _, place) => ({
      ...namedByTag(place, 'vpc-flow-log', required(flowLog.FlowLogId, 'FlowLogId'), flowLog),
      timeCreated: flowLog.CreationTime,
      attributes: fieldsOf(flowLog, [
        'DeliverCrossAccountRole',
        'DeliverLogsErrorMessage',
        'DeliverLogsPermissionArn',
        'DeliverLogsStatus',
        'DestinationOptions',
        'FlowLogStatus',
        'LogDestination',
        'LogDestinationType',
        'LogFormat',
        'LogGroupName',
        'MaxAggregationInterval',
        'ResourceId',
        'TagFieldSpecifications',
        'TrafficType',
      ]),
    }),
  });
