import { capitalizedFields } from '../capitalize.ts';
import { required } from '../fields.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from '../tagging.ts';
import type { ResourceRef } from '../types.ts';
import { consoleName, logGroupArn, logs, pageSize } from './service.ts';

const describeLogGroups = logs.op('DescribeLogGroups');

/** Of an ARN with or without the `:*` that policies need. */
function nameOf(ref: ResourceRef): string {
  return ref.resourceId.split(':log-group:')[1]?.split(':')[0] ?? '';
}

export const logGroup = list(describeLogGroups, { input: { limit: pageSize }, items: (page) => page.logGroups })
  .shared('tags', getTaggedResources, tagsOfType('logs:log-group'))
  .lookup(describeLogGroups, {
    input: (ref) => ({ logGroupNamePrefix: nameOf(ref), limit: pageSize }),
    items: (page, ref) => page.logGroups?.filter((group) => group.logGroupName === nameOf(ref)),
    // AWS sorts them, and what is only longer comes after it.
    firstPage: true,
  })
  .as({
    type: 'AWS.CloudWatch.LogGroup',
    cfn: 'AWS::Logs::LogGroup',
    label: 'CloudWatch log groups',
    icon: 'output',
    scope: 'regional',
    volatile: ['StoredBytes'],
    consolePath: (ref) =>
      `cloudwatch/home?region=${ref.region}#logsV2:log-groups/log-group/${consoleName(nameOf(ref))}`,
    model: (g, d, place) => {
      const name = required(g.logGroupName, 'logGroupName');
      // AWS tells two ARNs. The one that ends in `:*` means the log streams; events and tags name this one.
      const groupArn = g.logGroupArn ?? logGroupArn(place, name);
      return {
        resourceId: groupArn,
        arn: groupArn,
        name,
        tags: tagsAt(d.tags, groupArn),
        timeCreated: g.creationTime === undefined ? undefined : new Date(g.creationTime),
        attributes: capitalizedFields(g, [
          'dataProtectionStatus',
          'deletionProtectionEnabled',
          'kmsKeyId',
          'logGroupClass',
          'metricFilterCount',
          'retentionInDays',
          'storedBytes',
        ]),
      };
    },
  });
