import type { ObjectRule } from '../rule.ts';
import { placeOf, writtenAt } from '../written.ts';

export const e3715: ObjectRule = {
  kind: 'object',
  id: 'E3715',
  severity: 'error',
  title: 'Names of disks of the host',
  about: 'VirtualName is ephemeral and a number from 0 to 23.',
  mutedByMacros: true,
  *check({ node, name, schema }) {
    if (name !== 'BlockDeviceMapping' || !schema.type.startsWith('AWS::EC2::')) return;
    const written = writtenAt(node, 'VirtualName');
    if (written === undefined || /^ephemeral(?:1?\d|2[0-3])$/.test(written.text)) return;
    yield {
      span: placeOf(written.node),
      message: `VirtualName is one of ephemeral0 to ephemeral23, not: ${written.text}`,
    };
  },
};
