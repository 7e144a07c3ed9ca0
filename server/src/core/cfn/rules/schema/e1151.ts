import type { ValueRule } from '../rule.ts';
import { badId, type IdFormat } from './idFormats.ts';

const FORMAT: IdFormat = { prefix: 'vpc', type: 'AWS::EC2::VPC', named: /VpcId$/i };

export const e1151: ValueRule = {
  kind: 'value',
  id: 'E1151',
  severity: 'error',
  title: 'Ids of networks',
  about: 'What takes the id of a network has one: vpc- and 8 or 17 digits and letters from a to f.',
  mutedByMacros: true,
  check: (visit, context) => badId(visit, FORMAT, context),
};
