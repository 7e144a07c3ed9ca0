import type { ValueRule } from '../rule.ts';
import { badId, type IdFormat } from './idFormats.ts';

const FORMAT: IdFormat = { prefix: 'sg', type: 'AWS::EC2::SecurityGroup', named: /(?:SecurityGroup|Group)Ids?$/ };

export const e1150: ValueRule = {
  kind: 'value',
  id: 'E1150',
  severity: 'error',
  title: 'Ids of security groups',
  about: 'What takes the id of a security group has one: sg- and 8 or 17 digits and letters from a to f.',
  mutedByMacros: true,
  check: (visit, context) => badId(visit, FORMAT, context),
};
