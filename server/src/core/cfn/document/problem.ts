import type { Span } from './node.ts';

/** What is wrong with the text itself, before anybody asks what it means. */
export interface SyntaxProblem extends Span {
  readonly code: 'syntax' | 'duplicateKey' | 'unknownTag' | 'tooDeep' | 'tooLarge' | 'notText';
  readonly message: string;
}

/** Deeper than any template can be: CloudFormation's own limit is far below. Parsers recurse. */
const MAX_DEPTH = 200;

/** Where flow collections are nested too deeply to be parsed; null: nowhere. A quick look, before parsing. */
export function tooDeepAt(text: string): number | null {
  let depth = 0;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    if (code === OPEN_BRACE || code === OPEN_BRACKET) {
      depth += 1;
      if (depth > MAX_DEPTH) return index;
    } else if ((code === CLOSE_BRACE || code === CLOSE_BRACKET) && depth > 0) depth -= 1;
  }
  return null;
}

/** Blocks nest by indentation and by `- - -`: where a line begins deeper than anything can be. */
export function tooIndentedAt(text: string): number | null {
  const found = /^(?: {401,}|(?: *- ){101,})\S/m.exec(text);
  return found === null ? null : found.index;
}

const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;

/** Tags and keys that stand twice leave the structure whole. */
export function breaks({ code }: SyntaxProblem): boolean {
  return code !== 'duplicateKey' && code !== 'unknownTag';
}
