import { type Node, textOf, valueAt } from '../../document/node.ts';
import { innerSpan } from '../../model/functions.ts';
import type { IamIndex } from '../../schema/iam.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { Finding, ValueRule } from '../rule.ts';
import { itemsOf, policyOf, statementsOf } from './documents.ts';
import { matchesWildcard } from './wildcards.ts';

export const w3037: ValueRule = {
  kind: 'value',
  id: 'W3037',
  severity: 'warning',
  title: 'Unknown actions in policies',
  about:
    'An action is one that AWS has, or a wildcard that takes some; AWS takes unknown ones in silence, and they allow nothing. A note where it may be newer than the data.',
  fixes: true,
  mutedByMacros: true,
  *check(visit, { iam }) {
    const policy = policyOf(visit);
    for (const statement of policy === null ? [] : statementsOf(policy)) {
      for (const key of ['Action', 'NotAction']) {
        const whole = valueAt(statement, key);
        for (const node of whole === undefined ? [] : itemsOf(whole)) yield* ofAction(node, iam);
      }
    }
  },
};

function* ofAction(node: Node, iam: IamIndex): Generator<Finding> {
  const text = textOf(node);
  if (text === undefined || text === '' || text === '*' || text.includes('${') || text.includes('{{')) return;
  const span = innerSpan(node);
  const [prefix = '', name] = text.split(':');
  if (name === undefined) {
    yield { span, message: `An action is written service:Action, not: ${text}` };
    return;
  }
  if (/[*?]/.test(prefix)) return;
  const service = iam.get(prefix.toLowerCase());
  if (service === null) {
    const close = nearest(prefix, iam.services);
    const fix = close === null ? [] : [replaceWith(span, `${close}:${name}`)];
    yield { span, message: `No service with these actions is known${hint(close)}: ${text}`, fixes: fix };
    return;
  }
  if (Object.hasOwn(service.actions, name.toLowerCase())) return;
  if (/[*?]/.test(name)) {
    if (Object.keys(service.actions).some((action) => matchesWildcard(name.toLowerCase(), action))) return;
    yield { span, message: `No known action of ${service.name} is like this: ${text}` };
    return;
  }
  const close = nearest(
    name,
    Object.values(service.actions).map((action) => action.name),
  );
  const fix = close === null ? [] : [replaceWith(span, `${service.prefix}:${close}`)];
  yield {
    span,
    message: `${service.name} has no action of that name that is known${hint(close)}: ${text}`,
    ...(close === null && { severity: 'info' }),
    fixes: fix,
  };
}

function hint(close: string | null): string {
  return close === null ? '' : `; did you mean ${close}`;
}
