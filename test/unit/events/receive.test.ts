import assert from 'node:assert/strict';
import { eventsStatus } from '../../../server/src/app/events/eventsStatus.ts';
import { receiveEvents } from '../../../server/src/app/events/receive.ts';
import { AppError } from '../../../server/src/core/errors.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { settled } from '../../support/fakeClock.ts';
import { awsFailure, fails, type Script, scriptedSession, testAccount } from '../../support/scriptedSession.ts';
import { accountOf, thingCatalog } from '../scan/things.ts';
import { useInventory } from '../store/openInventory.ts';
import { recordOf } from './records.ts';

const account = accountOf({ realTime: true });
const accounts = { master: { accountId: masterAccount, region: 'us-east-1' }, accounts: [account] };
const noQueue = 'AWS.SimpleQueueService.NonExistentQueue';

/** A queue in memory: what was received stays until it is deleted, and comes again to the next who asks. */
function queueOf(bodies: readonly string[]) {
  const messages = new Map(bodies.map((body, index) => [`receipt-${index}`, body]));
  const inFlight = new Set<string>();
  const calls: string[] = [];
  const watchers = new Set<(call: string) => void>();
  const told = (call: string): void => {
    calls.push(call);
    for (const watch of watchers) watch(call);
  };
  const receive: Script = async (_, { signal }) => {
    told('receive');
    const visible = [...messages].filter(([receipt]) => !inFlight.has(receipt)).slice(0, 10);
    if (visible.length === 0 || signal.aborted) {
      await new Promise((_resolve, reject) => {
        if (signal.aborted) reject(awsFailure('cancelled'));
        signal.addEventListener('abort', () => reject(awsFailure('cancelled')));
      });
    }
    for (const [receipt] of visible) inFlight.add(receipt);
    return {
      Messages: visible.map(([ReceiptHandle, Body]) => ({ MessageId: ReceiptHandle, Body, ReceiptHandle })),
    };
  };
  const remove: Script = ({ input }) => {
    told('delete');
    for (const { ReceiptHandle } of input['Entries'] as readonly { readonly ReceiptHandle: string }[]) {
      messages.delete(ReceiptHandle);
    }
    return {};
  };
  return {
    messages,
    calls,
    watchers,
    /** Their time is over: they can be received again. */
    putBack: () => inFlight.clear(),
    script: {
      'sqs:GetQueueUrl': () => ({ QueueUrl: 'https://queue' }),
      'sqs:ReceiveMessage': receive,
      'sqs:DeleteMessageBatch': remove,
    } satisfies Readonly<Record<string, Script>>,
  };
}

const bodiesOf = (count: number): readonly string[] =>
  Array.from({ length: count }, (_, index) =>
    JSON.stringify(recordOf('things', `PaintThing${index}`, { recipientAccountId: testAccount })),
  );

