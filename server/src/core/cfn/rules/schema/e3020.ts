import { keyText } from '../../document/node.ts';
import { innerSpan } from '../../model/functions.ts';
import type { ObjectRule } from '../rule.ts';
import { certainEntries, combinationOf } from './presence.ts';

export const e3020: ObjectRule = {
  kind: 'object',
  id: 'E3020',
  severity: 'error',
  title: 'Properties that exclude each other',
  about: 'Of some properties one may be there, such as ZipFile or S3Bucket of the code of a Lambda function.',
  mutedByMacros: true,
  *check(visit) {
    const told = new Set<string>();
    for (const names of combinationOf(visit)?.oneOf ?? []) {
      const [first, ...others] = certainEntries(visit.node).filter((entry) => names.includes(keyText(entry)));
      for (const other of first === undefined ? [] : others) {
        if (first === undefined || told.has(keyText(other))) continue;
        told.add(keyText(other));
        yield {
          span: innerSpan(other.key),
          message: `${visit.name ?? visit.schema.type} has ${keyText(first)} already, and takes none beside it: ${keyText(other)}`,
          related: [{ span: innerSpan(first.key), message: 'This is the other one.' }],
        };
      }
    }
  },
};
