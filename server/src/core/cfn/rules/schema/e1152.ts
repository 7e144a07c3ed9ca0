import type { ValueRule } from '../rule.ts';
import { badId, type IdFormat } from './idFormats.ts';

const FORMAT: IdFormat = { prefix: 'ami', type: 'AWS::EC2::Image', named: /^ImageId$/ };

export const e1152: ValueRule = {
  kind: 'value',
  id: 'E1152',
  severity: 'error',
  title: 'Ids of images',
  about: 'What takes the id of an image has one: ami- and 8 or 17 digits and letters from a to f.',
  mutedByMacros: true,
  check: (visit, context) => badId(visit, FORMAT, context),
};
