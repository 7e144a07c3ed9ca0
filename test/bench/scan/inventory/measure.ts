/** The process that fills an inventory and asks of it what the tree does. Prints its figures as one line of JSON. */
import path from 'node:path';
import { systemClock } from '../../../../server/src/adapters/clock/clock.ts';
import { openStore } from '../../../../server/src/adapters/store/store.ts';
import { countResources } from '../../../../server/src/app/resources/countResources.ts';
import { findResources } from '../../../../server/src/app/resources/findResources.ts';
import { indexAll } from '../../../../server/src/app/resources/keepIndexed.ts';
import { resourceChildren } from '../../../../server/src/app/tree/resourceChildren.ts';
import { sourceChildren } from '../../../../server/src/app/tree/sourceChildren.ts';
import { type App, composeApp } from '../../../../server/src/compose.ts';
import type { Log } from '../../../../server/src/core/ports.ts';
import type { InventoryNode, TreeFilter } from '../../../../server/src/protocol/tree.ts';
import type { Figures } from '../../bench.ts';
import { percentile } from '../../percentile.ts';
import { round } from '../figures.ts';
import { bareInserts } from './bareInserts.ts';
import { cpuSecondsSince, fill, type Written } from './fill.ts';
import { cellsOf, resourcesOf } from './rows.ts';

const groupBy = ['account', 'region', 'type'] as const;
const bareRows = 300_000;
const bareRowsAtOnce = 2_000;
const ignore = () => undefined;
const silent: Log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

async function main(home: string, resources: number, accounts: number): Promise<Figures> {
  const cells = cellsOf(resources, accounts);
  const bare = await bareInserts(path.join(home, 'bare.db'), sampleOf(bareRows));
  const store = await openStore({ file: path.join(home, 'inventory.db'), clock: systemClock });
  const inserted = await fill(store, cells, 1_000);
  // A daily scan mostly finds what it found the day before.
  const rescanned = await fill(store, cells.slice(0, Math.ceil(cells.length / 20)), 2_000);
  await store.close();

  let opened: App | null = null;
  const open = await time(async () => {
    opened = await composeApp({ accountsFile: null, home, profile: null, askMfa: null, log: silent });
  });
  if (opened === null) throw new Error('The inventory did not open.');
  const app: App = opened;
  const first = await time(() => children(app, null, null, 0));
  const again = await timeEach([1, 2, 3, 4, 5], () => children(app, null, null, 0));
  const expanded = await expand(app);
  const sources = await timeEach([1, 2, 3, 4, 5], () =>
    sourceChildren(app, { parent: null, offset: 0 }, { scans: [] }),
  );
  // The text index follows those who write: this is what filters take until it has, and afterwards.
  const early = await filterTimes(app);
  const indexed = await time(() => indexAll(app, new AbortController().signal));
  const filtered = await filterTimes(app);
  const found = await timeEach(words, (text) => findResources(app, { text, limit: 200 }));
  await app.close();
  return {
    rows: inserted.rows.count,
    insert_rows_per_s: ratePerSecond(inserted.rows),
    bare_rows_per_s: ratePerSecond(bare),
    insert_cpu_us_per_row: microsecondsEach(inserted.rows),
    bare_cpu_us_per_row: microsecondsEach(bare),
    insert_cpu_ratio: round(microsecondsEach(inserted.rows) / microsecondsEach(bare)),
    insert_to_bare: round(inserted.rows.count / inserted.rows.seconds / (bare.count / bare.seconds)),
    rescan_rows_per_s: ratePerSecond(rescanned.rows),
    rescan_cpu_us_per_row: microsecondsEach(rescanned.rows),
    cells: inserted.cells.count,
    cells_per_s: ratePerSecond(inserted.cells),
    cell_cpu_us: microsecondsEach(inserted.cells),
    ...figuresOf('open', [open], 1),
    ...figuresOf('first_paint', [{ wall: open.wall + first.wall, cpu: open.cpu + first.cpu }], 1),
    ...figuresOf('paint_again', again, 1),
    ...figuresOf('sources', sources, 1),
    ...figuresOf('expand', expanded, 0.95),
    ...figuresOf('filter', filtered, 1),
    ...figuresOf('filter_unindexed', early, 1),
    index_s: round(indexed.wall / 1000),
    index_cpu_us_per_row: round((indexed.cpu * 1000) / inserted.rows.count),
    ...figuresOf('find', found, 1),
  };
}

