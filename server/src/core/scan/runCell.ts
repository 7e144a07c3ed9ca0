/** Lists one type in one place and reads each of its resources. */
import { isAbsent } from '../catalog/absent.ts';
import type { ListCall, SharedCall } from '../catalog/types.ts';
import { AwsFailure } from '../errors.ts';
import { canonical, stableText } from '../inventory/canonical.ts';
import type { Clock } from '../ports.ts';
import { forEachBounded } from './bounded.ts';
import type { Patience, SeenPage } from './caller.ts';
import type { Outcome, Trouble } from './cell.ts';
import { type CellItems, readItems } from './cellItems.ts';
import { createCollector, type Deliver } from './collector.ts';
import { messageOf, type Reading, readShared } from './details.ts';
import type { EarlyRows } from './early.ts';
import { failureOf } from './failure.ts';
import type { ItemContext } from './items.ts';
import { endsScan, outcomeOf } from './notRead.ts';
import { itemsOf } from './pageItems.ts';

export interface CellContext extends ItemContext {
  readonly clock: Clock;
  readonly deliver: Deliver;
  readonly early: EarlyRows;
  /** `putBack`: a cell that is throttled before it has listed anything ends so at once, and is run again later. */
  readonly patience: Patience;
}

const LISTS_AT_ONCE = 8;
/** Pages in a row that bring nothing new: a service that gives the same page for ever. */
const MAX_STALE_PAGES = 100;
const MAX_PAGES = 100_000;

/**
 * How the cell ended. What was found is delivered, also when the cell does not end well.
 * @throws what ends the whole scan (credentials, cancelling, the inventory)
 */
export async function runCell(context: CellContext): Promise<Outcome> {
  const collector = createCollector(context.deliver, context.clock);
  const run: CellRun = { context, collector, bad: [], shared: null };
  const failure = await listAll(run);
  await collector.flush();
  if (failure !== null) return outcomeOf(failure);
  if (run.bad.length > 0) return { kind: 'failed', ...badItems(run) };
  return { kind: 'ok', count: collector.count, incomplete: collector.incomplete };
}

interface CellRun extends CellItems {
  readonly context: CellContext;
}

/** What failed, or null: the lists are complete. */
async function listAll(run: CellRun): Promise<AwsFailure | null> {
  const { context } = run;
  for (const list of context.type.lists) {
    try {
      await readList(run, list);
    } catch (error) {
      if (endsScan(error, context.signal)) throw error;
      if (error instanceof AwsFailure) return error;
      return failureOf(list, context.region, 'BadAnswer', messageOf(error));
    }
  }
  return null;
}

async function readList(run: CellRun, list: ListCall): Promise<void> {
  const { context } = run;
  const { results } = list.needs.length > 0 ? await neededShared(run, list) : NOTHING_READ;
  if (list.needs.some((key) => results[key] === null)) return;
  if (list.prepare !== undefined) await context.shared.prepare(list.prepare, context.region);
  // Where other lists are under way, starting anew would cost more than waiting.
  const inputs = list.inputs(results, context.place);
  const patience = inputs.length === 1 && list === context.type.lists[0] ? context.patience : 'wait';
  const read = async (input: object, add: Add): Promise<void> => {
    try {
      await readPages(run, list, { input, patience, add });
    } catch (error) {
      if (!(error instanceof AwsFailure) || !isAbsent(error, list.absent)) throw error;
      await readItems(run, list.whenAbsent, context.clock.now());
    }
  };
  const [only] = inputs;
  // Nearly all lists: there is nothing to keep apart.
  if (only !== undefined && inputs.length === 1 && list.follow === undefined) await read(only, addNothing);
  else await forEachAdded(inputs, read);
}

type Add = (input: object) => void;

const addNothing: Add = () => undefined;

const NOTHING_READ: Reading = { results: {}, notRead: [] };

/**
 * Without what a list needs it would not list everything, and what it does not list would seem to be gone. The other
 * shared calls wait until there are items.
 */
