import { type MapNode, type Node, textOf, valueAt } from '../../document/node.ts';
import { functionAt, subOf } from '../../model/functions.ts';
import type { IamIndex } from '../../schema/iam.ts';
import type { ValueRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { itemsOf, policyOf, statementsOf } from './documents.ts';

export const i3510: ValueRule = {
  kind: 'value',
  id: 'I3510',
  severity: 'info',
  title: 'Resources of another service than the actions',
  about:
    'No action of a statement works on the service of an ARN in it, so that the ARN counts for nothing; said only where all actions are written out.',
  mutedByMacros: true,
  *check(visit, { template, iam }) {
    const policy = policyOf(visit);
    for (const statement of policy?.kind === 'identity' ? statementsOf(policy) : []) {
      const services = servicesOf(statement, iam);
      const whole = valueAt(statement, 'Resource');
      for (const node of services === null || whole === undefined ? [] : itemsOf(whole)) {
        const service = serviceOfArn(node);
        if (service === null || services === null || services.has(service)) continue;
        yield {
          span: wordOf(node, template.document.text),
          message: `No action of this statement works on resources of this service: ${service}`,
        };
      }
    }
  },
};

/** Services in the ARNs of what the actions work on; null: an action is unknown, or works on whatever there is. */
function servicesOf(statement: MapNode, iam: IamIndex): ReadonlySet<string> | null {
  const whole = valueAt(statement, 'Action');
  if (whole === undefined) return null;
  const services = new Set<string>();
  for (const node of itemsOf(whole)) {
    const [prefix = '', name = ''] = (textOf(node) ?? '').split(':');
    const service = iam.get(prefix.toLowerCase());
    const action =
      service !== null && Object.hasOwn(service.actions, name.toLowerCase())
        ? service.actions[name.toLowerCase()]
        : undefined;
    if (service === null || action === undefined || action.resources.length === 0) return null;
    for (const pattern of action.resources.flatMap((kind) =>
      Object.hasOwn(service.resources, kind) ? (service.resources[kind] ?? []) : [],
    )) {
      const part = pattern.split(':')[2] ?? '';
      if (part === '' || /[*$?]/.test(part)) return null;
      services.add(part);
    }
  }
  return services.size === 0 ? null : services;
}

/** Null: it is no ARN, or the service is not written out. */
function serviceOfArn(node: Node): string | null {
  const call = functionAt(node);
  const text = call?.name === 'Fn::Sub' ? textOf(subOf(call).template) : textOf(node);
  const plain = text?.replace(/^arn:\$\{AWS::Partition\}:/, 'arn:aws-x:');
  return /^arn:[^:]+:([a-z0-9-]+):/.exec(plain ?? '')?.[1] ?? null;
}