function ratePerSecond({ count, seconds }: Written): number {
  return round(count / seconds);
}

function microsecondsEach({ count, cpuSeconds }: Written): number {
  return round((cpuSeconds / count) * 1e6);
}

function* sampleOf(count: number) {
  const cell = { accountId: '123456789012', region: 'us-east-1', type: 'AWS.EC2.Instance' } as const;
  for (let from = 0; from < count; from += bareRowsAtOnce) yield resourcesOf(cell, from, from + bareRowsAtOnce);
}

/** Rare, common, two of them, none, in the middle of a word. */
const words = ['team-42', 'ec2', 's3-bucket team-7', 'nothing-has-this', '0f3'];

function filterOf(text: string): TreeFilter {
  return { text, accounts: [], regions: [], types: [] };
}

/** What typing a filter asks for: the tree's root, and the counts above it. */
async function filterTimes(app: App): Promise<readonly Taken[]> {
  return timeEach(words, async (text) => {
    const filter = filterOf(text);
    await Promise.all([children(app, filter, null, 0), countResources(app, { filter })]);
  });
}

function children(app: App, filter: TreeFilter | null, parent: string | null, offset: number) {
  return resourceChildren(app, { shape: { groupBy, filter }, parent, offset });
}

/** Opens accounts, regions, types and pages of resources here and there in the tree. */
async function expand(app: App): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  const open = async (parent: string, offset = 0): Promise<readonly InventoryNode[]> => {
    let nodes: readonly InventoryNode[] = [];
    taken.push(
      await time(async () => {
        nodes = await children(app, null, parent, offset);
      }),
    );
    return nodes;
  };
  for (const account of every(await children(app, null, null, 0), 20)) {
    for (const region of every(await open(account.id), 6)) {
      for (const type of every(await open(region.id), 3)) {
        const page = await open(type.id);
        const more = page.find((node) => node.kind === 'more');
        if (more !== undefined) await open(more.parent, more.offset);
      }
    }
  }
  return taken;
}

/** At most `count` of the groups, evenly from the first to the last. */
function every(nodes: readonly InventoryNode[], count: number): readonly InventoryNode[] {
  const groups = nodes.filter((node) => node.kind === 'group');
  const step = Math.max(1, Math.floor(groups.length / count));
  return groups.filter((_, index) => index % step === 0).slice(0, count);
}

/** In milliseconds; the processor's are the same whoever else keeps the machine busy. */
interface Taken {
  readonly wall: number;
  readonly cpu: number;
}

async function time(work: () => Promise<unknown>): Promise<Taken> {
  const before = process.cpuUsage();
  const startedAt = performance.now();
  await work();
  return { wall: performance.now() - startedAt, cpu: cpuSecondsSince(before) * 1000 };
}

async function timeEach<T>(values: readonly T[], work: (value: T) => Promise<unknown>): Promise<readonly Taken[]> {
  const taken: Taken[] = [];
  for (const value of values) taken.push(await time(() => work(value)));
  return taken;
}

/** `expand_ms` and `expand_cpu_ms`: what the given share of all did not exceed. */
function figuresOf(name: string, taken: readonly Taken[], share: number): Figures {
  return {
    [`${name}_ms`]: round(
      percentile(
        taken.map(({ wall }) => wall),
        share,
      ),
    ),
    [`${name}_cpu_ms`]: round(
      percentile(
        taken.map(({ cpu }) => cpu),
        share,
      ),
    ),
  };
}

const [home = '', resources = '', accounts = ''] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await main(home, Number(resources), Number(accounts)))}\n`);
