/** What of a value an editor marks: the word that is wrong, not the lines below it. */
import { type Node, type Span, spanOf, startOf } from '../document/node.ts';
import { functionAt, innerSpan } from '../model/functions.ts';

/** Of a function its name, of a text the text, of lists, maps and long texts their first line. */
export function wordOf(node: Node, text: string): Span {
  const call = functionAt(node);
  if (call !== null) return innerSpan(call.key);
  const span = node.kind === 'scalar' ? innerSpan(node) : spanOf(node);
  const lineEnd = text.indexOf('\n', startOf(node));
  return lineEnd < 0 || lineEnd >= span.end ? span : { start: span.start, end: Math.max(span.start, lineEnd) };
}
