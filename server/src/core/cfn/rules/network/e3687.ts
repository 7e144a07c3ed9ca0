import type { ObjectRule } from '../rule.ts';
import { lacks, placeOf, writtenAt } from '../written.ts';
import { portRuleOf } from './portRules.ts';

export const e3687: ObjectRule = {
  kind: 'object',
  id: 'E3687',
  severity: 'error',
  title: 'Ports of TCP, UDP and ICMP',
  about: 'A rule of a security group for one of these says FromPort and ToPort.',
  mutedByMacros: true,
  *check(visit) {
    const rule = portRuleOf(visit);
    const written = rule === null ? undefined : writtenAt(rule.node, 'IpProtocol');
    if (rule === null || written === undefined || !/^(?:tcp|udp|icmp|icmpv6)$/.test(rule.protocol ?? '')) return;
    const missing = ['FromPort', 'ToPort'].filter((key) => lacks(rule.node, key));
    if (missing.length === 0) return;
    yield { span: placeOf(written.node), message: `A rule for ${written.text} needs: ${missing.join(', ')}` };
  },
};
