import assert from 'node:assert/strict';
import { describePending } from '../../../server/src/app/events/describe.ts';
import { createBell } from '../../../server/src/core/bell.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import type { CatalogType, TypeName } from '../../../server/src/core/catalog/types.ts';
import { createHotResources } from '../../../server/src/core/events/hotResources.ts';
import { isDelivered, readRecord } from '../../../server/src/core/events/readRecord.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { settled } from '../../support/fakeClock.ts';
import { type Script, testAccount } from '../../support/scriptedSession.ts';
import { accountOf, thingCatalog } from '../scan/things.ts';
import { useInventory } from '../store/openInventory.ts';
import { recordOf } from './records.ts';

const account = accountOf({ realTime: true });
const region = 'eu-west-1';
const resources = 500;
const events = 5_000;

interface Storm {
  readonly type: TypeName;
  readonly catalog: readonly CatalogType[];
  readonly resourceId: (index: number) => string;
  readonly call: string;
  /** Answers, by how often all has changed. */
  readonly answer: (input: Readonly<Record<string, unknown>>, revision: number) => object;
}

const things: Storm = {
  type: 'AWS.Things.Thing',
  catalog: thingCatalog,
  resourceId: (index) => `arn:aws:things:${region}::thing-${index}`,
  call: 'things:ListThings',
  answer: (input, revision) => ({
    Things: Array.from({ length: resources }, (_, index) => `thing-${index}`)
      .filter((name) => input['Names'] === undefined || (input['Names'] as readonly string[]).includes(name))
      .map((Name) => ({ Name, Color: `blue ${revision}` })),
  }),
};

const groups: Storm = {
  type: 'AWS.EC2.SecurityGroup',
  catalog: catalog.filter(({ type }) => type === 'AWS.EC2.SecurityGroup'),
  resourceId: (index) => `arn:aws:ec2:${region}:${testAccount}:security-group/sg-${index}`,
  call: 'ec2:DescribeSecurityGroups',
  answer: (input, revision) => {
    const [filter] = (input['Filters'] ?? []) as readonly { readonly Values: readonly string[] }[];
    const ids = filter?.Values ?? (input['GroupIds'] as readonly string[] | undefined);
    return {
      SecurityGroups: Array.from({ length: resources }, (_, index) => `sg-${index}`)
        .filter((id) => ids === undefined || ids.includes(id))
        .map((GroupId) => ({ GroupId, GroupName: GroupId, OwnerId: testAccount, Description: `blue ${revision}` })),
    };
  },
};

describe('a storm of five thousand events on one type', function () {
  this.timeout(60_000);
  const { store, clock } = useInventory();
  const stop = { current: new AbortController() };
  let running: Promise<void> = Promise.resolve();

  afterEach(async () => {
    stop.current.abort();
    await running.catch(() => undefined);
  });

  /** Comes in within so many seconds; returns the inputs of the type's calls, once all is described. */
  async function weather(storm: Storm, seconds: number): Promise<readonly Readonly<Record<string, unknown>>[]> {
    const key = (index: number) => ({
      accountId: testAccount,
      region,
      type: storm.type,
      resourceId: storm.resourceId(index % resources),
    });
    let revision = 0;
    const script: Script = ({ input }) => storm.answer(input, revision);
    const regions: Script = () => ({ Regions: [{ RegionName: region }] });
    const aws = scriptedAws({ [testAccount]: { 'ec2:DescribeRegions': regions, [storm.call]: script } });
    const master = { accountId: masterAccount, region: 'us-east-1' };
    const accounts = { master, accounts: [account] };
    const ctx = appContext({ aws, store: store(), clock, accounts, catalog: storm.catalog });
    stop.current = new AbortController();
    const { signal } = stop.current;
    const operator = await aws.operator({ profile: null, region: 'us-east-1', mfa: null, signal });
    const bell = createBell(clock);
    const hot = createHotResources();
    running = describePending({ ctx, master, operator, accounts: new Map([[account.id, account]]), signal, bell, hot });
    const steps = seconds * 10;
    for (let step = 0; step < steps; step += 1) {
      revision = step;
      const now = clock.now();
      const came = Array.from({ length: events / steps }, (_, index) => {
        const eventTime = new Date(now).toISOString();
        const read = readRecord(recordOf('things', 'PaintThing', { recipientAccountId: testAccount, eventTime }));
        assert.ok('record' in read && isDelivered(read.record));
        const of = key(step * (events / steps) + index);
        const touched = [{ ...of, effect: 'upsert' as const, dueAt: hot.dueAt(of, now) }];
        return { record: read.record, receivedAt: now, standing: 'applies' as const, guessed: false, touched };
      });
      await store().takeIn({ events: came, heartbeats: [], deadLetters: [] });
      bell.ring();
      await clock.advance(100);
      await settled();
    }
    for (let ms = 0; ms < 100_000; ms += 250) {
      await clock.advance(250);
      await settled();
    }
    assert.equal(await store().countPending(), 0);
    const [last] = await store().list({ types: [storm.type] }, { offset: 0, limit: 1 });
    assert.match(JSON.stringify(last?.attributes), new RegExp(`blue ${steps - 1}`));
    assert.equal(await store().count({ types: [storm.type] }), resources);
    return aws.sessions.flatMap(({ sent }) => sent.filter(({ call }) => call === storm.call).map(({ input }) => input));
  }

  for (const seconds of [1, 25]) {
    it(`within ${seconds} s costs a few lists where resources are looked up one by one`, async () => {
      const inputs = await weather(things, seconds);
      const lists = inputs.filter((input) => input['Names'] === undefined);
      assert.ok(lists.length <= 20, `${lists.length} lists`);
      assert.ok(inputs.length <= 40, `${inputs.length} calls`);
    });

    it(`within ${seconds} s costs a few calls where one has many resources`, async () => {
      const inputs = await weather(groups, seconds);
      const lists = inputs.filter((input) => input['GroupIds'] === undefined);
      assert.ok(lists.length <= 30, `${lists.length} calls`);
      assert.ok(inputs.length <= 40, `${inputs.length} calls`);
    });
  }
});
