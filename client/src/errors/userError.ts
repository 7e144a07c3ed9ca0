/** What the user is told about an error. Pure. */
import type { FailureData } from '../../../server/src/protocol/failure.ts';
import { oneLine, sentence } from '../ui/text.ts';

export interface UserError {
  /** What failed, where, and what to do. */
  readonly text: string;
  /** The same in two. */
  readonly what: string;
  readonly hint: string | null;
  /** 1-based, in what was asked; null: it has no place. */
  readonly place: { readonly line: number; readonly column: number } | null;
  /** The place to open, 1-based; null: none. */
  readonly file: { readonly path: string; readonly line: number; readonly column: number } | null;
  /** Another profile may help. */
  readonly credentials: boolean;
  /** The organization's id may help. */
  readonly organization: boolean;
}

// JSON-RPC: RequestCancelled and ServerCancelled.
const cancelledCodes: readonly unknown[] = [-32800, -32802];
const longestText = 600;

/** Null: the work was cancelled, which is no error. */
export function toUserError(error: unknown): UserError | null {
  if (isCancelled(error)) return null;
  const data = failureData(error);
  const what = oneLine(sentence(messageOf(error)), longestText);
  const hint = data.hint === null ? null : oneLine(sentence(data.hint), longestText);
  return {
    text: oneLine(hint === null ? what : `${what} ${hint}`, longestText),
    what,
    hint,
    place: data.line === null ? null : { line: data.line, column: data.column ?? 1 },
    file: data.file === null ? null : { path: data.file, line: data.line ?? 1, column: data.column ?? 1 },
    credentials: data.code === 'CREDENTIALS' || data.code === 'WRONG_ACCOUNT',
    organization: data.code === 'ORGANIZATION',
  };
}

export function isCancelled(error: unknown): boolean {
  if (typeof error !== 'object' || error === null) return false;
  if ('name' in error && (error.name === 'AbortError' || error.name === 'Canceled')) return true;
  return 'code' in error && cancelledCodes.includes(error.code);
}

/** For the one line that a tree, a quick pick or a status bar has. */
export function errorLine(error: unknown): string {
  return toUserError(error)?.text ?? '';
}

type ShownFailure = Pick<FailureData, 'hint' | 'file' | 'line' | 'column'> & { readonly code: string | null };

function failureData(error: unknown): ShownFailure {
  const data: unknown = typeof error === 'object' && error !== null && 'data' in error ? error.data : null;
  const fields: Partial<Record<keyof FailureData, unknown>> = typeof data === 'object' && data !== null ? data : {};
  return {
    code: text(fields.code),
    hint: text(fields.hint),
    file: text(fields.file),
    line: position(fields.line),
    column: position(fields.column),
  };
}

function text(value: unknown): string | null {
  return typeof value === 'string' && value.trim() !== '' ? value : null;
}

function position(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 1 ? value : null;
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
