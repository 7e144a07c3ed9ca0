import type { ObjectRule } from '../rule.ts';
import { numberAt, placeOf, writtenAt } from '../written.ts';
import { portRuleOf } from './portRules.ts';

export const p3001: ObjectRule = {
  kind: 'object',
  id: 'P3001',
  severity: 'error',
  title: 'Ports from high to low',
  about: 'In a rule of a security group for TCP or UDP FromPort is no greater than ToPort.',
  mutedByMacros: true,
  *check(visit) {
    const rule = portRuleOf(visit);
    if (rule === null || !/^(?:tcp|udp)$/.test(rule.protocol ?? '')) return;
    const [from, to] = [numberAt(rule.node, 'FromPort'), numberAt(rule.node, 'ToPort')];
    const place = writtenAt(rule.node, 'FromPort');
    if (from === undefined || to === undefined || place === undefined || from <= to || to === -1) return;
    yield { span: placeOf(place.node), message: `FromPort is greater than ToPort ${to}: ${from}` };
  },
};
