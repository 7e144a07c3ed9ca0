/** One parse of a template's text, with places for everything, for all who ask something about it. */
import { type Block, type Cut, cutIntoBlocks } from './blocks.ts';
import { cutJsonIntoBlocks } from './jsonBlocks.ts';
import { parseJson } from './jsonNodes.ts';
import { parseLenientYaml } from './lenientYaml.ts';
import type { Entry, MapNode, Node, Origin, ScalarNode, Span } from './node.ts';
import { breaks, type SyntaxProblem, tooDeepAt, tooIndentedAt } from './problem.ts';
import { textOfKey } from './yamlNodes.ts';

export interface TemplateDocument {
  readonly text: string;
  readonly language: 'yaml' | 'json';
  /** Null: there is nothing, or nothing that can be read. */
  readonly root: Node | null;
  /** Offsets from the beginning of the text. */
  readonly problems: readonly SyntaxProblem[];
  /** Blocks with syntax problems: what is found in them may be wrong, and is not said. */
  readonly broken: readonly Span[];
  /** What the next parse can use again. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly text: string;
  readonly origin: Origin;
  readonly entries: readonly Entry[];
  /** Offsets from the origin. */
  readonly problems: readonly SyntaxProblem[];
  /** Anchors of which it has aliases only. */
  readonly unresolved: ReadonlySet<string>;
}

/** What CloudFormation takes, and some more: beyond that nothing is parsed. In UTF-16 units. */
export const maxTemplateLength = 6_000_000;

/** All at once. Never throws, whatever the text is. `before`: the last parse of the same document, as `parseInSteps` has it. */
export function parseTemplate(text: string, before: TemplateDocument | null = null): TemplateDocument {
  const steps = parseInSteps(text, before?.parts ?? []);
  for (let step = steps.next(); ; step = steps.next()) if (step.done === true) return step.value;
}

/**
 * Yields after each block, what it was read into, so that whoever runs it can do something else in between, or stop.
 * `known`: parts of earlier parses of the same document. Unchanged blocks are used again, so those parses must not be read
 * any more.
 */
export function* parseInSteps(text: string, known: readonly Part[]): Generator<Part, TemplateDocument> {
  const language = isJson(text) ? 'json' : 'yaml';
  const refused = refusal(text, language);
  if (refused !== null) return { text, language, root: null, problems: [refused], broken: [whole(text)], parts: [] };
  const source = withoutMark(text);
  const cut = language === 'json' ? cutJsonIntoBlocks(source) : cutIntoBlocks(source);
  const parsed = cut === null ? null : yield* parseBlocks(source, { text, language }, cut, known);
  return parsed ?? parseWhole(source, { text, language });
}

