import { AppError } from '../../core/errors.ts';
import { createClassify } from '../../core/events/classify.ts';
import type { Json } from '../../core/json.ts';
import { operatorSession } from '../accounts/operatorSession.ts';
import { requireMaster } from '../accounts/requireMaster.ts';
import type { AppContext } from '../context.ts';
import { type IntakeParts, type Message, takeMessages } from './intake.ts';
import { type LogFile, recordsOf } from './logFile.ts';

/** Returns how many of a message's events were new; null: it names a file that cannot be read now. */
export type TakeOffline = (message: Message) => Promise<number | null>;

/** Takes messages that did not come from the queue. AWS is called for files that they name only. */
export async function offlineIntake(ctx: AppContext, signal: AbortSignal): Promise<TakeOffline> {
  const { accounts } = await ctx.accountsFile.read();
  const parts: IntakeParts = {
    ctx,
    classify: createClassify(ctx.catalog),
    accounts: new Map(accounts.map((account) => [account.id, account])),
    signal,
    confirm: () => Promise.reject(new AppError('BAD_INPUT', 'Only a topic that is asking now can be confirmed')),
    readLogFile: (file) => readSignedIn(ctx, file, signal),
  };
  return async (message) => {
    const { events, kept } = await takeMessages(parts, [message]);
    return kept.length === 0 ? null : events;
  };
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
