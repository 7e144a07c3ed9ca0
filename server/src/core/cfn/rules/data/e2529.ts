import { valueAt } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { areTogether, identityOf, nameOf, placeOf, resourcesOf } from '../written.ts';

/** https://docs.aws.amazon.com/AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl.html */
const MOST = 2;

export const e2529: ResourceRule = {
  kind: 'resource',
  id: 'E2529',
  severity: 'error',
  title: 'Subscriptions of log groups',
  about: 'A log group has two subscription filters at most. Those beyond are marked.',
  link: servicePage('AmazonCloudWatch/latest/logs/cloudwatch_limits_cwl'),
  mutedByMacros: true,
  *check(resource, { template, logic }) {
    if (resource.type !== 'AWS::Logs::SubscriptionFilter') return;
    const group = valueAt(resource.properties, 'LogGroupName');
    const identity = identityOf(group);
    if (group === undefined || identity === undefined) return;
    const all = resourcesOf(template, resource.type).filter(
      ({ properties }) => identityOf(valueAt(properties, 'LogGroupName')) === identity,
    );
    const before = all.slice(0, all.indexOf(resource));
    if (before.length < MOST || !areTogether(logic, resource, ...before)) return;
    yield {
      span: placeOf(group),
      message: `A log group has at most ${MOST} subscription filters, this is one more.`,
      related: before.map((other) => ({ span: nameOf(other), message: 'This is one of them.' })),
    };
  },
};
