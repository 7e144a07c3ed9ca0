import { capitalizedFields } from '../capitalize.ts';
import { required } from '../fields.ts';
import { pantherId } from '../place.ts';
import { list } from '../service.ts';
import type { ResourceRef } from '../types.ts';
import { consoleName, logs, pageSize } from './service.ts';

const type = 'AWS.Logs.MetricFilter';
const describeMetricFilters = logs.op('DescribeMetricFilters');

/** AWS has no ARN for them: `account:region:Type:group:filter`. Neither name can have a colon in it. */
function partsOf(ref: ResourceRef): { readonly group: string | undefined; readonly filter: string | undefined } {
  const [, , , group, filter] = ref.resourceId.split(':');
  return { group, filter };
}

export const metricFilter = list(describeMetricFilters, {
  input: { limit: pageSize },
  items: (page) => page.metricFilters,
})
  .lookup(describeMetricFilters, {
    input: (ref) => {
      const { group, filter } = partsOf(ref);
      return { logGroupName: group, filterNamePrefix: filter, limit: pageSize };
    },
    items: (page, ref) => page.metricFilters?.filter((of) => of.filterName === partsOf(ref).filter),
    gone: ['ResourceNotFoundException'],
  })
  .as({
    type,
    cfn: 'AWS::Logs::MetricFilter',
    label: 'Metric filters',
    icon: 'filter',
    scope: 'regional',
    consolePath: (ref) =>
      `cloudwatch/home?region=${ref.region}#logsV2:log-groups/log-group/${consoleName(partsOf(ref).group ?? '')}`,
    model: (f, _, place) => {
      const group = required(f.logGroupName, 'logGroupName');
      const filter = required(f.filterName, 'filterName');
      return {
        resourceId: `${pantherId(place, type)}:${group}:${filter}`,
        name: filter,
        tags: {},
        timeCreated: f.creationTime === undefined ? undefined : new Date(f.creationTime),
        attributes: capitalizedFields(
          f,
          ['applyOnTransformedLogs', 'filterPattern', 'logGroupName', 'metricTransformations'],
          new Set(['dimensions']),
        ),
      };
    },
  });
