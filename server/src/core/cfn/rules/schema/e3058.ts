import { keyText, spanOf } from '../../document/node.ts';
import type { ObjectRule } from '../rule.ts';
import { combinationOf } from './presence.ts';

export const e3058: ObjectRule = {
  kind: 'object',
  id: 'E3058',
  severity: 'error',
  title: 'Properties of which one is due',
  about:
    'At least one of some properties is there, such as EventPattern or ScheduleExpression of a rule of EventBridge.',
  mutedByMacros: true,
  *check(visit) {
    const { node, name, resource, schema } = visit;
    const present = new Set(node.entries.map(keyText));
    for (const names of combinationOf(visit)?.someOf ?? []) {
      if (names.some((one) => present.has(one))) continue;
      const place = name === null ? resource.entry.key : node.entries[0]?.key;
      yield { span: spanOf(place ?? node), message: `${name ?? schema.type} needs one of these: ${names.join(', ')}` };
    }
  },
};
