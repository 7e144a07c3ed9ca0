/** Where in a template is what CloudFormation's ValidateTemplate complains of, as far as its sentence tells. */
import { type Entry, keyText, type Node, nodeAtPath, type Span, spanOf, textOf } from '../document/node.ts';
import { innerSpan } from '../model/functions.ts';
import type { Template } from '../model/template.ts';

/** The first line where the message names no place. */
export function placeOfMessage(message: string, template: Template): Span {
  const { text } = template.document;
  return (
    atLine(message, text) ??
    atPointer(message, template) ??
    namesIn(message)
      .map((name) => ofName(name, template))
      .find((span) => span !== null) ??
    lineFrom(text, 0)
  );
}

/** `... not well-formed. (line 3, column 5)`, both from 1. */
function atLine(message: string, text: string): Span | null {
  const found = /\bline (\d{1,7}),? column (\d{1,7})/i.exec(message);
  if (found === null) return null;
  const [, line = '1', column = '1'] = found;
  let start = 0;
  for (let left = Number(line) - 1; left > 0; left -= 1) {
    const next = text.indexOf('\n', start);
    if (next < 0) break;
    start = next + 1;
  }
  const whole = lineFrom(text, start);
  const at = Math.min(start + Math.max(0, Number(column) - 1), whole.end);
  // Behind the last character there is nothing to mark: the line is.
  return at < whole.end ? { start: at, end: whole.end } : whole;
}

/** `[/Resources/Queue/Properties] ...` */
function atPointer(message: string, template: Template): Span | null {
  const pointer = /\[(\/[\w:.-]+(?:\/[\w:.-]+){0,20})/.exec(message)?.[1];
  if (pointer === undefined) return null;
  const path = pointer
    .slice(1)
    .split('/')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  // What is missing has no place: what it is missing in has.
  for (let length = path.length; length > 0; length -= 1) {
    const entry = entryAt(template.root, path.slice(0, length));
    if (entry !== null) return entry;
  }
  return null;
}

function entryAt(root: Node | null, path: readonly (string | number)[]): Span | null {
  const last = path.at(-1);
  const outer = nodeAtPath(root, path.slice(0, -1));
  if (outer?.kind === 'map') {
    const entry = outer.entries.find((one) => keyText(one) === String(last));
    return entry === undefined ? null : innerSpan(entry.key);
  }
  const item = outer?.kind === 'list' && typeof last === 'number' ? outer.items[last] : undefined;
  return item === undefined ? null : spanOf(item);
}

/** The names in a sentence, what stands in brackets or quotes first. */
function namesIn(message: string): readonly string[] {
  const marked = [...message.matchAll(/\[([^\][]{1,500})\]|'([^']{1,200})'|"([^"]{1,200})"/g)].flatMap(
    ([, list, one, other]) => (list ?? one ?? other ?? '').split(/[,\s]+/),
  );
  // Looked at without being taken: of `parameter type: Strin` the second word is one of these too.
  const called = [
    ...message.matchAll(
      /\b(?:resource|parameter|condition|mapping|output|type|property|key)s?(?=:? ([A-Za-z][\w:.]{0,254}))/gi,
    ),
  ].map(([, name = '']) => name);
  const names = [...marked, ...called].map((name) => name.replace(/^[^\w]+|[^\w]+$/g, ''));
  return [...new Set(names)].filter((name) => name !== '' && !FILLERS.has(name.toLowerCase()));
}

/** What follows the words for things without being the name of one. */
const FILLERS = new Set([
  ...['in', 'is', 'are', 'of', 'or', 'and', 'to', 'the', 'a', 'does', 'must', 'not', 'can', 'cannot', 'with'],
  ...['block', 'blocks', 'name', 'names', 'type', 'types', 'value', 'values', 'definition', 'dependencies', 'property'],
  ...['properties', 'member', 'attribute', 'template', 'resources', 'between'],
]);

/**
 * A name that something uses and nothing defines is wrong where it is used; another one, where it is defined. What is
 * used: the whole text of a value, the resource of an attribute (`Queue.Arn`), a variable of Fn::Sub.
 */
function ofName(name: string, template: Template): Span | null {
  const defined = [template.resources.get(name)?.entry, template.parameters.get(name), template.conditions.get(name)]
    .concat(template.mappings.get(name), template.outputs.get(name))
    .find((entry) => entry !== undefined);
  if (defined !== undefined) return innerSpan(defined.key);
  if (template.root === null) return null;
  for (const part of partsOf(template.root)) {
    if ('key' in part) {
      if (keyText(part) === name) return innerSpan(part.key);
      continue;
    }
    const text = textOf(part);
    if (text === undefined) continue;
    if (text === name || text.startsWith(`${name}.`)) return innerSpan(part);
    if (text.includes(`\${${name}}`) || text.includes(`\${${name}.`)) return innerSpan(part);
  }
  return null;
}

/** Keys and scalars in the order of the text. */
function* partsOf(node: Node): Generator<Entry | Node> {
  const waiting: (Entry | Node)[] = [node];
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    if ('key' in next) {
      yield next;
      waiting.push(next.value);
    } else if (next.kind === 'scalar') {
      yield next;
    } else {
      waiting.push(...(next.kind === 'map' ? next.entries : next.items).toReversed());
    }
  }
}

function lineFrom(text: string, start: number): Span {
  const end = text.indexOf('\n', start);
  return { start, end: (end < 0 ? text : text.slice(0, end).replace(/\r$/, '')).length };
}
