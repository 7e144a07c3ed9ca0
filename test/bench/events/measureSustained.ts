/** The process that follows a world that changes all the time. Prints its figures as one line of JSON. */
import { growHeapSparingly } from '../../../server/src/adapters/memory/heap.ts';
import { operatorSession } from '../../../server/src/app/accounts/operatorSession.ts';
import { requireMaster } from '../../../server/src/app/accounts/requireMaster.ts';
import { describePending } from '../../../server/src/app/events/describe.ts';
import { takeMessages } from '../../../server/src/app/events/intake.ts';
import { scan } from '../../../server/src/app/scan/scan.ts';
import { composeApp } from '../../../server/src/compose.ts';
import { createBell } from '../../../server/src/core/bell.ts';
import { createClassify } from '../../../server/src/core/events/classify.ts';
import { createHotResources } from '../../../server/src/core/events/hotResources.ts';
import type { Store } from '../../../server/src/core/ports.ts';
import { regions, stubConfiguration } from '../scan/estate.ts';
import { fairWeather } from '../stub/configuration.ts';
import { share } from '../stub/digest.ts';
import { type Change, type Changing, scheduleOf } from '../stub/world/changing.ts';
import { thingsOf } from '../stub/world/things.ts';
import { burstTypes } from './burstTypes.ts';
import { type LagFigures, lagMeter } from './lagMeter.ts';
import { messageOf, taggingRecord } from './records.ts';
import { silent } from './silent.ts';

export interface Sustained extends LagFigures {
  readonly events: number;
  readonly lost: number;
  /** Resources that are not as AWS has them, though no event of theirs was lost. */
  readonly wrong: number;
  readonly wrongBecauseLost: number;
  readonly wrongAfterReading: number;
  readonly cpuSeconds: number;
  readonly rssAtStartMb: number;
  readonly rssHalfwayMb: number;
  readonly heapMb: number;
  readonly peakRssMb: number;
}

const LOST = 0.01;
const TWICE = 0.05;
const LATE = 0.05;
const DELIVERY_MS = 500;
const MOST_LATE_MS = 3_000;
/** What an answer of the queue takes. */
const RECEIVE_MS = 15;
const MESSAGES = 10;
/** After the last event: until all that AWS was behind with was looked at again. */
const SETTLED_AFTER_MS = 20_000;

interface Delivery {
  readonly at: number;
  readonly body: string;
  readonly arn: string;
}

function arnOf(accountId: string, { kind, region, hex }: Change): string {
  const kinds: Readonly<Record<string, string>> = {
    instance: 'instance/i',
    securityGroup: 'security-group/sg',
    volume: 'volume/vol',
  };
  return `arn:aws:ec2:${region}:${accountId}:${kinds[kind]}-${hex}`;
}

/** As a queue brings them: some twice, some late, some never. */
function deliveriesOf(accountId: string, schedule: readonly Change[]): readonly Delivery[] {
  return schedule
    .flatMap((change, index): readonly Delivery[] => {
      if (share(`lost ${index}`) < LOST) return [];
      const arn = arnOf(accountId, change);
      const record = taggingRecord(index, { accountId, region: change.region, arn });
      const body = messageOf({ ...record, eventTime: new Date(change.at).toISOString() });
      const lateMs = share(`late ${index}`) < LATE ? MOST_LATE_MS * share(`how late ${index}`) : 0;
      const at = change.at + DELIVERY_MS + lateMs;
      return share(`twice ${index}`) < TWICE
        ? [
            { at, body, arn },
            { at: at + 700, body, arn },
          ]
        : [{ at, body, arn }];
    })
    .toSorted((a, b) => a.at - b.at);
}

