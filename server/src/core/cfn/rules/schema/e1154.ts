import type { ValueRule } from '../rule.ts';
import { badId, type IdFormat } from './idFormats.ts';

const FORMAT: IdFormat = { prefix: 'subnet', type: 'AWS::EC2::Subnet', named: /Subnet(?:Id)?s?$/ };

export const e1154: ValueRule = {
  kind: 'value',
  id: 'E1154',
  severity: 'error',
  title: 'Ids of subnets',
  about: 'What takes the id of a subnet has one: subnet- and 8 or 17 digits and letters from a to f.',
  mutedByMacros: true,
  check: (visit, context) => badId(visit, FORMAT, context),
};
