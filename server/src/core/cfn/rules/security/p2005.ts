import { plainValue } from '../../model/plainValue.ts';
import { isOpen } from '../policies/documents.ts';
import type { ValueRule } from '../rule.ts';
import { wordOf } from '../spans.ts';
import { problemsInPattern } from './eventPatterns.ts';

export const p2005: ValueRule = {
  kind: 'value',
  id: 'P2005',
  severity: 'error',
  title: 'Event patterns',
  about:
    'In a pattern of EventBridge each field has a list of values, or a map of more fields; what compares is known, and has what it compares with; $or has two patterns or more. A pattern of more than 2,048 characters is a warning.',
  fixes: true,
  mutedByMacros: true,
  *check({ node, path, schema, isWhole }, { template }) {
    if (!isWhole || !PLACES.has(`${schema.type} ${path}`) || node.kind !== 'map' || isOpen(node)) return;
    const { text } = template.document;
    yield* problemsInPattern(node, text);
    // What functions give only adds to it.
    const written = plainValue(node, () => '');
    const length = written === undefined ? 0 : JSON.stringify(written).length;
    if (length > MOST_CHARACTERS) {
      yield {
        span: wordOf(node, text),
        severity: 'warning',
        message: `A pattern has at most 2,048 characters, unless AWS raised that for the account; this has ${length}.`,
      };
    }
  },
};

const PLACES = new Set(['AWS::Events::Rule EventPattern', 'AWS::Events::Archive EventPattern']);
const MOST_CHARACTERS = 2_048;