describe('receiving events', () => {
  const running = new Map<AbortController, Promise<void>>();

  afterEach(async () => {
    for (const stop of running.keys()) stop.abort();
    await Promise.all(running.values());
    running.clear();
  });
  // Closed after those who use it have ended.
  const { store, clock } = useInventory();

  function contextOf(script: Readonly<Record<string, Script>>, holder = 'one') {
    const aws = {
      ...scriptedAws({ [testAccount]: {} }),
      operator: async () => scriptedSession(script, masterAccount),
    };
    return appContext({ aws, store: store(), clock, accounts, catalog: thingCatalog, holder });
  }

  function start(script: Readonly<Record<string, Script>>, holder = 'one') {
    const stop = new AbortController();
    const ctx = contextOf(script, holder);
    const ended = receiveEvents(ctx, { signal: stop.signal });
    running.set(stop, ended);
    return { ctx, stop, ended };
  }

  async function pass(ms: number): Promise<void> {
    for (let left = ms; left > 0; left -= 500) {
      await clock.advance(Math.min(left, 500));
      await settled();
    }
  }

  const kept = async () => (await store().events({}, { before: null, limit: 500 })).length;

  it('keeps all that comes, then deletes it, and says that it is live', async () => {
    const queue = queueOf(bodiesOf(25));
    const { ctx } = start(queue.script);
    await pass(1_000);
    assert.deepEqual([await kept(), queue.messages.size], [25, 0]);
    assert.equal((await eventsStatus(ctx)).state, 'live');
  });

  it('ends within a second at whatever moment, and loses no message that it holds', async () => {
    for (let moment = 1; moment <= 8; moment += 1) {
      const before = await kept();
      const queue = queueOf(bodiesOf(40));
      const { stop, ended } = start(queue.script);
      let calls = 0;
      queue.watchers.add(() => {
        if (++calls === moment) stop.abort();
      });
      const startedAt = performance.now();
      await ended;
      assert.ok(performance.now() - startedAt < 1_000);
      assert.ok((await kept()) - before >= 40 - queue.messages.size, `stopped at call ${moment}`);
      queue.putBack();
      const again = start(queue.script);
      await pass(1_000);
      assert.deepEqual([(await kept()) - before, queue.messages.size], [40, 0]);
      again.stop.abort();
      await again.ended;
    }
  }).timeout(30_000);

  it('deletes nothing that could not be kept', async () => {
    const queue = queueOf(bodiesOf(3));
    const full = new AppError('STORE', 'The disk is full');
    const broken = { ...contextOf(queue.script), store: { ...store(), takeIn: () => Promise.reject(full) } };
    const stop = new AbortController();
    running.set(stop, receiveEvents(broken, { signal: stop.signal }));
    await pass(3_000);
    assert.deepEqual([queue.messages.size, queue.calls.includes('delete')], [3, false]);
    const { state, reason } = await eventsStatus(broken);
    assert.deepEqual([state, reason], ['broken', 'The disk is full']);
  });

  it('is done by one of two processes, and by the other at once when that one ends', async () => {
    const [first, second] = [queueOf(bodiesOf(1)), queueOf(bodiesOf(1))];
    const one = start(first.script, 'one');
    await pass(500);
    start(second.script, 'two');
    await pass(60_000);
    assert.deepEqual([first.messages.size, second.calls.length], [0, 0]);
    one.stop.abort();
    await one.ended;
    await pass(3_000);
    assert.equal(second.messages.size, 0);
  });

  it('is left to whoever has the lease meanwhile', async () => {
    const queue = queueOf([]);
    start(queue.script);
    await pass(1_000);
    const polls = queue.calls.length;
    assert.equal(polls, 2);
    // The machine slept; another one took over.
    assert.equal(await store().acquireLease('events', 'two', clock.now() + 20_000, 60_000), true);
    await pass(3_000);
    await pass(20_000);
    assert.equal(queue.calls.length, polls);
  });

  it('says so when the queue is deleted while it polls, and goes on once it is there again', async () => {
    const queue = queueOf(bodiesOf(2));
    const gone = new Set(['queue']);
    const unless =
      (script: Script): Script =>
      (...args) =>
        gone.size > 0 ? fails('notFound', noQueue)(...args) : script(...args);
    const { ctx } = start({ ...queue.script, 'sqs:ReceiveMessage': unless(queue.script['sqs:ReceiveMessage']) });
    await pass(1_000);
    const broken = await eventsStatus(ctx);
    assert.equal(broken.state, 'broken');
    assert.match(
      broken.reason ?? '',
      /^There is no queue for events: panther-aws-events-queue\. Deploy the events queue template/,
    );
    gone.clear();
    await pass(15_000);
    assert.deepEqual([(await eventsStatus(ctx)).state, queue.messages.size], ['live', 0]);
  });

  it('is not said to be off where the accounts file cannot be read, and goes on once it can', async () => {
    const queue = queueOf(bodiesOf(1));
    const problems = new Set<AppError>();
    const ctx = contextOf(queue.script);
    const read = async () => {
      for (const problem of problems) throw problem;
      return ctx.accountsFile.read();
    };
    const reading = { ...ctx, accountsFile: { ...ctx.accountsFile, read } };
    const stop = new AbortController();
    running.set(stop, receiveEvents(reading, { signal: stop.signal }));
    await pass(1_000);
    assert.equal((await eventsStatus(reading)).state, 'live');
    const hint = 'Correct the file; nothing was changed in it.';
    problems.add(new AppError('ACCOUNTS_FILE', 'The accounts file has a problem: no name', { line: 4, hint }));
    const { state, reason } = await eventsStatus(reading);
    assert.deepEqual([state, reason], ['broken', `The accounts file has a problem: no name (line 4). ${hint}`]);
    await pass(5_000);
    queue.messages.set('later', bodiesOf(1)[0] ?? '');
    problems.clear();
    await pass(20_000);
    assert.deepEqual([(await eventsStatus(reading)).state, queue.messages.size], ['live', 0]);
  });

  it('says what to allow where it may not receive, or not use the key of the queue', async () => {
    const queue = queueOf([]);
    const cases: readonly (readonly [Script, RegExp])[] = [
      [fails('denied', 'AccessDenied'), /AWS refused sqs:ReceiveMessage.* Allow sqs:ReceiveMessage to/],
      [fails('failed', 'KmsAccessDenied'), /^The key of the queue cannot be used: KmsAccessDenied.* Allow kms:Decrypt/],
      [fails('notFound', 'KmsNotFound'), /^The key of the queue cannot be used/],
    ];
    for (const [script, expected] of cases) {
      const { ctx, stop, ended } = start({ ...queue.script, 'sqs:ReceiveMessage': script });
      await pass(1_000);
      const { state, reason } = await eventsStatus(ctx);
      assert.equal(state, 'broken');
      assert.match(reason ?? '', expected);
      stop.abort();
      await ended;
    }
  });

  it('says that there is no queue where none was ever made, or that it may not be asked for', async () => {
    const cases: readonly (readonly [Script, RegExp])[] = [
      [fails('notFound', noQueue), /^There is no queue for events: panther-aws-events-queue\. Deploy the events queue/],
      [fails('denied', 'AccessDenied'), /AWS refused sqs:GetQueueUrl.* Allow sqs:GetQueueUrl to/],
    ];
    for (const [script, expected] of cases) {
      const { ctx, stop, ended } = start({ ...queueOf([]).script, 'sqs:GetQueueUrl': script });
      await pass(1_000);
      const { state, reason } = await eventsStatus(ctx);
      assert.deepEqual([state, expected.test(reason ?? '')], ['broken', true], reason ?? '');
      stop.abort();
      await ended;
    }
  });

  it('tries again what broke, some seconds later, and not all the time', async () => {
    let tries = 0;
    const refuse: Script = (...args) => {
      tries += 1;
      return fails('denied', 'AccessDenied')(...args);
    };
    start({ ...queueOf([]).script, 'sqs:GetQueueUrl': refuse });
    await pass(60_000);
    assert.ok(tries >= 4 && tries <= 7, String(tries));
  });
});
