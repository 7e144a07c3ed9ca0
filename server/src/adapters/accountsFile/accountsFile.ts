/** The accounts file: shared by windows and commands, edited by hand and by us. */
import { readFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Accounts } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import type { AccountsEdit, AccountsFile, Clock } from '../../core/ports.ts';
import { makeFolder, targetOf, unlessMissing, writeAtomically } from '../files/write.ts';
import { parseAccounts, problemPrefix } from './document.ts';
import { editedText, schemaFileName } from './edit.ts';
import { jsonSchemaText } from './jsonSchema.ts';
import { busy, locked } from './lock.ts';
import { createSettledText } from './settledText.ts';
import { watchPath } from './watch.ts';

/** @param path absolute */
export function openAccountsFile(path: string, clock: Clock): AccountsFile {
  // One edit of this process at a time; the lock on disk is for the others.
  let last: Promise<unknown> = Promise.resolve();
  // Every view asks for the accounts all the time, and to parse a thousand of them takes as long as an answer may.
  let known: { readonly text: string; readonly accounts: Accounts } | null = null;

  const settled = createSettledText(path, clock, (text) => isWhole(text, path));

  async function read(): Promise<Accounts> {
    const text = (await reported(path, settled)) ?? '';
    if (known?.text !== text) known = { text, accounts: parseAccounts(text, path).accounts };
    return known.accounts;
  }

  return {
    path,
    exists: async () => (await readText(path)) !== null,
    read,
    update: (edit) => {
      const done = last.then(() => update(path, settled, edit));
      last = done.catch(() => undefined);
      return done;
    },
    watch: (changed) => watchContents(path, changed),
  };
}

/** Not empty, and without a problem. */
function isWhole(text: string, path: string): boolean {
  if (text.trim() === '') return false;
  try {
    parseAccounts(text, path);
    return true;
  } catch (error) {
    if (error instanceof AppError) return false;
    throw error;
  }
}

async function update(
  path: string,
  settled: () => Promise<string | null>,
  edit: (accounts: Accounts) => AccountsEdit,
): Promise<Accounts> {
  const target = await targetOf(path);
  await reported(path, () => makeFolder(dirname(target)));
  const work = async (isHeld: () => boolean): Promise<Accounts> => {
    // What an editor is about to write would be lost.
    const text = (await settled()) ?? '';
    const read = parseAccounts(text, path);
    const edited = editedText(text, read, edit(read.accounts));
    if (edited === null) return read.accounts;
    const { accounts } = readBack(edited, path);
    if (!isHeld()) throw busy(target);
    await writeAtomically(target, edited);
    if (edited.includes(`$schema=./${schemaFileName}`)) await writeSchema(dirname(target));
    return accounts;
  };
  return reported(path, () => locked(target, work));
}

/**
 * What does not read back is not written. The file is well then, and the fault is in what was to be put into it.
 * @throws AppError BAD_INPUT
 */
function readBack(edited: string, path: string): { readonly accounts: Accounts } {
  try {
    return parseAccounts(edited, path);
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    throw new AppError(
      'BAD_INPUT',
      error.message.replace(problemPrefix, 'This cannot be kept in the accounts file: '),
      {
        hint: 'Nothing was changed.',
        cause: error,
      },
    );
  }
}

/** Beside the accounts file, where its first line says: editors then check and complete it, offline too. */
async function writeSchema(folder: string): Promise<void> {
  const file = join(folder, schemaFileName);
  const schema = jsonSchemaText();
  if ((await readText(file)) === schema) return;
  await writeAtomically(file, schema);
}

/** Calls back when the text is another than before, by anyone. */
function watchContents(path: string, changed: () => void): { dispose(): void } {
  let known = textToCompare(path);
  return watchPath(path, () => {
    const now = textToCompare(path);
    if (now === known) return;
    known = now;
    changed();
  });
}

/** A file that cannot be read is as good as none here; who reads it then hears why. */
function textToCompare(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

/** Null: there is no such file. @throws AppError ACCOUNTS_FILE */
async function readText(path: string): Promise<string | null> {
  return reported(path, () => readFile(path, 'utf8').catch(unlessMissing));
}

async function reported<T>(file: string, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    if (error instanceof AppError) throw error;
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new AppError('ACCOUNTS_FILE', `The accounts file cannot be read or written: ${code}`, {
      file,
      hint:
        code === 'ENOSPC'
          ? 'Free some disk space; nothing was changed.'
          : 'Check that the path is a file, and that you may read and write it and its folder.',
      cause: error,
    });
  }
}
