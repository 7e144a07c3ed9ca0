import { AppError } from '../../core/errors.ts';
import { readMoment } from '../../core/history/moment.ts';
import type { ChangesWindow } from '../../protocol/history.ts';
import type { AppContext } from '../context.ts';
import { neverScanned, notToCome } from './moments.ts';

/**
 * The span of time that a person means. What is open at its end ends now, so that a list stays what it is while it is
 * read. `advice`: what to do where it ends before it begins, in the words of who asks. @throws AppError BAD_INPUT or
 * NOT_FOUND
 */
export async function changesWindow(
  ctx: AppContext,
  asked: { readonly since: string; readonly until: string | null; readonly accountIds: readonly string[] | null },
  advice = 'Give the earlier time first.',
): Promise<ChangesWindow> {
  const now = ctx.clock.now();
  const { accountIds } = asked;
  const until = asked.until === null ? now + 1 : await endOf(ctx, asked.until, now, accountIds);
  const moment = readMoment(asked.since, now);
  if (moment.kind === 'time') {
    const since = notToCome(moment.at, now, asked.since);
    if (since >= until) throw endsBeforeItBegins(asked.since, asked.until ?? 'now', advice);
    return { since, until, sinceOf: null, accountIds };
  }
  const sinceOf = await lastScansOf(ctx, accountIds);
  return { since: Math.min(...Object.values(sinceOf)), until, sinceOf, accountIds };
}

function endsBeforeItBegins(since: string, until: string, hint: string): AppError {
  return new AppError('BAD_INPUT', `This span of time ends before it begins: ${since.trim()} to ${until.trim()}`, {
    hint,
  });
}

/** The last scan ends it when it began: of several accounts, the first one. */
async function endOf(
  ctx: AppContext,
  text: string,
  now: number,
  accountIds: readonly string[] | null,
): Promise<number> {
  const moment = readMoment(text, now);
  if (moment.kind === 'time') return moment.end;
  return Math.min(...Object.values(await lastScansOf(ctx, accountIds)));
}

/** Accounts that were never scanned whole to the end have nothing to show since then. */
async function lastScansOf(
  ctx: AppContext,
  accountIds: readonly string[] | null,
): Promise<Readonly<Record<string, number>>> {
  const scans = Object.entries(await ctx.store.lastDoneScans());
  const wanted = scans.filter(([accountId]) => accountIds?.includes(accountId) ?? true);
  if (wanted.length === 0) throw neverScanned(accountIds?.length === 1 ? (accountIds[0] ?? null) : null);
  return Object.fromEntries(wanted);
}
