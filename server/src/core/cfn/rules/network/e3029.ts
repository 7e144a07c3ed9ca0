import { entryOf } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import type { ObjectRule } from '../rule.ts';
import { mayBeNothing } from '../schema/presence.ts';
import { textAt } from '../written.ts';
import { isRecord } from './records.ts';

export const e3029: ObjectRule = {
  kind: 'object',
  id: 'E3029',
  severity: 'error',
  title: 'Records that are aliases',
  about: 'A record of the type NS or SOA is no alias.',
  link: servicePage('Route53/latest/DeveloperGuide/resource-record-sets-choosing-alias-non-alias'),
  mutedByMacros: true,
  *check(visit) {
    const alias = isRecord(visit) ? entryOf(visit.node, 'AliasTarget') : undefined;
    const type = textAt(visit.node, 'Type');
    if (alias === undefined || mayBeNothing(alias.value) || (type !== 'NS' && type !== 'SOA')) return;
    yield { span: innerSpan(alias.key), message: `A record is no alias where its Type is: ${type}` };
  },
};
