/** Describes what events touched, as soon as it is due. */
import type { Account, MasterAccount } from '../../core/accounts/account.ts';
import type { Bell } from '../../core/bell.ts';
import type { ClaimedCell, DueCell, Pending, PendingCell } from '../../core/events/eventStore.ts';
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

  const begin = (cell: PendingCell, pending: readonly Pending[], end: () => void): void => {
    const work = describeGroup({ ...parts, signal }, sessions, { ...cell, pending })
      .catch((error: unknown) => failed.abort(error))
      .finally(() => {
        end();
        underWay.delete(work);
        bell.ring();
      });
    underWay.add(work);
  };

  const beginDue = async (): Promise<void> => {
    const now = ctx.clock.now();
    const due = await ctx.store.dueCells(now);
    const fresh = freshByAccount(due);
    const chosen = due.flatMap((cell): readonly (ClaimedCell & { readonly end: () => void })[] => {
      const what = turns.may(cell, fresh.get(cell.accountId) ?? 0, now);
      if (what === null) return [];
      const count = what === 'fresh' ? cell.fresh : cell.count;
      return [{ ...cell, onlyFresh: what === 'fresh', end: turns.begin(cell, { count, fresh: cell.fresh }, now) }];
    });
    if (chosen.length === 0) return;
    const claimed = await ctx.store.claimCells(now, MOST_OF_GROUP, chosen);
    for (const [index, cell] of chosen.entries()) {
      const pending = claimed[index] ?? [];
      for (const one of pending) if (one.step === 0) parts.hot.began(one, now);
      begin(cell, pending, cell.end);
    }
  };

  try {
    await ctx.store.unclaim();
    while (!signal.aborted) {
      await beginDue();
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
