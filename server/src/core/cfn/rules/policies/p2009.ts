import { textOf, valueAt } from '../../document/node.ts';
import type { ValueRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { branchesOf } from '../visits.ts';
import { itemsOf, policyOf, statementsOf } from './documents.ts';
import { allows, conditionKeysOf } from './principals.ts';

export const p2009: ValueRule = {
  kind: 'value',
  id: 'P2009',
  severity: 'warning',
  title: 'Queues that services may send to for anybody',
  about:
    'A policy of a queue lets SNS, EventBridge or S3 send to it, and no condition says for whose topic, rule or bucket: that of any account will do.',
  mutedByMacros: true,
  *check(visit, { template }) {
    const policy = visit.schema.type === 'AWS::SQS::QueuePolicy' ? policyOf(visit) : null;
    for (const statement of policy === null ? [] : statementsOf(policy)) {
      const keys = conditionKeysOf(statement);
      if (!allows(statement) || keys === null || [...keys].some((key) => SAYS_WHOSE.test(key))) continue;
      const principal = valueAt(statement, 'Principal');
      for (const node of principal === undefined ? [] : branchesOf(principal)) {
        const services = valueAt(node, 'Service');
        for (const service of services === undefined ? [] : itemsOf(services)) {
          const name = SENDERS.find((sender) => textOf(service)?.split('.')[0] === sender.service);
          if (name === undefined) continue;
          yield {
            span: wordOf(service, template.document.text),
            message: `The ${name.what} of any account may send to this queue; add a Condition with aws:SourceArn, aws:SourceAccount or aws:SourceOrgID.`,
          };
        }
      }
    }
  },
};

const SENDERS: readonly { readonly service: string; readonly what: string }[] = [
  { service: 'events', what: 'rules' },
  { service: 's3', what: 'buckets' },
  { service: 'sns', what: 'topics' },
];

/** Also keys that say which principal or network it is: they were thought about. */
const SAYS_WHOSE = /^aws:(?:source|principal)/;
