import type { ObjectRule } from '../rule.ts';
import { placeOf, writtenAt } from '../written.ts';
import { portRuleOf } from './portRules.ts';

export const e3688: ObjectRule = {
  kind: 'object',
  id: 'E3688',
  severity: 'error',
  title: 'Ports that are all',
  about:
    'In a rule of a security group FromPort and ToPort are both -1, or neither is; of ICMP FromPort may say a type with all codes.',
  mutedByMacros: true,
  *check(visit) {
    const rule = portRuleOf(visit);
    const [from, to] = rule === null ? [] : [writtenAt(rule.node, 'FromPort'), writtenAt(rule.node, 'ToPort')];
    if (rule === null || from === undefined || to === undefined || rule.protocol === undefined) return;
    if (from.text === '-1' && to.text !== '-1') {
      yield { span: placeOf(to.node), message: `With a FromPort of -1 the ToPort is -1, not: ${to.text}` };
    } else if (to.text === '-1' && from.text !== '-1' && !rule.protocol.startsWith('icmp') && rule.protocol !== '-1') {
      yield { span: placeOf(from.node), message: `With a ToPort of -1 the FromPort is -1, not: ${from.text}` };
    }
  },
};