async function neededShared(run: CellRun, list: ListCall): Promise<Reading> {
  const { context } = run;
  let needed = NOTHING_READ;
  for (const call of context.type.shared.filter(({ key }) => list.needs.includes(key))) {
    needed = await readShared([call], context, needed);
    if (needed.results[call.key] === undefined) await explain(call, context);
    if (needed.results[call.key] === null) break;
  }
  return needed;
}

/** Calls `work` once for each input, also for those that it adds: a tree with a cycle has an end. */
async function forEachAdded(
  inputs: readonly object[],
  work: (input: object, add: Add) => Promise<void>,
): Promise<void> {
  const seen = new Set<string>();
  const isNew = (input: object): boolean => {
    const text = stableText(canonical(input));
    if (seen.has(text)) return false;
    seen.add(text);
    return true;
  };
  for (let level = inputs.filter(isNew); level.length > 0; ) {
    const next: object[] = [];
    await forEachBounded(level, LISTS_AT_ONCE, (input) => work(input, (added) => isNew(added) && next.push(added)));
    level = next;
  }
}

/** @throws why the call gave nothing: its answer is known already, so that no call is made */
async function explain(call: SharedCall, context: CellContext): Promise<never> {
  await context.shared.pages(call, context.region);
  throw failureOf(call, context.region, 'BadAnswer', `The answer for ${call.key} could not be used.`);
}

interface Listing {
  readonly input: object;
  readonly patience: Patience;
  /** Has the same list made with another input as well. */
  readonly add: Add;
}

function pagesOf(
  { caller, shared, region }: CellContext,
  list: ListCall,
  { input, patience }: Listing,
): AsyncIterable<SeenPage> {
  const known = shared.list(list, input, region);
  return known === null ? caller.pages(list, input, region, patience) : eachOf(known);
}

async function* eachOf(pages: Promise<readonly SeenPage[]>): AsyncIterable<SeenPage> {
  yield* await pages;
}

/** The next page is asked for while the details of one are read. */
async function readPages(run: CellRun, list: ListCall, listing: Listing): Promise<void> {
  const { region } = run.context;
  const { input, add } = listing;
  const sizes: number[] = [];
  let stale = 0;
  let reading: Promise<boolean> = Promise.resolve(true);
  try {
    for await (const { page, askedAt } of pagesOf(run.context, list, listing)) {
      const items = itemsOf(list, page, region, (of) => list.items(of, input));
      stale = (await reading) ? 0 : stale + 1;
      sizes.push(items.length);
      if (stale > MAX_STALE_PAGES || sizes.length > MAX_PAGES) {
        throw failureOf(list, region, 'EndlessPages', 'The pages do not end.');
      }
      for (const next of followed(list, items)) add(next);
      reading = readItems(run, items, askedAt);
      // It may fail while the next page is awaited; that is thrown where it is awaited.
      reading.catch(() => undefined);
    }
  } finally {
    // What was listed is read to its end, also when the pages broke off.
    await reading;
  }
  if (list.mayBeCut?.(sizes) === true) {
    const last = `${sizes.at(-1)} in the last page, as many as it can hold`;
    throw failureOf(list, region, 'MayBeCut', `AWS may have more than it listed (${last}): what was listed is kept.`);
  }
}

/** What lists the items that these items have in turn. */
function followed(list: ListCall, items: readonly unknown[]): readonly object[] {
  const { follow } = list;
  if (follow === undefined) return [];
  return items.filter((item) => item !== null && item !== undefined).flatMap((item) => follow(item) ?? []);
}

function badItems(run: CellRun): Trouble {
  const { type } = run.context;
  const [list] = type.lists;
  const [reason = ''] = run.bad;
  const items = run.bad.length === 1 ? 'One item' : `${run.bad.length} items`;
  return {
    call: list === undefined ? type.type : `${list.service.iamPrefix}:${list.action}`,
    code: 'BadItem',
    message: `${items} could not be understood; the other ${run.collector.count} were read. The first: ${reason}`,
  };
}
