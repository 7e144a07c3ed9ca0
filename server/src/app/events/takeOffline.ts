import { AppError } from '../../core/errors.ts';
import { createClassify } from '../../core/events/classify.ts';
import type { Json } from '../../core/json.ts';
import { operatorSession } from '../accounts/operatorSession.ts';
import { requireMaster } from '../accounts/requireMaster.ts';
import type { AppContext } from '../context.ts';
import { type Message, takeMessages } from './intake.ts';
import { type LogFile, recordsOf } from './logFile.ts';

/**
 * Takes a message that did not come from the queue. Returns how many of its events were new; null: it names a file that
 * cannot be read now. AWS is called for such files only.
 */
export async function takeOffline(ctx: AppContext, message: Message, signal: AbortSignal): Promise<number | null> {
  const { accounts } = await ctx.accountsFile.read();
  const { events, kept } = await takeMessages(
    {
      ctx,
      classify: createClassify(ctx.catalog),
      accounts: new Map(accounts.map((account) => [account.id, account])),
      signal,
      confirm: () => Promise.reject(new AppError('BAD_INPUT', 'Only a topic that is asking now can be confirmed')),
      readLogFile: (file) => readSignedIn(ctx, file, signal),
    },
    [message],
  );
  return kept.length === 0 ? null : events;
}

async function* readSignedIn(ctx: AppContext, file: LogFile, signal: AbortSignal): AsyncGenerator<Json> {
  const master = await requireMaster(ctx);
  const operator = await operatorSession(ctx, master, signal);
  try {
    yield* recordsOf({ ctx, operator, master, signal }, file);
  } finally {
    operator.close();
  }
}
