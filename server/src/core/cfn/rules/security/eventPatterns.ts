/** What EventBridge refuses in a pattern. */
import { operandProblem, operatorNames } from '../../../events/setup/operands.ts';
import { keyText, type ListNode, type MapNode, type Node } from '../../document/node.ts';
import { functionAt, innerSpan } from '../../model/functions.ts';
import { plainValue } from '../../model/plainValue.ts';
import { nearest, replaceWith } from '../nearest.ts';
import { isOpen } from '../policies/documents.ts';
import type { Finding } from '../rule.ts';
import { wordOf } from '../spans.ts';

/** What events have at their top. */
const FIELDS = [
  'account',
  'detail',
  'detail-type',
  'id',
  'region',
  'replay-name',
  'resources',
  'source',
  'time',
  'version',
];

interface Place {
  readonly text: string;
  /** The pattern itself, not a field of it. */
  readonly isTop: boolean;
  /** Within `$or`. */
  readonly isAlternative: boolean;
}

export function* problemsInPattern(pattern: MapNode, text: string): Generator<Finding> {
  yield* inPattern(pattern, { text, isTop: true, isAlternative: false });
}

function* inPattern(node: MapNode, place: Place): Generator<Finding> {
  const { text, isTop, isAlternative } = place;
  if (node.entries.length === 0) yield { span: wordOf(node, text), message: 'A pattern has at least one field.' };
  for (const entry of node.entries) {
    const { value } = entry;
    const key = keyText(entry);
    const span = innerSpan(entry.key);
    const close = isTop && !FIELDS.includes(key) ? nearest(key, FIELDS) : null;
    if (close !== null) {
      yield {
        span,
        severity: 'warning',
        message: `Events have no such field at their top; did you mean ${close}: ${key}`,
        fixes: [replaceWith(span, close)],
      };
    }
    if (isAlternative && operatorNames.includes(key)) {
      yield { span, message: `Within $or no field has the name of a comparison: ${key}` };
    }
    if (key === '$or') yield* inAlternatives(value, place);
    else if (value.kind === 'list') yield* inValues(value, text);
    else if (value.kind === 'map') {
      if (!isOpen(value)) yield* inPattern(value, { ...place, isTop: false });
    } else if (value.style !== 'none') {
      yield {
        span: wordOf(value, text),
        message: `A list of values is due, also of one: ${key}`,
        fixes: value.style === 'block' ? [] : [inBrackets(value, text)],
      };
    }
  }
}

function* inAlternatives(value: Node, place: Place): Generator<Finding> {
  const { text } = place;
  if (value.kind !== 'list') {
    if (functionAt(value) === null) yield { span: wordOf(value, text), message: '$or has a list of patterns.' };
    return;
  }
  const [only] = value.items;
  if (value.items.length < 2 && functionAt(only) === null) {
    yield { span: wordOf(value, text), message: '$or has a list of at least two patterns.' };
  }
  for (const item of value.items) {
    if (item.kind !== 'map') yield { span: wordOf(item, text), message: 'In the list of $or patterns are due.' };
    else if (!isOpen(item)) yield* inPattern(item, { ...place, isAlternative: true });
  }
}

function* inValues(list: ListNode, text: string): Generator<Finding> {
  if (list.items.length === 0) yield { span: wordOf(list, text), message: 'A list of values has at least one.' };
  for (const item of list.items) {
    if (item.kind === 'list') yield { span: wordOf(item, text), message: 'Lists of values have no lists in them.' };
    if (item.kind === 'map' && functionAt(item) === null && !isOpen(item)) yield* inComparison(item, text);
  }
}

function* inComparison(item: MapNode, text: string): Generator<Finding> {
  const [, second] = item.entries;
  if (item.entries.length === 0) {
    yield { span: wordOf(item, text), message: `A comparison is due here; there are ${operatorNames.join(', ')}.` };
  }
  if (second !== undefined) {
    yield { span: innerSpan(second.key), message: `One comparison is due here, not a second one: ${keyText(second)}` };
  }
  for (const { key: node, value } of item.entries.slice(0, 1)) {
    const key = keyText({ key: node, value });
    const span = innerSpan(node);
    if (operatorNames.includes(key) || key === 'exactly') {
      const operand = plainValue(value);
      const problem = operand === undefined ? null : operandProblem(key, operand);
      if (problem !== null) yield { span: wordOf(value, text), message: problem };
      continue;
    }
    const close = nearest(key, operatorNames);
    yield {
      span,
      message: `EventBridge does not compare like this${close === null ? `; there are ${operatorNames.join(', ')}` : `; did you mean ${close}`}: ${key}`,
      fixes: close === null ? [] : [replaceWith(span, close)],
    };
  }
}

function inBrackets(value: Node, text: string) {
  const span = { start: value.origin.offset + value.start, end: value.origin.offset + value.end };
  const written = text.slice(span.start, span.end);
  // In brackets some letters of plain texts would count as more than themselves.
  const inner =
    value.kind === 'scalar' && value.style === 'plain' && /[,[\]{}]/.test(written) ? JSON.stringify(written) : written;
  return { title: 'Make a list of it', edits: [{ span, text: `[${inner}]` }], preferred: true };
}
