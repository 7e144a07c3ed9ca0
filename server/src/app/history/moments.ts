import { AppError } from '../../core/errors.ts';
import { readMoment } from '../../core/history/moment.ts';
import type { AppContext } from '../context.ts';

const SECOND = 1_000;

/**
 * The time that a person means, for one account, in epoch milliseconds. `last-scan` is the moment before that scan began.
 * A second means its end, for that is how changes are shown; so does a day where it is the later of two times.
 * @throws AppError BAD_INPUT or NOT_FOUND
 */
export async function momentOf(
  ctx: AppContext,
  text: string,
  { accountId, later }: { readonly accountId: string; readonly later: boolean },
): Promise<number> {
  const now = ctx.clock.now();
  const moment = readMoment(text, now);
  if (moment.kind === 'time') {
    const at = notToCome(moment.at, now, text);
    return later || moment.end - moment.at === SECOND ? Math.max(at, Math.min(moment.end - 1, now)) : at;
  }
  const began = (await ctx.store.lastDoneScans())[accountId];
  if (began === undefined) throw neverScanned(accountId);
  return began - 1;
}

/** @throws AppError BAD_INPUT */
export function notToCome(at: number, now: number, text: string): number {
  if (at <= now) return at;
  throw new AppError('BAD_INPUT', `This time is still to come: ${text.trim()}`, {
    hint: 'Give a time in the past.',
  });
}

export function neverScanned(accountId: string | null): AppError {
  return new AppError('NOT_FOUND', 'No scan of the whole account has come to its end yet', {
    ...(accountId !== null && { accountId }),
    hint: 'Scan it first, or give a time instead.',
  });
}