async function main(folder: string, changing: Changing): Promise<Sustained> {
  const app = await composeApp({ accountsFile: null, home: folder, profile: null, askMfa: null, log: silent });
  const stop = new AbortController();
  const { signal } = stop;
  const master = await requireMaster(app);
  const { accounts } = await app.accountsFile.read();
  const [account] = accounts;
  if (account === undefined) throw new Error('There is no account');
  const byId = new Map([[account.id, { ...account, realTime: true }]]);
  const ids = [account.id];
  const configuration = stubConfiguration({
    accountIds: ids,
    size: 'large',
    latency: { least: 0, most: 0 },
    limits: true,
  });
  const schedule = scheduleOf(changing, { ...configuration, regions }, thingsOf(configuration, fairWeather));
  const deliveries = deliveriesOf(account.id, schedule);
  const delivered = new Set(deliveries.map(({ body }) => body));

  const meter = lagMeter(app);
  const ctx = { ...app, store: meter.store, pace: meter.pace };
  const operator = await operatorSession(ctx, master, signal);
  const waking = { bell: createBell(app.clock), hot: createHotResources() };
  const describing = describePending({ ctx, master, operator, accounts: byId, signal, ...waking });
  const parts = {
    ctx,
    ...waking,
    classify: createClassify(app.catalog),
    accounts: byId,
    signal,
    confirm: () => Promise.resolve(),
    readLogFile: () => {
      throw new Error('No message names a file');
    },
  };
  const before = process.cpuUsage();
  const halfway = changing.startAt + (changing.count * changing.everyMs) / 2;
  const rssAtStart = process.memoryUsage.rss();
  let rssHalfway = 0;
  const seen = new Set<string>();
  let next = 0;
  while (next < deliveries.length) {
    const now = Date.now();
    if (rssHalfway === 0 && now > halfway) rssHalfway = process.memoryUsage.rss();
    const due: Delivery[] = [];
    while (due.length < MESSAGES && (deliveries[next]?.at ?? Number.POSITIVE_INFINITY) <= now) {
      const delivery = deliveries[next];
      if (delivery !== undefined) due.push(delivery);
      next += 1;
    }
    if (due.length === 0) {
      await app.clock.delay(RECEIVE_MS, signal);
      continue;
    }
    // What came before makes nothing wait.
    const fresh = due.filter(({ body }) => !seen.has(body)).map(({ arn }) => arn);
    for (const { body } of due) seen.add(body);
    meter.received(fresh);
    await takeMessages(
      parts,
      due.map(({ body }, index) => ({ id: `${next}-${index}`, body })),
    );
    meter.kept(fresh);
    waking.bell.ring();
  }
  const { user, system } = process.cpuUsage(before);
  await app.clock.delay(SETTLED_AFTER_MS, signal);
  stop.abort();
  await Promise.allSettled([describing]);
  operator.close();

  const truth = truthOf(account.id, schedule);
  const lostLast = new Set(
    schedule.filter((_, index) => share(`lost ${index}`) < LOST).map((change) => arnOf(account.id, change)),
  );
  const wrong = await wrongOnes(app.store, truth);
  const after = new AbortController().signal;
  for (const type of burstTypes) {
    await scan(app, { kind: 'type', accountId: account.id, type }, { kind: 'user', signal: after });
  }
  const wrongAfterReading = (await wrongOnes(app.store, truth)).length;
  await app.close();
  return {
    events: delivered.size,
    lost: schedule.length - delivered.size,
    ...meter.figures(),
    wrong: wrong.filter((arn) => !lostLast.has(arn)).length,
    wrongBecauseLost: wrong.filter((arn) => lostLast.has(arn)).length,
    wrongAfterReading,
    cpuSeconds: (user + system) / 1e6,
    rssAtStartMb: Math.round(rssAtStart / 2 ** 20),
    rssHalfwayMb: Math.round(rssHalfway / 2 ** 20),
    heapMb: Math.round(process.memoryUsage().heapUsed / 2 ** 20),
    peakRssMb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** How often each resource has changed; null: it is gone. */
function truthOf(accountId: string, schedule: readonly Change[]): ReadonlyMap<string, number | null> {
  return new Map(
    [...Map.groupBy(schedule, (change) => arnOf(accountId, change))].map(([arn, changes]) => [
      arn,
      changes.some(({ isDelete }) => isDelete) ? null : changes.length,
    ]),
  );
}

async function wrongOnes(store: Store, truth: ReadonlyMap<string, number | null>): Promise<readonly string[]> {
  const known = new Map<string, number>();
  for await (const part of store.each({ types: burstTypes })) {
    for (const { resourceId, tags } of part) known.set(resourceId, Number(tags?.['revision'] ?? 0));
  }
  return [...truth].flatMap(([arn, revision]) => ((known.get(arn) ?? null) === revision ? [] : [arn]));
}

// As panther-scan does.
growHeapSparingly();
const [folder = '', changing = ''] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await main(folder, JSON.parse(changing) as Changing))}\n`);
process.exit(0);
