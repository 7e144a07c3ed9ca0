/** The records of a log file, one after the other: a file may be larger than what should be held of it. */
import { AppError } from '../errors.ts';
import type { Json } from '../json.ts';

/** CloudTrail cuts its records at 256 KB, or 1 MB where a trail asks for it. */
const LONGEST_RECORD = 1024 * 1024;
/** CloudTrail begins another file long before. What says that it is longer would never end. */
const LONGEST_TEXT = 256 * 1024 * 1024;
/** What stands before the first record. */
const LONGEST_START = 1024;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN = 0x7b;
const CLOSE = 0x7d;

/** Holds one record and one chunk at a time. @throws AppError BAD_INPUT where it is no such file; whole records came before */
export async function* recordsInText(
  chunks: AsyncIterable<string>,
  most: { readonly record: number; readonly text: number } = { record: LONGEST_RECORD, text: LONGEST_TEXT },
): AsyncGenerator<Json> {
  const splitter = createSplitter(most.record);
  let length = 0;
  for await (const chunk of chunks) {
    length += chunk.length;
    if (length > most.text) throw notRead(`It is longer than ${most.text} characters`);
    for (const text of splitter.add(chunk)) yield parsed(text);
  }
  if (!splitter.isComplete()) throw notRead('It ends too early');
}

interface Splitter {
  /** The records that end in this chunk. */
  add(chunk: string): readonly string[];
  /** The list of records has come to its end. */
  isComplete(): boolean;
}

function createSplitter(longestRecord: number): Splitter {
  let state: 'start' | 'between' | 'record' | 'string' | 'escape' | 'end' = 'start';
  let held = '';
  let depth = 0;

  /** What is behind the beginning of the list; null: it has not come yet. */
  const afterStart = (): string | null => {
    const found = /^\uFEFF?\s*\{\s*"Records"\s*:\s*\[/.exec(held);
    if (found !== null) return held.slice(found[0].length);
    if (held.length > LONGEST_START) throw notRead('It does not begin with a list of Records');
    return null;
  };

  const split = (text: string): readonly string[] => {
    const records: string[] = [];
    let from = 0;
    for (let at = 0; at < text.length && state !== 'end'; at += 1) {
      const code = text.charCodeAt(at);
      if (state === 'string') {
        if (code === BACKSLASH) state = 'escape';
        else if (code === QUOTE) state = 'record';
      } else if (state === 'escape') {
        state = 'string';
      } else if (state === 'record') {
        if (code === QUOTE) state = 'string';
        else if (code === OPEN) depth += 1;
        else if (code === CLOSE && --depth === 0) {
          records.push(held + text.slice(from, at + 1));
          held = '';
          state = 'between';
        }
      } else if (code === OPEN) {
        from = at;
        depth = 1;
        state = 'record';
      } else if (text[at] === ']') {
        state = 'end';
      } else if (!/[\s,]/.test(text[at] ?? '')) {
        throw notRead('Something that is no record stands among its records');
      }
    }
    if (state === 'record' || state === 'string' || state === 'escape') held += text.slice(from);
    if (Math.max(held.length, ...records.map((record) => record.length)) > longestRecord) {
      throw notRead(`One of its records is longer than ${longestRecord} characters`);
    }
    return records;
  };

  return {
    add: (chunk) => {
      if (state !== 'start') return split(chunk);
      held += chunk;
      const rest = afterStart();
      if (rest === null) return [];
      held = '';
      state = 'between';
      return split(rest);
    },
    isComplete: () => state === 'end',
  };
}

function parsed(text: string): Json {
  try {
    return JSON.parse(text) as Json;
  } catch (error) {
    if (error instanceof SyntaxError) throw notRead('One of its records is no JSON');
    throw error;
  }
}

function notRead(reason: string): AppError {
  return new AppError('BAD_INPUT', reason);
}
