/** A keyed hash of secrets, so that a change is seen and nothing can be read or guessed. */
import { createHmac, randomBytes, randomUUID } from 'node:crypto';
import { link, mkdir, readFile, unlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError } from '../../core/errors.ts';

const KEY_BYTES = 32;

/**
 * The fingerprint function of this installation. Its key is made on first use, in `redaction.key` (mode 0600).
 * @throws AppError STORE when the key cannot be used
 */
export async function loadFingerprint(home: string): Promise<(secret: string) => string> {
  const file = join(home, 'redaction.key');
  const key = (await readKey(file)) ?? (await createKey(home, file));
  if (key.length !== KEY_BYTES) {
    throw new AppError('STORE', `The key that secrets are redacted with is damaged: ${file}`, {
      file,
      hint: 'Delete the file; a new key is made, and every redacted value shows once as changed.',
    });
  }
  return (secret) => createHmac('sha256', key).update(secret).digest('hex').slice(0, 32);
}

async function readKey(file: string): Promise<Buffer | null> {
  try {
    return await readFile(file);
  } catch (error) {
    if (isCode(error, 'ENOENT')) return null;
    throw unusable(file, error);
  }
}

/** The key appears under its name whole or not at all; of two processes that make one at once, the first one's counts. */
async function createKey(home: string, file: string): Promise<Buffer> {
  const temporary = `${file}.${randomUUID()}`;
  try {
    await mkdir(home, { recursive: true, mode: 0o700 });
    await writeFile(temporary, randomBytes(KEY_BYTES), { mode: 0o600, flag: 'wx' });
    try {
      await link(temporary, file);
    } catch (error) {
      if (!isCode(error, 'EEXIST')) throw error;
    } finally {
      await unlink(temporary);
    }
    return await readFile(file);
  } catch (error) {
    throw unusable(file, error);
  }
}

function unusable(file: string, cause: unknown): AppError {
  return new AppError('STORE', `The key that secrets are redacted with cannot be read or made: ${file}`, {
    file,
    hint: 'Check the permissions of the folder, or choose another home folder with PANTHER_HOME.',
    cause,
  });
}

function isCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
