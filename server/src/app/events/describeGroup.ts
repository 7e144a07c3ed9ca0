/** Describes what is due of one type in one region of an account, and writes it with who was behind it. */
import type { Account } from '../../core/accounts/account.ts';
import type { ListedType, TypeName } from '../../core/catalog/types.ts';
import type { Pending, PendingCell } from '../../core/events/eventStore.ts';
import { typeLinks } from '../../core/events/links/all.ts';
import { isCheaperListed } from '../../core/events/lookOrList.ts';
import { type Described, isTransitional, nextDescribeAt } from '../../core/events/settle.ts';
import { failureOf, isCancellation } from '../../core/failure.ts';
import type { Cause } from '../../core/inventory/change.ts';
import type { ObservedResource } from '../../core/inventory/resource.ts';
import type { AwsSession } from '../../core/ports.ts';
import { forEachBounded } from '../../core/scan/bounded.ts';
import type { ScanScope } from '../../protocol/scan.ts';
import type { AppContext } from '../context.ts';
import type { AccountScan, ScanOptions } from '../scan/accountScan.ts';
import { deriveAfter } from '../scan/deriveTypes.ts';
import { type Found, lookUp, lookUpMany, lookupContext, soughtOf } from '../scan/lookUp.ts';
import { scanCells } from '../scan/scanCells.ts';
import { writeFound } from '../scan/scanResource.ts';
import { emptyTally } from '../scan/summary.ts';
import type { ScanSessions } from './scanSessions.ts';

export interface GroupParts {
  readonly ctx: AppContext;
  readonly accounts: ReadonlyMap<string, Account>;
  readonly signal: AbortSignal;
  readonly onWritten?: (accountId: string) => void;
}

export interface Group extends PendingCell {
  readonly pending: readonly Pending[];
}

/** What a describe of the group works with. */
interface Work extends GroupParts {
  readonly group: Group;
  readonly account: Account;
  readonly session: AwsSession;
  readonly type: ListedType;
}

type Named = Pending & { readonly resourceId: string };

const AT_ONCE = 16;
/** What is written in one turn of the event loop is one transaction. */
const SETTLED_AT_ONCE = 500;

/** @throws what ends following events: the inventory cannot be written, or the signal aborted */
export async function describeGroup(parts: GroupParts, sessions: ScanSessions, group: Group): Promise<void> {
  const { ctx, accounts, signal } = parts;
  const left = new Set(group.pending);
  const end: End = async (pending, described, resource) => {
    left.delete(pending);
    await settle(ctx, pending, described, resource);
  };
  try {
    const account = accounts.get(group.accountId);
    const type = ctx.catalog.find((known) => known.type === group.type);
    if (account?.enabled === true && type?.kind === 'listed') {
      await describe({ ...parts, group, account, type, session: await sessions.of(account) }, end);
    }
  } catch (error) {
    if (signal.aborted || isCancellation(error)) throw error;
    const failure = failureOf(error);
    if (failure === null) ctx.log.error('an event could not be followed', { error: stackOf(error), type: group.type });
    else ctx.log.warn('an event could not be followed', { error: failure.message, type: group.type });
    if (failure?.code === 'ROLE' || failure?.code === 'CREDENTIALS') sessions.forget(group.accountId);
  }
  await Promise.all([...left].map((pending) => end(pending, 'failed')));
}

/** `resource`: what was read of it just now; absent: the inventory knows. */
type End = (pending: Pending, described: Described, resource?: ObservedResource) => Promise<void>;

async function describe(work: Work, end: End): Promise<void> {
  const { ctx, group, type } = work;
  const named = group.pending.filter((pending): pending is Named => pending.resourceId !== null);
  const { accountId, region } = group;
  const ofCell = { accountIds: [accountId], types: [type.type], ...(region !== 'global' && { regions: [region] }) };
  const isListed =
    named.length < group.pending.length ||
    isCheaperListed(type, named.length, named.length === 1 ? 1 : await ctx.store.count(ofCell));
  if (isListed) await listAll(work, group.pending, end);
  else await lookUpAll(work, named, end);
}

async function listAll(work: Work, pending: readonly Pending[], end: End): Promise<void> {
  const { ctx, group, type } = work;
  const startedAt = ctx.clock.now();
  const causes = new Map(pending.map(({ resourceId, cause }) => [resourceId, cause]));
  await scanCells(
    scanOf(
      work,
      { kind: 'type', accountId: group.accountId, type: type.type, ...regionOf(group) },
      { causeOf: (resourceId) => causes.get(resourceId) ?? null },
    ),
  );
  await forEachBounded(pending, SETTLED_AT_ONCE, async (one) => end(one, await stateSince(ctx, one, startedAt)));
}

