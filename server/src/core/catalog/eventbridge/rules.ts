import { fieldsOf, listedIn, partOf, required, sortedBy } from '../fields.ts';
import { parents } from '../service.ts';
import { getTaggedResources, tagsAt, tagsOfType } from '../tagging.ts';
import type { ResourceRef } from '../types.ts';
import { eventbridge, gone, Limit, listEventBuses } from './service.ts';

/** Of `rule/nightly`, on the bus that each account has, and of `rule/orders/created`. */
function ruleOf(ref: ResourceRef): { readonly Name: string; readonly EventBusName: string } {
  const path = (ref.resourceId.split(':rule/')[1] ?? '').split('/');
  return { Name: path.at(-1) ?? '', EventBusName: path.slice(0, -1).join('/') || 'default' };
}

export const rule = parents('buses', listEventBuses, {
  input: { Limit },
  index: (pages) => listedIn(pages, (page) => page.EventBuses).map(({ Name }) => ({ EventBusName: Name, Limit })),
})
  .list(eventbridge.op('ListRules'), { inputs: (d) => d.buses, items: (page) => page.Rules, absent: gone })
  .shared('tags', getTaggedResources, tagsOfType('events'))
  .pages(
    'targets',
    eventbridge.op('ListTargetsByRule'),
    ({ Name, EventBusName }) => ({ Rule: Name, EventBusName, Limit }),
    { absent: gone },
  )
  .lookup(eventbridge.op('DescribeRule'), {
    input: ruleOf,
    items: (page) => (page.Arn === undefined ? undefined : [page]),
    gone,
  })
  .as({
    type: 'AWS.Events.Rule',
    cfn: 'AWS::Events::Rule',
    label: 'EventBridge rules',
    icon: 'symbol-event',
    scope: 'regional',
    // What targets are told is made up by people.
    secrets: [
      'Targets.*.HttpParameters.HeaderParameters.*',
      'Targets.*.HttpParameters.PathParameterValues.*',
      'Targets.*.HttpParameters.QueryStringParameters.*',
      'Targets.*.Input',
      'Targets.*.InputTransformer.InputTemplate',
      'Targets.*.RedshiftDataParameters.Sql',
      'Targets.*.RedshiftDataParameters.Sqls.*',
      'Targets.*.SageMakerPipelineParameters.PipelineParameterList.*.Value',
    ],
    consolePath: (ref) => {
      const { Name, EventBusName } = ruleOf(ref);
      return `events/home?region=${ref.region}#/eventbus/${encodeURIComponent(EventBusName)}/rules/${Name}`;
    },
    model: (r, d) => {
      if (d.targets === null) return undefined;
      const ruleArn = required(r.Arn, 'Arn');
      return {
        resourceId: ruleArn,
        arn: ruleArn,
        name: r.Name,
        tags: tagsAt(d.tags, ruleArn),
        attributes: {
          ...fieldsOf(r, [
            'Description',
            'EventBusName',
            'EventPattern',
            'ManagedBy',
            'RoleArn',
            'ScheduleExpression',
            'State',
          ]),
          Targets: partOf(d.targets, (pages) =>
            sortedBy(
              pages.flatMap((page) => page.Targets ?? []),
              (target) => target.Id,
            ),
          ),
        },
      };
    },
  });
