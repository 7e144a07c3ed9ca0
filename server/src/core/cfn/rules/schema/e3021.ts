import { keyText } from '../../document/node.ts';
import { innerSpan } from '../../model/functions.ts';
import type { ObjectRule } from '../rule.ts';
import { certainEntries, combinationOf } from './presence.ts';

export const e3021: ObjectRule = {
  kind: 'object',
  id: 'E3021',
  severity: 'error',
  title: 'Properties that need others',
  about: 'Some properties count only together, such as S3Bucket and S3Key of the code of a Lambda function.',
  mutedByMacros: true,
  *check(visit) {
    const needs = combinationOf(visit)?.needs ?? {};
    const present = new Set(visit.node.entries.map(keyText));
    for (const entry of certainEntries(visit.node)) {
      const key = keyText(entry);
      for (const other of (Object.hasOwn(needs, key) ? needs[key] : undefined) ?? []) {
        if (!present.has(other))
          yield { span: innerSpan(entry.key), message: `${key} needs the property beside it: ${other}` };
      }
    }
  },
};
