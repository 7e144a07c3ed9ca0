/** Lists one type in one place and reads each of its resources. */
import type { ListCall } from '../catalog/types.ts';
import { AwsFailure } from '../errors.ts';
import type { Clock } from '../ports.ts';
import { forEachBounded } from './bounded.ts';
import type { SeenPage } from './caller.ts';
import type { Outcome, Trouble } from './cell.ts';
import { type Collector, createCollector, type Deliver } from './collector.ts';
import { messageOf, type Reading, readShared } from './details.ts';
import { failureOf } from './failure.ts';
import { type ItemContext, readItem } from './items.ts';
import { endsScan, outcomeOf } from './notRead.ts';
import { itemsOf } from './pageItems.ts';

export interface CellContext extends ItemContext {
  readonly clock: Clock;
  readonly deliver: Deliver;
}

const ITEMS_AT_ONCE = 32;
/** Pages in a row that bring nothing new: a service that gives the same page for ever. */
const MAX_STALE_PAGES = 100;
const MAX_PAGES = 100_000;

/**
 * How the cell ended. What was found is delivered, also when the cell does not end well.
 * @throws what ends the whole scan (credentials, cancelling, the inventory)
 */
export async function runCell(context: CellContext): Promise<Outcome> {
  const run: CellRun = {
    context,
    collector: createCollector(context.deliver, context.clock),
    bad: [],
    shared: null,
  };
  const failure = await listAll(run);
  await run.collector.flush();
  if (failure !== null) return outcomeOf(failure);
  if (run.bad.length > 0) return { kind: 'failed', ...badItems(run) };
  return { kind: 'ok', count: run.collector.count, incomplete: run.collector.incomplete };
}

interface CellRun {
  readonly context: CellContext;
  readonly collector: Collector;
  /** Why items could not be understood. */
  readonly bad: string[];
  /** Read when first needed: most cells are empty and need none. */
  shared: Promise<Reading> | null;
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
  if (list.prepare !== undefined) await context.shared.prepare(list.prepare, context.region);
  for (const input of list.inputs(results)) {
    try {
      await readPages(run, list, context.caller.pages(list, input, context.region));
    } catch (error) {
      if (!(error instanceof AwsFailure) || !list.absent.includes(error.code)) throw error;
      await readItems(run, list.whenAbsent, context.clock.now());
    }
  }
}

const NOTHING_READ: Reading = { results: {}, notRead: [] };

function sharedOf(run: CellRun): Promise<Reading> {
  run.shared ??= readShared(run.context.type.shared, run.context);
  return run.shared;
}

/** Without what a list needs it would not list everything, and what it does not list would seem to be gone. */
async function neededShared(run: CellRun, list: ListCall): Promise<Reading> {
  const shared = await sharedOf(run);
  for (const key of list.needs) {
    if (shared.results[key] !== undefined) continue;
    const call = run.context.type.shared.find((of) => of.key === key);
    // The answer is known already, so that this throws the failure again and makes no call.
    if (call !== undefined) await run.context.shared.pages(call, run.context.region);
    throw failureOf(call ?? list, run.context.region, 'BadAnswer', `The answer for ${key} could not be used.`);
  }
  return shared;
}

async function readPages(run: CellRun, list: ListCall, pages: AsyncIterable<SeenPage>): Promise<void> {
  let count = 0;
  let stale = 0;
  for await (const { page, askedAt } of pages) {
    const brought = await readItems(run, itemsOf(list, page, run.context.region, list.items), askedAt);
    count += 1;
    stale = brought ? 0 : stale + 1;
    if (stale > MAX_STALE_PAGES || count > MAX_PAGES) {
      throw failureOf(list, run.context.region, 'EndlessPages', 'The pages do not end.');
    }
  }
}

/** True: something new was among them. */
async function readItems(run: CellRun, items: readonly unknown[], askedAt: number): Promise<boolean> {
  if (items.length === 0) return false;
  const shared = await sharedOf(run);
  let brought = false;
  await forEachBounded(items, ITEMS_AT_ONCE, async (item) => {
    const result = await readItem(item, shared, askedAt, run.context);
    if (result.kind === 'bad') run.bad.push(result.reason);
    if (result.kind === 'resource' && (await run.collector.add(result.resource))) brought = true;
  });
  return brought;
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
