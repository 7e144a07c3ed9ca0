/**
 * The least time in which any client could make the calls of a scan, whoever writes it:
 *
 *     max( path, flight, cpu, buckets )
 *
 * - path: what cannot be done side by side. Assuming the role, asking which regions there are, and then, in the place
 *   where it takes longest, the pages of one list after each other and the details of its items after those.
 * - flight: the sum of all latencies, divided by the calls that are in flight at once.
 * - cpu: the calls, times the processor time of one call through the SDK, divided by the processes that make them.
 * - buckets: how long the fullest of AWS's token buckets takes to give a token for each call that it is asked for.
 *
 * Only calls that were needed count: what was throttled, or asked for again though it was known, is not in here. Parsing
 * of long pages, connections, storing, and what the operator's own sign-in takes are left out, so that the bound is lower
 * than what is possible, never higher.
 */
import type { CatalogType, ListCall, ListedType } from '../../../server/src/core/catalog/types.ts';
import type { CallCount } from '../stub/ledger.ts';

export interface LowerBound {
  readonly seconds: number;
  readonly path: number;
  readonly flight: number;
  readonly cpu: number;
  readonly buckets: number;
}

/** What the stub's counts tell; the rest is the machine's. In seconds. */
export interface BoundTerms {
  readonly path: number;
  readonly latencySum: number;
  readonly buckets: number;
  readonly neededCalls: number;
}

/**
 * A figure of its own, and not the product's setting, or a product that holds few calls in flight would look good. One
 * thread makes about 1,500 calls a second through the SDK; at 130 ms a call, as from one continent to the others, 200
 * in flight keep it busy.
 */
export const callsInFlight = 200;

export function lowerBound(
  terms: BoundTerms,
  machine: { readonly cpuSecondsPerCall: number; readonly processes: number },
): LowerBound {
  const { path, buckets } = terms;
  const flight = terms.latencySum / (callsInFlight * machine.processes);
  const cpu = (terms.neededCalls * machine.cpuSecondsPerCall) / machine.processes;
  return { seconds: Math.max(path, flight, cpu, buckets), path, flight, cpu, buckets };
}

/** `homeRegion`: where calls of the global types go. */
export function boundTerms(
  calls: readonly CallCount[],
  catalog: readonly CatalogType[],
  homeRegion: string,
): BoundTerms {
  const needed = calls.map((call) => ({ ...call, count: neededOf(call) }));
  const accounts = [...Map.groupBy(needed, ({ accountId }) => accountId).values()];
  // The operator's account makes this call, once for each account.
  const assumed = calls.find(({ service, action }) => service === 'sts' && action === 'AssumeRole')?.latencyMs ?? 0;
  return {
    path: (assumed + Math.max(0, ...accounts.map((of) => pathOf(of, catalog, homeRegion)))) / 1000,
    latencySum: needed.reduce((sum, { count, latencyMs }) => sum + count * latencyMs, 0) / 1000,
    buckets: longestWait(needed),
    neededCalls: needed.reduce((sum, { count }) => sum + count, 0),
  };
}

type Needed = CallCount & { readonly count: number };

/** A failure is an answer too: the call had to be made. */
function neededOf({ answered, failed, repeated }: CallCount): number {
  return answered + failed - repeated;
}

function longestWait(calls: readonly Needed[]): number {
  const buckets = Map.groupBy(
    calls.filter(({ limit }) => limit !== null),
    ({ accountId, region, limit }) => `${accountId} ${region} ${limit?.bucket}`,
  );
  const waits = [...buckets.values()].map((of) => {
    const [first] = of;
    const limit = first?.limit ?? null;
    const count = of.reduce((sum, call) => sum + call.count, 0);
    return limit === null ? 0 : (count - limit.burst) / limit.rate;
  });
  return waits.reduce((most, wait) => Math.max(most, wait), 0);
}

/** Milliseconds after the sign-in. The calls of one account. */
function pathOf(calls: readonly Needed[], catalog: readonly CatalogType[], homeRegion: string): number {
  const byPlace = new Map(calls.map((call) => [`${call.region} ${call.service}:${call.action}`, call]));
  const regions = [...new Set(calls.map(({ region }) => region))];
  const uses = listUses(catalog);
  const chains = catalog
    .filter((type) => type.kind === 'listed')
    .flatMap((type) =>
      (type.scope === 'global' ? [homeRegion] : regions).map((at) => chainOf(type, at, byPlace, uses)),
    );
  return (byPlace.get(`${homeRegion} ec2:DescribeRegions`)?.latencyMs ?? 0) + Math.max(0, ...chains);
}

/** The pages of the longest list, one after the other, then one call for each wave of details that was read. */
function chainOf(
  type: ListedType,
  region: string,
  byPlace: ReadonlyMap<string, Needed>,
  uses: ReadonlyMap<string, number>,
): number {
  const at = ({ service, action }: { readonly service: { readonly id: string }; readonly action: string }) =>
    byPlace.get(`${region} ${service.id}:${action}`);
  const lists = type.lists.map((list) => {
    const made = at(list);
    if (made === undefined) return 0;
    // What is listed for each of many parents, can be listed side by side.
    const pages = list.needs.length > 0 || list.follow !== undefined ? 1 : pagesOf(list, made, uses);
    return pages * made.latencyMs + (list.prepare === undefined ? 0 : (at(list.prepare)?.latencyMs ?? 0));
  });
  const waves = Map.groupBy(type.details, ({ wave }) => wave);
  const details = [...waves.values()].map((wave) => {
    const made = wave.map(at).filter((call) => call !== undefined);
    return made.length === 0 ? 0 : Math.min(...made.map(({ latencyMs }) => latencyMs));
  });
  return Math.max(0, ...lists) + details.reduce((sum, ms) => sum + ms, 0);
}

/** Several lists may use one operation; the pages are all that is known of them together. */
function pagesOf({ service, action }: ListCall, { count }: Needed, uses: ReadonlyMap<string, number>): number {
  return Math.max(1, Math.floor(count / (uses.get(`${service.id}:${action}`) ?? 1)));
}

/** How many lists and shared calls of the catalogue use each operation. */
function listUses(catalog: readonly CatalogType[]): ReadonlyMap<string, number> {
  const calls = catalog
    .filter((type) => type.kind === 'listed')
    .flatMap((type) => [...type.lists, ...type.shared].map(({ service, action }) => `${service.id}:${action}`));
  return new Map([...Map.groupBy(calls, (call) => call)].map(([call, of]) => [call, of.length]));
}
