import type { AppErrorCode } from '../core/errors.ts';
import { failureOf } from '../core/failure.ts';
import type { ExitCode } from './exitCode.ts';
import { printable } from './output/text.ts';

const failedElsewhere: ReadonlySet<AppErrorCode> = new Set(['AWS', 'NETWORK', 'ROLE', 'STACK', 'BUSY']);

/** One line, what and where and what to do, with the exit code that goes with it; null: the error is a bug. */
export function failureLine(error: unknown): { readonly line: string; readonly exitCode: ExitCode } | null {
  const failure = failureOf(error);
  if (failure === null) return null;
  const { file, line, column, accountId, region, message, hint } = failure;
  const position = file === null || line === null ? '' : `${file}:${line}:${column ?? 1}: `;
  const places = [accountId, region].filter((place) => place !== null && !message.includes(place));
  const where = places.length === 0 ? '' : ` (${places.join(', ')})`;
  const what = message.replace(/\.$/, '');
  const text = `${position}${what}${where}.${hint === null ? '' : ` ${hint}`}`;
  return {
    line: printable(text.replace(/\s+/g, ' ')).trim(),
    exitCode: failedElsewhere.has(failure.code) ? 1 : 2,
  };
}
