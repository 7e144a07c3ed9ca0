/** Messages and records in files: whole documents, or one a line; `.gz` too. */
import { readFile } from 'node:fs/promises';
import { gunzipSync } from 'node:zlib';
import { AppError } from '../../core/errors.ts';

export interface FileMessage {
  readonly file: string;
  /** 1-based. */
  readonly line: number;
  readonly body: string;
}

/** CloudTrail's files have some megabytes; more is no such file, or a bomb. */
const LONGEST = 256 * 1024 * 1024;

/** `files` empty: standard input. @throws AppError BAD_INPUT for a file that cannot be read */
export async function* messagesOf(files: readonly string[]): AsyncGenerator<FileMessage> {
  for (const file of files.length === 0 ? ['-'] : files) {
    yield* linesOf(file, file === '-' ? await standardInput() : await textOf(file));
  }
}

function* linesOf(file: string, text: string): Generator<FileMessage> {
  // One document may be spread over lines.
  const whole = text.trim();
  if (whole.startsWith('{') && isJson(whole)) {
    yield { file, line: 1, body: whole };
    return;
  }
  for (const [index, line] of text.split('\n').entries()) {
    if (line.trim() !== '') yield { file, line: index + 1, body: line.trim() };
  }
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    if (error instanceof SyntaxError) return false;
    throw error;
  }
}

async function textOf(file: string): Promise<string> {
  try {
    const bytes = await readFile(file);
    const zipped = bytes[0] === 0x1f && bytes[1] === 0x8b;
    return (zipped ? gunzipSync(bytes, { maxOutputLength: LONGEST }) : bytes).toString('utf8');
  } catch (error) {
    throw new AppError('BAD_INPUT', `The file cannot be read: ${file}`, {
      file,
      hint: 'Name a file of CloudTrail records: JSON, one record a line, or CloudTrail’s own .json.gz.',
      cause: error,
    });
  }
}

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
