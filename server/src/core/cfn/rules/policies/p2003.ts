import { spanOf, valueAt } from '../../document/node.ts';
import { replaceWith } from '../nearest.ts';
import type { ResourceRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { itemsOf } from './documents.ts';
import { writtenText } from './principals.ts';

export const p2003: ResourceRule = {
  kind: 'resource',
  id: 'P2003',
  severity: 'info',
  title: 'Policies of AWS that allow more than looking',
  about:
    'ReadOnlyAccess reads what is in buckets, tables and queues too: SecurityAudit and ViewOnlyAccess do not. AdministratorAccess allows all.',
  fixes: true,
  mutedByMacros: true,
  *check({ type, properties }, { template }) {
    if (type === null || !TYPES.has(type)) return;
    const whole = valueAt(properties, 'ManagedPolicyArns');
    for (const node of whole === undefined ? [] : itemsOf(whole)) {
      const name = /:iam::aws:policy\/(.+)$/.exec(writtenText(node) ?? '')?.[1];
      const says = name !== undefined && Object.hasOwn(SAYS, name) ? SAYS[name] : undefined;
      if (says === undefined) continue;
      const { text } = template.document;
      const word = text.slice(spanOf(node).start, spanOf(node).end).indexOf('ReadOnlyAccess');
      const start = spanOf(node).start + word;
      yield {
        span: wordOf(node, text),
        message: `${says}: ${name}`,
        fixes: word < 0 ? [] : [replaceWith({ start, end: start + 'ReadOnlyAccess'.length }, 'SecurityAudit')],
      };
    }
  },
};

const TYPES = new Set(['AWS::IAM::Group', 'AWS::IAM::Role', 'AWS::IAM::User']);

const SAYS: Readonly<Record<string, string>> = {
  AdministratorAccess: 'This allows everything; name what is needed',
  ReadOnlyAccess: 'This reads data too; to look at resources use SecurityAudit or ViewOnlyAccess',
};
