/** What CloudFormation says of an operation that failed in one account and region: the emulator lets all succeed. */

import type { Fault } from '../../../../scripts/emulator/start.ts';
import { securityDev } from '../../../../scripts/estate/accounts/ids.ts';

const region = 'us-east-1';
const reason = `Account ${securityDev.id} should have 'PantherCloudFormationStackSetExecutionRole-us-east-1' role with trust relationship to Role 'PantherCloudFormationStackSetAdminRole-us-east-1'.`;

function answer(action: string, result: string): Fault {
  const body = `<${action}Response xmlns="http://cloudformation.amazonaws.com/doc/2010-05-15/"><${action}Result>${result}</${action}Result></${action}Response>`;
  return { service: 'cloudformation', action, status: 200, contentType: 'text/xml', body };
}

const operation = `<OperationId>failed-1</OperationId><Action>CREATE</Action><Status>FAILED</Status>
  <CreationTimestamp>2026-11-26T10:00:00Z</CreationTimestamp><EndTimestamp>2026-11-26T10:01:00Z</EndTimestamp>
  <StatusDetails><FailedStackInstancesCount>1</FailedStackInstancesCount></StatusDetails>`;

export const failedOperation: readonly Fault[] = [
  answer('DetectStackSetDrift', '<OperationId>failed-1</OperationId>'),
  answer('DescribeStackSetOperation', `<StackSetOperation>${operation}</StackSetOperation>`),
  answer('ListStackSetOperations', `<Summaries><member>${operation}</member></Summaries>`),
  answer(
    'ListStackSetOperationResults',
    `<Summaries><member><Account>${securityDev.id}</Account><Region>${region}</Region><Status>FAILED</Status>
      <StatusReason>${reason}</StatusReason></member></Summaries>`,
  ),
  answer(
    'ListStackInstances',
    `<Summaries><member><StackSetId>panther-real-time-events:1</StackSetId><Account>${securityDev.id}</Account>
      <Region>${region}</Region><Status>OUTDATED</Status><StatusReason>${reason}</StatusReason>
      <StackInstanceStatus><DetailedStatus>FAILED</DetailedStatus></StackInstanceStatus>
      <LastOperationId>failed-1</LastOperationId></member></Summaries>`,
  ),
];