/** By its first character: YAML's flow maps are read as JSON only if they are JSON. */
function isJson(text: string): boolean {
  return /^[\s\uFEFF]*\{\s*(?:"|\}|$)/.test(text.slice(0, 10_000));
}

function refusal(text: string, language: 'yaml' | 'json'): SyntaxProblem | null {
  const at = { start: 0, end: Math.min(text.length, 1) };
  if (text.length > maxTemplateLength) {
    return { code: 'tooLarge', message: 'This text is far larger than a template may be; it is not read.', ...at };
  }
  if (text.includes('\0'))
    return { code: 'notText', message: 'This is not text, or text in another encoding than UTF-8.', ...at };
  const deep = tooDeepAt(text) ?? (language === 'yaml' ? tooIndentedAt(text) : null);
  return deep === null ? null : { code: 'tooDeep', message: 'This is nested too deeply.', start: deep, end: deep + 1 };
}

/** A byte order mark becomes a space, so that every place stays where it is. */
function withoutMark(text: string): string {
  return text.startsWith('\uFEFF') ? ` ${text.slice(1)}` : text;
}

type Written = Pick<TemplateDocument, 'text' | 'language'>;

function parseWhole(source: string, { text, language }: Written): TemplateDocument {
  const { root, problems } = (language === 'json' ? parseJson : parseLenientYaml)(source, { offset: 0 });
  return { text, language, root, problems, broken: problems.some(breaks) ? [whole(text)] : [], parts: [] };
}

function* parseBlocks(
  source: string,
  { text, language }: Written,
  cut: Cut,
  known: readonly Part[],
): Generator<Part, TemplateDocument | null> {
  const reusable = Map.groupBy(known, (part) => part.text);
  const parts: Part[] = [];
  const problems: SyntaxProblem[] = [...cut.problems];
  const broken: Span[] = [];
  const bySection = new Map<string, Part[]>();
  for (const block of cut.blocks) {
    const part = reusable.get(block.text)?.pop() ?? (language === 'json' ? parseJsonBlock : parseBlock)(block);
    // The anchor is in another block.
    if ([...part.unresolved].some((anchor) => source.includes(`&${anchor}`))) return null;
    part.origin.offset = block.start;
    parts.push(part);
    const placed = part.problems.map((problem) => moved(problem, block.start));
    for (const problem of placed) problems.push(problem);
    if (placed.some(breaks)) broken.push({ start: block.start, end: block.start + block.text.length });
    // A section at the margin goes by its place, for it may stand there twice.
    const section = block.section ?? String(block.start);
    const inside = bySection.get(section);
    if (inside === undefined) bySection.set(section, [part]);
    else inside.push(part);
    yield part;
  }
  // Where JSON is whole though a block is not, it was cut in the wrong places.
  if (language === 'json' && problems.some(breaks) && isWholeJson(source)) return null;
  const root = assemble(cut, bySection, problems, language === 'json');
  return { text, language, root, problems, broken, parts };
}

function isWholeJson(source: string): boolean {
  try {
    JSON.parse(source);
    return true;
  } catch {
    // It is broken, as was found.
    return false;
  }
}

function parseBlock(block: Block): Part {
  const origin = { offset: block.start };
  const { root, problems, unresolved } = parseLenientYaml(block.text, origin);
  const part = { text: block.text, origin, unresolved };
  if (root !== null && root.kind !== 'map' && problems.length === 0) {
    const problem: SyntaxProblem = { code: 'syntax', message: 'A key with a colon is due here.', start: 0, end: 1 };
    return { ...part, entries: [], problems: [problem] };
  }
  return { ...part, entries: root?.kind === 'map' ? root.entries : [], problems };
}

/** The first blank of its line makes room for a brace: every place stays where it is. */
function parseJsonBlock({ start, text }: Block): Part {
  const origin = { offset: start };
  const { root, problems } = parseJson(`{${text.slice(1)}}`, origin);
  const within = problems.map((problem) => ({
    ...problem,
    start: Math.min(problem.start, text.length - 1),
    end: Math.min(problem.end, text.length),
  }));
  return { text, origin, entries: root?.kind === 'map' ? root.entries : [], problems: within, unresolved: new Set() };
}

function assemble(
  cut: Cut,
  bySection: ReadonlyMap<string, readonly Part[]>,
  problems: SyntaxProblem[],
  flow: boolean,
): MapNode {
  const origin = { offset: 0 };
  const entriesOf = (section: string) => (bySection.get(section) ?? []).flatMap((part) => part.entries);
  const entries = cut.sections.flatMap((section): readonly Entry[] => {
    if (!section.isSplit) return entriesOf(String(section.start));
    const { name, key: place, value } = section;
    const style = flow ? 'quoted' : 'plain';
    const key: ScalarNode = {
      kind: 'scalar',
      origin,
      ...place,
      parent: null,
      at: null,
      value: name,
      source: name,
      style,
    };
    return [{ key, value: mapOf(entriesOf(name), origin, value, problems, flow) }];
  });
  return mapOf(entries, origin, cut.root, problems, flow);
}

function mapOf(
  entries: readonly Entry[],
  origin: Origin,
  place: Span,
  problems: SyntaxProblem[],
  flow: boolean,
): MapNode {
  const map: MapNode = { kind: 'map', origin, ...place, parent: null, at: null, entries, flow, tag: null };
  const seen = new Set<string>();
  for (const { key, value } of entries) {
    const name = textOfKey(key);
    value.parent = map;
    value.at = name;
    if (seen.has(name)) {
      const at = key.origin.offset;
      const message = `This key stands here already: ${name}`;
      problems.push({ code: 'duplicateKey', message, start: at + key.start, end: at + key.end });
    }
    seen.add(name);
  }
  return map;
}

function moved(problem: SyntaxProblem, by: number): SyntaxProblem {
  return { ...problem, start: problem.start + by, end: problem.end + by };
}

function whole(text: string): Span {
  return { start: 0, end: text.length };
}
