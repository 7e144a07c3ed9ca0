/** Reads a file that editors write in place: they empty it first, or take it away, and what is read then is half of it. */
import { open } from 'node:fs/promises';
import type { Clock } from '../../core/ports.ts';
import { unlessMissing } from '../files/write.ts';

/** A new text is one that was read twice. */
const AGAIN_AFTER_MS = 40;
/** So often a file may be found missing, empty or broken before that is what it is. Not a time: clocks are set back. */
const MOST_LOOKS = 15;

interface Reading {
  /** Null: there is no such file. */
  readonly text: string | null;
  /** Another one: it was replaced as a whole. */
  readonly inode: number;
}

/**
 * The text of the file, once nobody seems to be in the middle of writing it.
 * @param path absolute
 * @param isWhole whether a text can be what somebody wanted to write
 * @returns null: there is no such file
 */
export function createSettledText(
  path: string,
  clock: Clock,
  isWhole: (text: string) => boolean,
): () => Promise<string | null> {
  let known: Reading | null = null;

  return async () => {
    let now = await readOnce(path);
    for (let looks = 0; looks < MOST_LOOKS; looks += 1) {
      if (now.text === known?.text || isReplaced(now, known, isWhole)) break;
      // At the first look only an empty file tells that somebody may be about to write it.
      if (known === null && now.text?.trim() !== '') break;
      await clock.delay(AGAIN_AFTER_MS, new AbortController().signal);
      const again = await readOnce(path);
      const isSettled = again.text === now.text && again.text !== null && isWhole(again.text);
      now = again;
      if (isSettled) break;
    }
    known = now;
    return now.text;
  };
}

function isReplaced(now: Reading, known: Reading | null, isWhole: (text: string) => boolean): boolean {
  return known !== null && known.inode !== now.inode && now.text !== null && isWhole(now.text);
}

async function readOnce(path: string): Promise<Reading> {
  const file = await open(path, 'r').catch(unlessMissing);
  if (file === null) return { text: null, inode: 0 };
  try {
    const { ino: inode } = await file.stat();
    return { text: await file.readFile('utf8'), inode };
  } finally {
    await file.close();
  }
}
