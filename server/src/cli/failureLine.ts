import type { AppErrorCode } from '../core/errors.ts';
import { type Failure, failureOf } from '../core/failure.ts';
import type { ExitCode } from './exitCode.ts';
import { sentences } from './output/format.ts';
import { printable } from './output/text.ts';

const failedElsewhere: ReadonlySet<AppErrorCode> = new Set(['AWS', 'NETWORK', 'ROLE', 'STACK', 'BUSY', 'LIMIT']);

/** One line, what and where and what to do, with the exit code that goes with it; null: the error is a bug. */
export function failureLine(error: unknown): { readonly line: string; readonly exitCode: ExitCode } | null {
  const failure = failureOf(error);
  if (failure === null) return null;
  const { accountId, region, message, hint } = failure;
  const places = [accountId, region].filter((place) => place !== null && !message.includes(place));
  const where = places.length === 0 ? '' : ` (${places.join(', ')})`;
  const what = message.replace(/\.$/, '');
  const text = `${placeIn(failure)}${sentences(`${what}${where}.`, hint)}`;
  return {
    line: printable(text.replace(/\s+/g, ' ')).trim(),
    exitCode: failedElsewhere.has(failure.code) ? 1 : 2,
  };
}

/** `accounts.yaml:4:9: `; without the line where it is not known, nothing where the message names the file itself. */
function placeIn({ file, line, column, message }: Failure): string {
  if (file === null) return '';
  if (line !== null) return `${file}:${line}:${column ?? 1}: `;
  return message.includes(file) ? '' : `${file}: `;
}
