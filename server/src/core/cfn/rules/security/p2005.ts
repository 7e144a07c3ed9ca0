import { keyText, type MapNode, type Node } from '../../document/node.ts';
import { functionAt, innerSpan } from '../../model/functions.ts';
import { nearest, replaceWith } from '../nearest.ts';
import { isOpen } from '../policies/documents.ts';
import type { Finding, RuleContext, ValueRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const p2005: ValueRule = {
  kind: 'value',
  id: 'P2005',
  severity: 'error',
  title: 'Event patterns',
  about:
    'In a pattern of EventBridge each field has a list of values, or a map of more fields; what compares is known.',
  fixes: true,
  mutedByMacros: true,
  *check({ node, path, schema, isWhole }, context) {
    if (!isWhole || !PLACES.has(`${schema.type} ${path}`) || node.kind !== 'map' || isOpen(node)) return;
    if (node.entries.length === 0) {
      yield { span: wordOf(node, context.template.document.text), message: 'A pattern has at least one field.' };
    }
    yield* inPattern(node, context, true);
  },
};

const PLACES = new Set(['AWS::Events::Rule EventPattern', 'AWS::Events::Archive EventPattern']);
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
const OPERATORS = ['anything-but', 'cidr', 'equals-ignore-case', 'exists', 'numeric', 'prefix', 'suffix', 'wildcard'];

function* inPattern(node: MapNode, context: RuleContext, isTop: boolean): Generator<Finding> {
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
    if (key === '$or') yield* inAlternatives(value, context, isTop);
    else if (value.kind === 'list') yield* inValues(value.items, value, context);
    else if (value.kind === 'map') {
      if (!isOpen(value)) yield* inPattern(value, context, false);
    } else if (value.style !== 'none') {
      const { text } = context.template.document;
      yield {
        span: wordOf(value, text),
        message: `A list of values is due, also of one: ${key}`,
        fixes: value.style === 'block' ? [] : [inBrackets(value, text)],
      };
    }
  }
}

function* inAlternatives(value: Node, context: RuleContext, isTop: boolean): Generator<Finding> {
  for (const item of value.kind === 'list' ? value.items : []) {
    if (item.kind === 'map' && !isOpen(item)) yield* inPattern(item, context, isTop);
  }
}

function* inValues(items: readonly Node[], list: Node, { template }: RuleContext): Generator<Finding> {
  const { text } = template.document;
  if (items.length === 0) yield { span: wordOf(list, text), message: 'A list of values has at least one.' };
  for (const item of items) {
    if (item.kind === 'list') yield { span: wordOf(item, text), message: 'Lists of values have no lists in them.' };
    if (item.kind !== 'map' || functionAt(item) !== null || isOpen(item)) continue;
    for (const entry of item.entries) {
      const key = keyText(entry);
      if (OPERATORS.includes(key)) continue;
      const close = nearest(key, OPERATORS);
      const span = innerSpan(entry.key);
      yield {
        span,
        message: `EventBridge does not compare like this${close === null ? `; there are ${OPERATORS.join(', ')}` : `; did you mean ${close}`}: ${key}`,
        fixes: close === null ? [] : [replaceWith(span, close)],
      };
    }
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
