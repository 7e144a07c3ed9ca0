import assert from 'node:assert/strict';
import { describePending } from '../../../server/src/app/events/describe.ts';
import { createBell } from '../../../server/src/core/bell.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import type { NewEvent } from '../../../server/src/core/events/eventStore.ts';
import { createHotResources } from '../../../server/src/core/events/hotResources.ts';
import { isDelivered, readRecord } from '../../../server/src/core/events/readRecord.ts';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { settled } from '../../support/fakeClock.ts';
import { fails, type Script, testAccount } from '../../support/scriptedSession.ts';
import { accountOf, thingCatalog } from '../scan/things.ts';
import { scanRow, useInventory } from '../store/openInventory.ts';
import { recordOf } from './records.ts';

const account = accountOf({ realTime: true });
const regions: Script = () => ({ Regions: [{ RegionName: 'eu-west-1' }] });

describe('what events touched', () => {
  const { store, clock } = useInventory();
  const stop = { current: new AbortController() };
  let running: Promise<void> = Promise.resolve();
  let bell = createBell(clock);

  afterEach(async () => {
    stop.current.abort();
    await running.catch(() => undefined);
  });

  const keyOf = (name: string): ResourceKey => ({
    accountId: testAccount,
    region: 'eu-west-1',
    type: 'AWS.Things.Thing',
    resourceId: `arn:aws:things:eu-west-1::${name}`,
  });

  async function know(...names: readonly string[]): Promise<void> {
    const observed = names.map((name) => ({
      ...keyOf(name),
      arn: null,
      id: null,
      name,
      tags: {},
      timeCreated: null,
      attributes: { Color: 'red' },
      notRead: [],
      observedAt: clock.now() - 60_000,
    }));
    await store().writeResources(null, observed, []);
  }

  function eventOf(eventName: string, effect: 'upsert' | 'delete', name: string | null, waitMs = 250): NewEvent {
    const read = readRecord(recordOf('things', eventName, { recipientAccountId: testAccount }));
    assert.ok('record' in read && isDelivered(read.record));
    const key = { ...keyOf(name ?? ''), resourceId: name === null ? null : keyOf(name).resourceId };
    const touched = [{ ...key, effect: name === null ? ('rescan' as const) : effect, dueAt: clock.now() + waitMs }];
    return { record: read.record, receivedAt: clock.now(), standing: 'applies', guessed: false, touched };
  }

  const takeIn = (...events: readonly NewEvent[]) => store().takeIn({ events, heartbeats: [], deadLetters: [] });

  /** Begins to describe; returns what is sent. */
  async function start(script: Readonly<Record<string, Script>>, catalog = thingCatalog) {
    const aws = scriptedAws({ [testAccount]: { 'ec2:DescribeRegions': regions, ...script } });
    const master = { accountId: masterAccount, region: 'us-east-1' };
    const ctx = appContext({
      aws,
      store: store(),
      clock,
      accounts: { master, accounts: [account] },
      catalog,
    });
    const signal = new AbortController().signal;
    const operator = await aws.operator({ profile: null, region: 'us-east-1', mfa: null, signal });
    stop.current = new AbortController();
    const accounts = new Map([[account.id, account]]);
    bell = createBell(clock);
    const waking = { bell, hot: createHotResources() };
    running = describePending({ ctx, master, operator, accounts, signal: stop.current.signal, ...waking });
    return () =>
      aws.sessions.flatMap(({ sent }) => sent.map(({ call }) => call)).filter((call) => call !== 'ec2:DescribeRegions');
  }

  /** Time passes in steps of what is waited for. */
  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 250) {
      await clock.advance(Math.min(left, 250));
      await settled();
    }
  }

  const outcomes = async () =>
    (await store().events({}, { before: null, limit: 500 })).map(({ touched }) => touched[0]?.outcome);

  it('is described, and its change bears who made it', async () => {
    await know('a');
    await takeIn(eventOf('PaintThing', 'upsert', 'a'));
    const sent = await start({ 'things:ListThings': () => ({ Things: [{ Name: 'a', Color: 'blue' }] }) });
    await pass(1_000);
    assert.deepEqual(await outcomes(), ['changed']);
    assert.deepEqual((await store().get(keyOf('a')))?.attributes, { Color: 'blue' });
    const [change] = await store().history(keyOf('a'), { before: null, limit: 1 });
    assert.deepEqual(
      [change?.kind, change?.cause?.eventName, change?.cause?.actor],
      ['modified', 'PaintThing', 'Admin/alice'],
    );
    assert.deepEqual(sent(), ['things:ListThings']);
  });

  it('is described as soon as it is told of', async () => {
    await know('a');
    const sent = await start({ 'things:ListThings': () => ({ Things: [{ Name: 'a', Color: 'blue' }] }) });
    await settled();
    await takeIn(eventOf('PaintThing', 'upsert', 'a', 0));
    bell.ring();
    await settled();
    await clock.advance(10);
    await settled();
    assert.deepEqual([sent().length, await outcomes()], [1, ['changed']]);
  });

  it('is described once more, not beside, when another event comes in meanwhile', async () => {
    await know('a');
    const answers: (() => void)[] = [];
    const slow: Script = async () => {
      await new Promise<void>((resolve) => {
        answers.push(resolve);
      });
      return { Things: [{ Name: 'a', Color: `blue ${answers.length}` }] };
    };
    await takeIn(eventOf('PaintThing', 'upsert', 'a', 0));
    await start({ 'things:ListThings': slow });
    await pass(500);
    await takeIn(eventOf('PaintThing', 'upsert', 'a', 0), eventOf('PaintThing', 'upsert', 'a', 0));
    bell.ring();
    await pass(2_000);
    assert.equal(answers.length, 1);
    answers[0]?.();
    await pass(500);
    assert.equal(answers.length, 2);
    answers[1]?.();
    await pass(500);
    assert.deepEqual([answers.length, await store().countPending()], [2, 0]);
  });

  it('is described by the next who begins, where one ended in the middle of it', async () => {
    await know('a', 'b');
    await takeIn(eventOf('PaintThing', 'upsert', 'a'), eventOf('PaintThing', 'upsert', 'b'));
    // Claimed, and never settled: the process is gone.
    assert.equal((await store().claim(clock.now() + 1_000, 10)).length, 2);
    await start({
      'things:ListThings': ({ input }) => ({ Things: [{ Name: String(input['Names']), Color: 'blue' }] }),
    });
    await pass(1_000);
    assert.deepEqual(await outcomes(), ['changed', 'changed']);
    assert.equal(await store().countPending(), 0);
  });

  it('keeps its neighbours from nothing where one of them cannot be read', async () => {
    await know('a', 'b');
    await takeIn(eventOf('PaintThing', 'upsert', 'a'), eventOf('PaintThing', 'upsert', 'b'));
    const script: Script = (...asked) =>
      String(asked[0].input['Names']) === 'a'
        ? fails('failed', 'Broken')(...asked)
        : { Things: [{ Name: 'b', Color: 'blue' }] };
    await start({ 'things:ListThings': script });
    await pass(1_000);
    assert.deepEqual(await outcomes(), ['changed', 'pending']);
  });

  it('is looked at again while nothing is seen, and then let be', async () => {
    await know('a');
    await takeIn(eventOf('PaintThing', 'upsert', 'a'));
    const sent = await start({ 'things:ListThings': () => ({ Things: [{ Name: 'a', Color: 'red' }] }) });
    await pass(1_000);
    assert.deepEqual([sent().length, await outcomes()], [1, ['pending']]);
    await pass(2_000);
    assert.equal(sent().length, 2);
    await pass(10_000);
    assert.equal(sent().length, 3);
    await pass(61_000);
    assert.deepEqual([sent().length, await outcomes()], [4, ['unchanged']]);
    await pass(120_000);
    assert.equal(sent().length, 4);
  });

  it('is found at the second look where AWS is behind, and still bears who made it', async () => {
    await know('a');
    let looks = 0;
    const late: Script = () => ({ Things: [{ Name: 'a', Color: ++looks > 1 ? 'blue' : 'red' }] });
    await takeIn(eventOf('PaintThing', 'upsert', 'a'));
    await start({ 'things:ListThings': late });
    await pass(4_000);
    assert.deepEqual([looks, await outcomes()], [2, ['changed']]);
    const [change] = await store().history(keyOf('a'), { before: null, limit: 1 });
    assert.equal(change?.cause?.eventName, 'PaintThing');
  });

  it('is deleted once AWS no longer has it, not because an event says so', async () => {
    await know('a', 'b');
    const script: Script = ({ input }) => ({
      Things: (input['Names'] as readonly string[])[0] === 'a' ? [{ Name: 'a', Color: 'red' }] : [],
    });
    await takeIn(eventOf('DeleteThing', 'delete', 'a'), eventOf('DeleteThing', 'delete', 'b'));
    await start({ 'things:ListThings': script });
    await pass(1_000);
    assert.ok(await store().get(keyOf('a')));
    assert.equal(await store().get(keyOf('b')), null);
    const [change] = await store().history(keyOf('b'), { before: null, limit: 1 });
    assert.deepEqual([change?.kind, change?.cause?.eventName], ['deleted', 'DeleteThing']);
    assert.deepEqual(await outcomes(), ['deleted', 'pending']);
  });

  it('that is gone already, and was never seen, leaves no trace but its event', async () => {
    await takeIn(eventOf('CreateThing', 'upsert', 'a'));
    const sent = await start({ 'things:ListThings': () => ({ Things: [] }) });
    await pass(75_000);
    assert.deepEqual(await outcomes(), ['unchanged']);
    assert.equal(await store().find(keyOf('a')), null);
    assert.equal(await store().countPending(), 0);
    assert.ok(sent().length <= 4, String(sent().length));
  });

  it('that is deleted and made again under its name has both in its history', async () => {
    await know('a');
    const there = new Set<string>();
    await start({ 'things:ListThings': () => ({ Things: [...there].map((Name) => ({ Name, Color: 'green' })) }) });
    await takeIn(eventOf('DeleteThing', 'delete', 'a', 0));
    await pass(1_000);
    assert.equal(await store().get(keyOf('a')), null);
    there.add('a');
    await takeIn(eventOf('CreateThing', 'upsert', 'a', 0));
    await pass(5_000);
    assert.deepEqual((await store().get(keyOf('a')))?.attributes, { Color: 'green' });
    const changes = await store().history(keyOf('a'), { before: null, limit: 9 });
    assert.deepEqual(
      changes.slice(0, 2).map(({ kind, cause }) => [kind, cause?.eventName]),
      [
        ['created', 'CreateThing'],
        ['deleted', 'DeleteThing'],
      ],
    );
  });

  it('that was made again before its deletion is told of is not taken for gone', async () => {
    await know('a');
    // The deletion comes last, though it happened first.
    await takeIn(eventOf('CreateThing', 'upsert', 'a'), eventOf('DeleteThing', 'delete', 'a'));
    await start({ 'things:ListThings': () => ({ Things: [{ Name: 'a', Color: 'green' }] }) });
    await pass(75_000);
    assert.deepEqual((await store().get(keyOf('a')))?.attributes, { Color: 'green' });
    assert.equal(await store().countPending(), 0);
  });

  it('brings what sums it up up to date too, without another call', async () => {
    await know('a', 'b', 'c');
    const at = clock.now() - 50_000;
    const cell = { accountId: testAccount, region: 'eu-west-1', type: 'AWS.Things.Thing' } as const;
    await store().beginScan(scanRow({ startedAt: at }));
    await store().finishCell('scan-1', cell, { kind: 'ok', count: 1, incomplete: 0 }, { startedAt: 1, finishedAt: at });
    const meta: ResourceKey = {
      accountId: testAccount,
      region: 'global',
      type: 'AWS.Things.Meta',
      resourceId: `${testAccount}::AWS.Things.Meta`,
    };
    const things = async () => (await store().get(meta))?.attributes['Things'];
    const script: Script = ({ input }) => {
      const [name] = input['Names'] as readonly string[];
      return { Things: name === 'a' ? [{ Name: name, Color: 'blue' }] : [] };
    };
    await takeIn(eventOf('PaintThing', 'upsert', 'a'));
    const sent = await start({ 'things:ListThings': script });
    await pass(1_000);
    // Nobody has summed it up yet: what is not known to the end is not.
    assert.equal(await things(), undefined);

    const empty = { name: 'AWS.Things.Meta', tags: {}, attributes: { Things: [] }, observedAt: at };
    await store().writeResources(
      'scan-1',
      [{ ...meta, arn: null, id: null, timeCreated: null, notRead: [], ...empty }],
      [],
    );
    await takeIn(eventOf('DeleteThing', 'delete', 'b'));
    await pass(1_000);
    assert.deepEqual(
      await things(),
      ['a', 'c'].map((name) => keyOf(name).resourceId),
    );
    const [change] = await store().history(meta, { before: null, limit: 1 });
    assert.deepEqual([change?.kind, change?.cause?.eventName], ['modified', 'DeleteThing']);
    assert.deepEqual(sent(), ['things:ListThings', 'things:ListThings']);
  });

  it('by a name that is another one’s by now is looked for among all of its type', async () => {
    const type = 'AWS.CloudFormation.Stack';
    const arn = (end: string) => `arn:aws:cloudformation:eu-west-1:${testAccount}:stack/app/${end}`;
    const key: ResourceKey = { accountId: testAccount, region: 'eu-west-1', type, resourceId: arn('old') };
    const known = {
      arn: arn('old'),
      id: arn('old'),
      name: 'app',
      tags: {},
      timeCreated: null,
      attributes: {},
      notRead: [],
    };
    await store().writeResources(null, [{ ...key, ...known, observedAt: clock.now() - 60_000 }], []);
    const event = eventOf('UpdateStack', 'upsert', 'x');
    await takeIn({ ...event, touched: [{ ...key, effect: 'upsert', dueAt: clock.now() }] });
    const stack = { StackName: 'app', StackId: arn('new'), StackStatus: 'UPDATE_COMPLETE' };
    const sent = await start(
      {
        'cloudformation:DescribeStacks': ({ input }) => ({
          Stacks:
            input['StackName'] === undefined
              ? [stack]
              : [{ ...stack, StackId: arn('old'), StackStatus: 'DELETE_COMPLETE' }],
        }),
      },
      catalog.filter((known) => known.type === type),
    );
    await pass(2_000);
    assert.equal(await store().get(key), null);
    assert.ok(await store().get({ ...key, resourceId: arn('new') }));
    assert.deepEqual(sent(), ['cloudformation:DescribeStacks', 'cloudformation:DescribeStacks']);
  });

  it('of one type all at once is listed, not asked for one by one', async () => {
    const names = Array.from({ length: 300 }, (_, index) => `thing-${index}`);
    await know(...names);
    await takeIn(...names.map((name) => eventOf('PaintThing', 'upsert', name)));
    const sent = await start({
      'things:ListThings': () => ({ Things: names.map((name) => ({ Name: name, Color: 'blue' })) }),
    });
    await pass(3_000);
    assert.ok(sent().length <= 2, String(sent().length));
    assert.deepEqual(new Set(await outcomes()), new Set(['changed']));
    assert.equal(await store().countPending(), 0);
    const [change] = await store().history(keyOf('thing-7'), { before: null, limit: 1 });
    assert.equal(change?.cause?.actor, 'Admin/alice');
  });

  it('of a type as a whole is listed', async () => {
    await know('a');
    await takeIn(eventOf('PaintEverything', 'upsert', null));
    await start({ 'things:ListThings': () => ({ Things: [{ Name: 'new', Color: 'green' }] }) });
    await pass(2_000);
    assert.ok(await store().get(keyOf('new')));
    assert.equal(await store().get(keyOf('a')), null);
  });

  it('that cannot be read is tried again, and keeps what was known', async () => {
    await know('a');
    await takeIn(eventOf('PaintThing', 'upsert', 'a'));
    let tries = 0;
    const refuse: Script = (...args) => {
      tries += 1;
      if (tries < 3) return fails('denied', 'AccessDenied')(...args);
      return { Things: [{ Name: 'a', Color: 'blue' }] };
    };
    await start({ 'things:ListThings': refuse });
    await pass(1_000);
    assert.deepEqual([(await store().get(keyOf('a')))?.attributes, await outcomes()], [{ Color: 'red' }, ['pending']]);
    await pass(14_000);
    assert.deepEqual([(await store().get(keyOf('a')))?.attributes, await outcomes()], [{ Color: 'blue' }, ['changed']]);
  });
});
