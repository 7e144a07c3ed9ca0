/** Describes what events touched, as soon as it is due. */
import type { Account, MasterAccount } from '../../core/accounts/account.ts';
import type { Bell } from '../../core/bell.ts';
import type { DueCell } from '../../core/events/eventStore.ts';
import type { HotResources } from '../../core/events/hotResources.ts';
import { createTurns } from '../../core/events/turns.ts';
import type { AwsSession } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';
import { describeGroup } from './describeGroup.ts';
import { scanSessions } from './scanSessions.ts';

export interface DescribeParts {
  readonly ctx: AppContext;
  readonly master: MasterAccount;
  readonly operator: AwsSession;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly signal: AbortSignal;
  /** Rung when events came in. */
  readonly bell: Bell;
  readonly hot: HotResources;
  readonly onWritten?: (accountId: string) => void;
}

/** What comes in at the same time is looked at together. */
const GATHER_MS = 5;
/** Something comes due by itself, or another process took an event in. */
const LOOK_EVERY_MS = 250;
/** Of one cell at once; more of it waits for the next turn. */
const MOST_OF_GROUP = 20_000;

/** Until the signal aborts. What is under way then ends first, and what it did not end is free for the next who describes. */
export async function describePending(parts: DescribeParts): Promise<void> {
  const { ctx, bell } = parts;
  const sessions = scanSessions(ctx, parts);
  const many = new Set(
    ctx.catalog.filter((type) => type.kind === 'listed' && type.lookup?.many !== undefined).map(({ type }) => type),
  );
  const turns = createTurns((type) => many.has(type));
  const underWay = new Set<Promise<void>>();
  const failed = new AbortController();
  const signal = AbortSignal.any([parts.signal, failed.signal]);

  const begin = async (cell: DueCell, freshOfAccount: number): Promise<void> => {
    const now = ctx.clock.now();
    const what = turns.may(cell, freshOfAccount, now);
    if (what === null) return;
    const pending = await ctx.store.claim(now, MOST_OF_GROUP, { cell, onlyFresh: what === 'fresh' });
    if (pending.length === 0) return;
    const fresh = pending.filter(({ step }) => step === 0);
    for (const one of fresh) parts.hot.began(one, now);
    const end = turns.begin(cell, { count: pending.length, fresh: fresh.length }, now);
    const work = describeGroup({ ...parts, signal }, sessions, { ...cell, pending })
      .catch((error: unknown) => failed.abort(error))
      .finally(() => {
        end();
        underWay.delete(work);
        bell.ring();
      });
    underWay.add(work);
  };

  try {
    await ctx.store.unclaim();
    while (!signal.aborted) {
      const cells = await ctx.store.dueCells(ctx.clock.now());
      const fresh = freshByAccount(cells);
      for (const cell of cells) await begin(cell, fresh.get(cell.accountId) ?? 0);
      await bell.wait(LOOK_EVERY_MS, signal);
      await ctx.clock.delay(GATHER_MS, signal);
    }
    signal.throwIfAborted();
  } finally {
    await Promise.all(underWay);
    sessions.close();
  }
}

function freshByAccount(cells: readonly DueCell[]): ReadonlyMap<string, number> {
  const fresh = new Map<string, number>();
  for (const cell of cells) fresh.set(cell.accountId, (fresh.get(cell.accountId) ?? 0) + cell.fresh);
  return fresh;
}
