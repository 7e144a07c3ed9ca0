/** From JSON text to nodes. The parser recovers from errors, and says where they are. */
import { type Node as JsonNode, type ParseError, parseTree, printParseErrorCode } from 'jsonc-parser';
import type { Entry, Node, Origin, ScalarNode } from './node.ts';
import type { SyntaxProblem } from './problem.ts';

export interface JsonParsed {
  readonly root: Node | null;
  readonly problems: readonly SyntaxProblem[];
}

export function parseJson(text: string, origin: Origin): JsonParsed {
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { disallowComments: true, allowTrailingComma: false });
  const problems = errors.map(problemOf);
  return { root: root === undefined ? null : convert(root, text, origin, problems), problems };
}

const MESSAGES: Readonly<Record<string, string>> = {
  InvalidSymbol: 'This is not JSON.',
  InvalidNumberFormat: 'This is no number of JSON.',
  PropertyNameExpected: 'A name in double quotes is due here; a comma before a closing brace is not allowed.',
  ValueExpected: 'A value is due here; a comma before a closing bracket is not allowed.',
  ColonExpected: 'A colon is due here.',
  CommaExpected: 'A comma is due here.',
  CloseBraceExpected: 'A closing brace is due here.',
  CloseBracketExpected: 'A closing bracket is due here.',
  EndOfFileExpected: 'The template has ended here; nothing may follow.',
  InvalidCommentToken: 'JSON has no comments.',
  UnexpectedEndOfComment: 'This comment does not end; JSON has none anyway.',
  UnexpectedEndOfString: 'This text does not end: a quote is missing.',
  UnexpectedEndOfNumber: 'This number does not end.',
  InvalidUnicode: 'This is no Unicode escape.',
  InvalidEscapeCharacter: 'JSON has no such escape.',
  InvalidCharacter: 'A text may not hold this character as it is.',
};

function problemOf({ error, offset, length }: ParseError): SyntaxProblem {
  return jsonProblem(printParseErrorCode(error), offset, length);
}

/** `code`: as jsonc-parser names it. */
export function jsonProblem(code: string, offset: number, length: number): SyntaxProblem {
  const message = MESSAGES[code] ?? 'This is not JSON.';
  return { code: 'syntax', message, start: offset, end: offset + Math.max(1, length) };
}

function convert(node: JsonNode, text: string, origin: Origin, problems: SyntaxProblem[]): Node {
  const place = { origin, start: node.offset, end: node.offset + node.length, parent: null, at: null };
  if (node.type === 'object') {
    const entries = (node.children ?? []).flatMap((property) => entryOf(property, text, origin, problems));
    reportRepeated(entries, problems);
    const map: Node = { ...place, kind: 'map', entries, flow: true, tag: null };
    for (const { key, value } of entries) adopt(map, value, String(key.value));
    return map;
  }
  if (node.type === 'array') {
    const items = (node.children ?? []).map((item) => convert(item, text, origin, problems));
    const list: Node = { ...place, kind: 'list', items, flow: true };
    for (const [index, item] of items.entries()) adopt(list, item, index);
    return list;
  }
  return { ...place, ...scalarOf(node, text), kind: 'scalar' };
}

function adopt(parent: Exclude<Node, ScalarNode>, child: Node, at: string | number): void {
  child.parent = parent;
  child.at = at;
}

function scalarOf(node: JsonNode, text: string): Pick<ScalarNode, 'value' | 'source' | 'style'> {
  const written = text.slice(node.offset, node.offset + node.length);
  if (node.type === 'string') return { value: String(node.value), source: written.slice(1, -1), style: 'quoted' };
  const value = node.type === 'null' ? null : (node.value as number | boolean);
  return { value, source: written, style: 'plain' };
}

function entryOf(property: JsonNode, text: string, origin: Origin, problems: SyntaxProblem[]): readonly Entry[] {
  const [key, value] = property.children ?? [];
  if (key === undefined) return [];
  const end = property.offset + property.length;
  const keyNode: ScalarNode = {
    kind: 'scalar',
    origin,
    start: key.offset,
    end: key.offset + key.length,
    parent: null,
    at: null,
    ...scalarOf(key, text),
  };
  const none: ScalarNode = {
    kind: 'scalar',
    origin,
    start: end,
    end,
    parent: null,
    at: null,
    value: null,
    source: '',
    style: 'none',
  };
  return [{ key: keyNode, value: value === undefined ? none : convert(value, text, origin, problems) }];
}

/** Where a key stands again, CloudFormation would take the last one in silence. */
function reportRepeated(entries: readonly Entry[], problems: SyntaxProblem[]): void {
  const seen = new Set<unknown>();
  for (const { key } of entries) {
    if (seen.has(key.value)) {
      problems.push({
        code: 'duplicateKey',
        message: `This key stands here already: ${String(key.value)}`,
        start: key.start,
        end: key.end,
      });
    }
    seen.add(key.value);
  }
}
