/** The process that takes in a burst of events and describes what they touched. Prints its figures as one line of JSON. */
import { growHeapSparingly } from '../../../server/src/adapters/memory/heap.ts';
import { operatorSession } from '../../../server/src/app/accounts/operatorSession.ts';
import { requireMaster } from '../../../server/src/app/accounts/requireMaster.ts';
import { describePending } from '../../../server/src/app/events/describe.ts';
import { takeMessages } from '../../../server/src/app/events/intake.ts';
import { composeApp } from '../../../server/src/compose.ts';
import { createBell } from '../../../server/src/core/bell.ts';
import { type Classify, createClassify } from '../../../server/src/core/events/classify.ts';
import { createHotResources } from '../../../server/src/core/events/hotResources.ts';
import { readRecord } from '../../../server/src/core/events/readRecord.ts';
import type { StoredResource } from '../../../server/src/core/inventory/resource.ts';
import type { Store } from '../../../server/src/core/ports.ts';
import { percentile } from '../percentile.ts';
import { home } from '../scan/estate.ts';
import { messageOf, taggingRecord } from './records.ts';
import { silent } from './silent.ts';

export interface Burst {
  readonly resources: number;
  /** Accounts, regions and types that they are in: each has to be asked once at least. */
  readonly cells: number;
  /** Until the last one was described for the first time. */
  readonly seconds: number;
  readonly medianSeconds: number;
  readonly cpuSeconds: number;
  readonly peakRssMb: number;
}

const atOnce = 10;

async function main(folder: string, resources: number, events: number): Promise<Burst> {
  const app = await composeApp({ accountsFile: null, home: folder, profile: null, askMfa: null, log: silent });
  const stop = new AbortController();
  const master = await requireMaster(app);
  const { accounts } = await app.accountsFile.read();
  const byId = new Map(accounts.map((account) => [account.id, { ...account, realTime: true }]));
  const classify = createClassify(app.catalog);
  const chosen = await choose(app.store, classify, resources);
  const bodies = Array.from({ length: events }, (_, index) => {
    const { accountId, region, resourceId } = chosen[index % chosen.length] ?? {
      accountId: '',
      region: '',
      resourceId: '',
    };
    const of = { accountId, region: region === 'global' ? home : region, arn: resourceId };
    return messageOf(taggingRecord(index, of));
  });

  const described = new Map<string, number>();
  const all = Promise.withResolvers<void>();
  const before = process.cpuUsage();
  const startedAt = performance.now();
  const store: Store = {
    ...app.store,
    settle: async (pending, outcome, next) => {
      await app.store.settle(pending, outcome, next);
      if (outcome === 'failed') all.reject(new Error(`${pending.type} ${pending.resourceId} could not be described`));
      const key = `${pending.type} ${pending.region} ${pending.resourceId}`;
      if (!described.has(key)) described.set(key, performance.now() - startedAt);
      if (described.size >= chosen.length) all.resolve();
    },
  };
  const ctx = { ...app, store };
  const operator = await operatorSession(ctx, master, stop.signal);
  const waking = { bell: createBell(app.clock), hot: createHotResources() };
  const describing = describePending({ ctx, master, operator, accounts: byId, signal: stop.signal, ...waking });
  const parts = {
    ctx,
    hot: waking.hot,
    classify,
    accounts: byId,
    signal: stop.signal,
    confirm: () => Promise.resolve(),
    readLogFile: () => {
      throw new Error('No message names a file');
    },
  };
  for (let from = 0; from < events; from += atOnce) {
    const messages = bodies.slice(from, from + atOnce).map((body, index) => ({ id: `${from + index}`, body }));
    await takeMessages(parts, messages);
    waking.bell.ring();
    // Messages come over the network, between which others have their turn.
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
  }
  await all.promise;
  const times = [...described.values()];
  const { user, system } = process.cpuUsage(before);
  stop.abort();
  await Promise.allSettled([describing]);
  operator.close();
  await app.close();
  return {
    resources: chosen.length,
    cells: new Set(chosen.map(({ accountId, region, type }) => `${accountId} ${region} ${type}`)).size,
    seconds: Math.max(...times) / 1000,
    medianSeconds: percentile(times, 0.5) / 1000,
    cpuSeconds: (user + system) / 1e6,
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** So many of what the inventory has and an ARN names, from all of it. */
async function choose(store: Store, classify: Classify, count: number): Promise<readonly StoredResource[]> {
  const known: StoredResource[] = [];
  for await (const part of store.each({})) known.push(...part.filter((resource) => isTold(classify, resource)));
  const step = known.length / count;
  if (step < 1) throw new Error(`There are ${known.length} resources only`);
  return Array.from({ length: count }, (_, index) => known[Math.floor(index * step)]).filter(
    (found) => found !== undefined,
  );
}

function isTold(classify: Classify, { accountId, region, type, resourceId }: StoredResource): boolean {
  const of = { accountId, region: region === 'global' ? home : region, arn: resourceId };
  const read = readRecord(taggingRecord(0, of));
  if (!('record' in read)) return false;
  return classify(read.record).changes.some(
    (change) => change.id === resourceId && change.type === type && change.region === region,
  );
}

// As panther-scan does.
growHeapSparingly();
const [folder = '', resources = '', events = ''] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await main(folder, Number(resources), Number(events)))}\n`);
process.exit(0);