function regionOf({ region }: Group): { readonly region?: string } {
  return region === 'global' ? {} : { region };
}

async function lookUpAll(work: Work, pending: readonly Named[], end: End): Promise<void> {
  const { ctx, group, type } = work;
  const scan = scanOf(work, { kind: 'type', accountId: group.accountId, type: type.type, ...regionOf(group) }, {});
  const context = lookupContext(scan, type, group.region);
  const sought = new Map<Pending, Awaited<ReturnType<typeof soughtOf>>>();
  for (const one of pending) sought.set(one, await soughtOf(ctx, one));
  const together =
    pending.length > 1 && type.lookup?.many !== undefined ? lookUpMany(scan, context, [...sought.values()]) : null;
  const unfound: Pending[] = [];
  const elsewhere: { readonly one: Pending; readonly described: Described }[] = [];
  const failures: unknown[] = [];
  await forEachBounded(pending, together === null ? AT_ONCE : pending.length, async (one) => {
    const key = sought.get(one);
    if (key === undefined) return;
    try {
      const found =
        together === null ? await lookUp(scan, context, key) : ((await together).get(key.resourceId) ?? null);
      if (found === null) {
        unfound.push(one);
        return;
      }
      const described = await write(work, one, found);
      if (mayBeElsewhere(ctx, one, described)) elsewhere.push({ one, described });
      else await end(one, described, found.kind === 'found' ? found.resource : undefined);
    } catch (error) {
      failures.push(error);
    }
  });
  // What cannot be looked up is listed, and so is what may be there under another id by now: once for all of it.
  if (unfound.length + elsewhere.length > 0) {
    await listAll(work, unfound, end);
    await Promise.all(elsewhere.map(({ one, described }) => end(one, described)));
  }
  if (failures.length > 0) throw failures[0];
}

async function write(work: Work, pending: Named, found: Found): Promise<Described> {
  const { ctx, type } = work;
  const scan = scanOf(work, { kind: 'resource', key: pending }, { cause: pending.cause });
  await writeFound(scan, type, pending, found);
  const { created, modified, deleted } = scan.tally;
  if (created + modified + deleted > 0) {
    await deriveAfter(scan, pending.type);
    return deleted > 0 && created + modified === 0 ? 'deleted' : 'changed';
  }
  return found.kind === 'found' || (await ctx.store.get(pending)) !== null ? 'unchanged' : 'absent';
}

/** After so many looks at what nobody has ever seen it is not AWS that is behind. */
const LOOKS_FOR_NAMED = 2;

/**
 * Something else may have the name by now, or have had it all the time, under a path: then it is gone only under the id
 * that the inventory, or a guess, has for it.
 */
function mayBeElsewhere(ctx: AppContext, pending: Pending, described: Described): boolean {
  const { type, effect, step } = pending;
  if (effect !== 'upsert' || !namedTypes.has(type)) return false;
  if (described === 'deleted') return true;
  return described === 'absent' && (step === LOOKS_FOR_NAMED || nextLook(ctx, pending, described, false) === null);
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

function nextLook(
  { clock }: AppContext,
  { effect, step, generation, firstAt, cause }: Pending,
  described: Described,
  transitional: boolean,
): number | null {
  const others = generation > 0;
  const now = clock.now();
  return nextDescribeAt({ effect, described, transitional, step, others, firstAt, happenedAt: cause.at, now });
}

async function settle(
  ctx: AppContext,
  pending: Pending,
  described: Described,
  resource: ObservedResource | undefined,
): Promise<void> {
  const { resourceId } = pending;
  const found = resource ?? (resourceId === null ? null : await ctx.store.get({ ...pending, resourceId }));
  const at =
    resourceId === null && described !== 'failed'
      ? null
      : nextLook(ctx, pending, described, found !== null && isTransitional(found.attributes));
  await ctx.store.settle(pending, described === 'absent' ? 'unchanged' : described, at === null ? null : { at });
}

function scanOf(
  { ctx, account, session, signal, onWritten }: Work,
  scope: ScanScope,
  causes: { readonly cause?: Cause; readonly causeOf?: (resourceId: string) => Cause | null },
): AccountScan {
  const options: ScanOptions = {
    kind: 'user',
    lane: () => 'event',
    signal,
    ...causes,
    ...(onWritten !== undefined && { onWritten }),
  };
  return { ctx, scope, options, account, session, tally: emptyTally() };
}

function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
