/**
 * Whether a text fits a regular expression. Patterns and texts come from templates: JavaScript's own matcher can take
 * years for some, this one gives up.
 */
import { type Pattern, parsePattern } from './pattern.ts';

/** Steps: a few milliseconds. */
const MAX_STEPS = 50_000;
/** Calls within calls: far below where the stack ends. */
const MAX_DEPTH = 500;
const MAX_LENGTH = 1024;

interface Matching {
  readonly text: string;
  readonly groups: Map<number, string>;
  steps: number;
  depth: number;
  gaveUp: boolean;
}

type Then = (at: number) => boolean;

/**
 * `whole`: the pattern has to take all of the text, as AllowedPattern has it; else a part is enough, as schemas have it.
 * Null: that cannot be told, for the pattern is too unusual, the text too long or the work too much.
 */
export function fitsPattern(pattern: string, text: string, { whole }: { readonly whole: boolean }): boolean | null {
  const tree = text.length > MAX_LENGTH ? null : parsePattern(pattern);
  if (tree === null) return null;
  const matching: Matching = { text, groups: new Map(), steps: 0, depth: 0, gaveUp: false };
  const last = whole ? 0 : text.length;
  for (let start = 0; start <= last; start += 1) {
    matching.groups.clear();
    const found = match(tree, start, matching, (at) => !whole || at === text.length);
    if (matching.gaveUp) return null;
    if (found) return true;
  }
  return false;
}

function match(pattern: Pattern, at: number, matching: Matching, then: Then): boolean {
  matching.steps += 1;
  matching.depth += 1;
  if (matching.steps > MAX_STEPS || matching.depth > MAX_DEPTH) matching.gaveUp = true;
  const found = !matching.gaveUp && matchKind(pattern, at, matching, then);
  matching.depth -= 1;
  return found;
}

function matchKind(pattern: Pattern, at: number, matching: Matching, then: Then): boolean {
  const { text } = matching;
  switch (pattern.kind) {
    case 'one':
      return at < text.length && pattern.matches(text.charAt(at)) && then(at + 1);
    case 'start':
      return at === 0 && then(at);
    case 'end':
      return at === text.length && then(at);
    case 'edge':
      return isEdge(text, at) !== pattern.negated && then(at);
    case 'sequence':
      return inOrder(pattern.of, 0, at, matching, then);
    case 'choice':
      return pattern.of.some((one) => match(one, at, matching, then));
    case 'group':
      return match(pattern.of, at, matching, (end) => {
        const before = matching.groups.get(pattern.index);
        matching.groups.set(pattern.index, text.slice(at, end));
        if (then(end)) return true;
        if (before === undefined) matching.groups.delete(pattern.index);
        else matching.groups.set(pattern.index, before);
        return false;
      });
    case 'look':
      return match(pattern.of, at, matching, () => true) !== pattern.negated && !matching.gaveUp && then(at);
    case 'same': {
      const same = matching.groups.get(pattern.index) ?? '';
      return text.startsWith(same, at) && then(at + same.length);
    }
    case 'repeat':
      return pattern.of.kind === 'one'
        ? repeatOne(pattern.of.matches, pattern, at, matching, then)
        : repeat(pattern, 0, at, -1, matching, then);
  }
}

function inOrder(parts: readonly Pattern[], index: number, at: number, matching: Matching, then: Then): boolean {
  const part = parts[index];
  if (part === undefined) return then(at);
  return match(part, at, matching, (end) => inOrder(parts, index + 1, end, matching, then));
}

type Repeat = Extract<Pattern, { kind: 'repeat' }>;

/** A run of single characters, without a call for each. */
function repeatOne(
  matches: (char: string) => boolean,
  { min, max, lazy }: Repeat,
  at: number,
  matching: Matching,
  then: Then,
): boolean {
  const { text } = matching;
  let most = 0;
  while (most < max && at + most < text.length && matches(text.charAt(at + most))) most += 1;
  matching.steps += most;
  for (let taken = 0; taken <= most - min; taken += 1) {
    matching.steps += 1;
    if (matching.steps > MAX_STEPS) matching.gaveUp = true;
    if (matching.gaveUp) return false;
    if (then(at + (lazy ? min + taken : most - taken))) return true;
  }
  return false;
}

/** `last`: where the round before began. A round that takes nothing ends the repeating. */
function repeat(pattern: Repeat, count: number, at: number, last: number, matching: Matching, then: Then): boolean {
  const { of, min, max, lazy } = pattern;
  const more = () =>
    count < max &&
    (at !== last || count < min) &&
    match(of, at, matching, (end) => repeat(pattern, count + 1, end, at, matching, then));
  if (count < min) return at === last ? then(at) : more();
  return lazy ? then(at) || more() : more() || then(at);
}

function isEdge(text: string, at: number): boolean {
  const isWord = (index: number) => /\w/.test(text.charAt(index));
  return isWord(at - 1) !== isWord(at);
}
