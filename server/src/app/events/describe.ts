/** Describes what events touched, and writes it with who was behind it. */
import type { Account, MasterAccount } from '../../core/accounts/account.ts';
import type { TypeName } from '../../core/catalog/types.ts';
import type { Pending } from '../../core/events/eventStore.ts';
import { typeLinks } from '../../core/events/links/all.ts';
import { type Described, isTransitional, nextDescribeAt } from '../../core/events/settle.ts';
import { failureOf, isCancellation } from '../../core/failure.ts';
import type { ResourceKey } from '../../core/inventory/resource.ts';
import type { AwsSession } from '../../core/ports.ts';
import { forEachBounded } from '../../core/scan/bounded.ts';
import type { ScanScope } from '../../protocol/scan.ts';
import type { AppContext } from '../context.ts';
import type { AccountScan, ScanOptions } from '../scan/accountScan.ts';
import { deriveAfter } from '../scan/deriveTypes.ts';
import { scanCells } from '../scan/scanCells.ts';
import { scanResource } from '../scan/scanResource.ts';
import { assumeScanRole } from '../scan/signIn.ts';
import { emptyTally } from '../scan/summary.ts';

export interface DescribeParts {
  readonly ctx: AppContext;
  readonly master: MasterAccount;
  readonly operator: AwsSession;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly signal: AbortSignal;
  readonly onWritten?: (accountId: string) => void;
}

const AT_ONCE = 16;
/** Enough that a storm over many types and regions is seen as one: a part of it would be a few resources of each. */
const BATCH = 20_000;
/** More resources of one type and region than these are cheaper to list. */
const STORM = 50;
/** Nothing waits, or not for long: a new event may come in. */
const LOOK_EVERY_MS = 250;

/** Until the signal aborts. */
export async function describePending(parts: DescribeParts): Promise<void> {
  const { ctx, signal } = parts;
  const sessions = scanSessions(parts);
  try {
    while (!signal.aborted) {
      const due = await ctx.store.due(ctx.clock.now(), BATCH);
      await forEachBounded(groupsOf(due), AT_ONCE, (group) => describeGroup(parts, sessions, group));
      if (due.length === 0) await ctx.clock.delay(LOOK_EVERY_MS, signal);
    }
  } finally {
    sessions.close();
  }
}

/** Of one type in one region of an account: described one by one, or listed at once. */
interface Group {
  readonly accountId: string;
  readonly type: TypeName;
  readonly region: string;
  readonly pending: readonly Pending[];
  readonly whole: boolean;
}

function groupsOf(due: readonly Pending[]): readonly Group[] {
  const cells = Map.groupBy(due, ({ accountId, type, region }) => `${accountId} ${type} ${region}`);
  return [...cells.values()].flatMap((pending): Group[] => {
    const [first] = pending;
    if (first === undefined) return [];
    const { accountId, type, region } = first;
    const whole = pending.length > STORM || pending.some(({ resourceId }) => resourceId === null);
    const cell = { accountId, type, region };
    return whole ? [{ ...cell, pending, whole }] : pending.map((one) => ({ ...cell, pending: [one], whole }));
  });
}

async function describeGroup(parts: DescribeParts, sessions: ScanSessions, group: Group): Promise<void> {
  const { ctx, accounts, signal } = parts;
  const account = accounts.get(group.accountId);
  const settleAll = async (described: (pending: Pending) => Promise<Described>): Promise<void> => {
    // Side by side: what is written in one turn of the event loop is one transaction.
    await Promise.all(group.pending.map(async (pending) => settle(ctx, pending, await described(pending))));
  };
  if (account === undefined || !account.enabled) return settleAll(async () => 'failed');
  const startedAt = ctx.clock.now();
  try {
    const session = await sessions.of(account);
    if (group.whole) {
      await scanCells(scanOf(parts, account, session, { kind: 'type', ...placeOf(group) }, null));
      await settleAll((pending) => stateSince(ctx, pending, startedAt));
      return;
    }
    await settleAll(async (pending) => {
      const described = await describeOne(parts, account, session, pending);
      if (!mayBeElsewhere(pending, described)) return described;
      await scanCells(scanOf(parts, account, session, { kind: 'type', ...placeOf(group) }, null));
      return described;
    });
  } catch (error) {
    if (signal.aborted || isCancellation(error)) throw error;
    const failure = failureOf(error);
    if (failure === null) ctx.log.error('an event could not be followed', { error: stackOf(error), type: group.type });
    else ctx.log.warn('an event could not be followed', { error: failure.message, type: group.type });
    if (failure?.code === 'ROLE' || failure?.code === 'CREDENTIALS') sessions.forget(account.id);
    await settleAll(async () => 'failed');
  }
}

