import type { ResourceRule } from '../rule.ts';
import { placeOf, textAt, writtenAt } from '../written.ts';

export const e3041: ResourceRule = {
  kind: 'resource',
  id: 'E3041',
  severity: 'error',
  title: 'Records of their zone',
  about: 'The name of a record ends with that of its zone, HostedZoneName.',
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::Route53::RecordSet') return;
    const name = writtenAt(properties, 'Name');
    const zone = textAt(properties, 'HostedZoneName');
    if (name === undefined || zone === undefined) return;
    const [domain, suffix] = [name.text, zone].map((text) => text.toLowerCase().replace(/\.$/, ''));
    if (domain === suffix || domain?.endsWith(`.${suffix}`)) return;
    yield {
      span: placeOf(name.node),
      message: `The name of a record ends with that of its zone ${zone}, not: ${name.text}`,
    };
  },
};