function placeOf({ accountId, type, region }: Group) {
  return { accountId, type, ...(region !== 'global' && { region }) };
}

async function describeOne(
  parts: DescribeParts,
  account: Account,
  session: AwsSession,
  pending: Pending,
): Promise<Described> {
  const { resourceId } = pending;
  if (resourceId === null) return 'unchanged';
  const key: ResourceKey = { ...pending, resourceId };
  const scan = scanOf(parts, account, session, { kind: 'resource', key }, pending);
  const startedAt = parts.ctx.clock.now();
  await scanResource(scan, key);
  const { tally } = scan;
  // It could not be looked up by itself, so its whole cell was read: what was counted may be its neighbours.
  if (tally.scanId !== null) return stateSince(parts.ctx, pending, startedAt);
  if (tally.created + tally.modified + tally.deleted > 0) {
    await deriveAfter(scan, pending.type);
    return tally.deleted > 0 && tally.created + tally.modified === 0 ? 'deleted' : 'changed';
  }
  return (await parts.ctx.store.get(key)) === null ? 'absent' : 'unchanged';
}

/** After so many looks at what nobody has ever seen it is not AWS that is behind. */
const LOOKS_FOR_NAMED = 2;

/**
 * Something else may have the name by now, or have had it all the time, under a path: then it is gone only under the id
 * that the inventory, or a guess, has for it.
 */
function mayBeElsewhere({ type, effect, step }: Pending, described: Described): boolean {
  if (effect !== 'upsert' || !namedTypes.has(type)) return false;
  return described === 'deleted' || (described === 'absent' && step === LOOKS_FOR_NAMED);
}

const namedTypes: ReadonlySet<TypeName> = new Set(
  typeLinks.filter(({ named }) => named !== undefined).map(({ type }) => type),
);

/** What a list of the whole cell told of one of its resources. */
async function stateSince(ctx: AppContext, pending: Pending, since: number): Promise<Described> {
  const { resourceId } = pending;
  if (resourceId === null) return 'changed';
  const found = await ctx.store.find({ ...pending, resourceId });
  if (found === null) return 'absent';
  if (found.deletedAt !== null) return found.deletedAt >= since ? 'deleted' : 'absent';
  return found.changedAt >= since ? 'changed' : 'unchanged';
}

async function settle(ctx: AppContext, pending: Pending, described: Described): Promise<void> {
  const { resourceId, effect, step, firstAt } = pending;
  const now = ctx.clock.now();
  const found = resourceId === null ? null : await ctx.store.get({ ...pending, resourceId });
  const at =
    resourceId === null && described !== 'failed'
      ? null
      : nextDescribeAt({
          effect,
          described,
          step,
          firstAt,
          now,
          transitional: found !== null && isTransitional(found.attributes),
        });
  await ctx.store.settle(pending, described === 'absent' ? 'unchanged' : described, at === null ? null : { at });
}

function scanOf(
  { ctx, signal, onWritten }: DescribeParts,
  account: Account,
  session: AwsSession,
  scope: ScanScope,
  pending: Pending | null,
): AccountScan {
  const options: ScanOptions = {
    kind: 'user',
    lane: () => 'event',
    signal,
    ...(pending !== null && { cause: pending.cause }),
    ...(onWritten !== undefined && { onWritten }),
  };
  return { ctx, scope, options, account, session, tally: emptyTally() };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** One session in each account's scan role, for as long as events are followed. */
interface ScanSessions {
  of(account: Account): Promise<AwsSession>;
  forget(accountId: string): void;
  close(): void;
}

function scanSessions({ ctx, master, operator, signal }: DescribeParts): ScanSessions {
  const sessions = new Map<string, Promise<AwsSession>>();
  const forget = (accountId: string): void => {
    sessions.get(accountId)?.then(
      (session) => session.close(),
      () => undefined,
    );
    sessions.delete(accountId);
  };
  return {
    of: (account) => {
      const known = sessions.get(account.id);
      if (known !== undefined) return known;
      const made = assumeScanRole(ctx, { operator, master, account, signal });
      sessions.set(account.id, made);
      made.catch(() => sessions.delete(account.id));
      return made;
    },
    forget,
    close: () => {
      for (const accountId of [...sessions.keys()]) forget(accountId);
    },
  };
}
