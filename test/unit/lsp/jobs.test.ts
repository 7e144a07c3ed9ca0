import assert from 'node:assert/strict';
import type { Lane } from '../../../server/src/core/scan/lanes.ts';
import { createJobs, type OneAccountScope } from '../../../server/src/lsp/jobs.ts';
import type { AccountProgress, Activity, ScanSummary } from '../../../server/src/protocol/scan.ts';

const payments = '123456789012';
const sandbox = '333344445555';
const never = new AbortController().signal;

interface Started {
  readonly lane: () => Lane;
  readonly scope: OneAccountScope;
  readonly signal: AbortSignal;
  progress(done: number): void;
  end(): void;
}

function setUp() {
  const started: Started[] = [];
  const activities: Activity[] = [];
  const jobs = createJobs(
    (scope, { signal, lane, onProgress }) => {
      const ended = Promise.withResolvers<ScanSummary>();
      const summary = { accounts: [], seconds: started.length };
      signal.addEventListener('abort', () => ended.resolve(summary));
      started.push({
        scope,
        lane,
        signal,
        progress: (done) => onProgress(progress(payments, done)),
        end: () => ended.resolve(summary),
      });
      return ended.promise;
    },
    (activity) => activities.push(activity),
  );
  return { jobs, started, activities };
}

function progress(accountId: string, done: number): AccountProgress {
  return { accountId, name: 'Payments', done, total: 10, found: 0, secondsLeft: null };
}

const whole = (accountId: string): OneAccountScope => ({ kind: 'account', accountId });
const turn = () => new Promise((resolve) => setImmediate(resolve));

function at<Item>(items: readonly Item[], index: number): Item {
  const item = items[index];
  assert.ok(item !== undefined);
  return item;
}

describe('jobs', () => {
  it('of a day are hurried by who waits for them too', async () => {
    const { jobs, started } = setUp();
    const daily = jobs.run(whole(payments), 'daily', never);
    await turn();
    assert.equal(at(started, 0).lane(), 'daily');
    const asked = jobs.run(whole(payments), 'user', never);
    assert.equal(at(started, 0).lane(), 'user');
    void jobs.run(whole(payments), 'daily', never);
    assert.equal(at(started, 0).lane(), 'user');
    at(started, 0).end();
    await Promise.all([daily, asked]);
    assert.equal(started.length, 1);
  });

  it('joins a whole scan of an account that runs already', async () => {
    const { jobs, started } = setUp();
    const first = jobs.run(whole(payments), 'user', never);
    const second = jobs.run(whole(payments), 'daily', never);
    await turn();
    assert.equal(started.length, 1);
    at(started, 0).end();
    assert.equal(await first, await second);
  });

  it('starts anew once the earlier scan has ended', async () => {
    const { jobs, started } = setUp();
    const first = jobs.run(whole(payments), 'user', never);
    await turn();
    at(started, 0).end();
    await first;
    const second = jobs.run(whole(payments), 'user', never);
    await turn();
    assert.equal(started.length, 2);
    at(started, 1).end();
    await second;
  });

  it('runs other accounts, and parts of an account, beside it', async () => {
    const { jobs, started } = setUp();
    const all = [
      jobs.run(whole(payments), 'user', never),
      jobs.run(whole(sandbox), 'user', never),
      jobs.run({ kind: 'region', accountId: payments, region: 'eu-west-1' }, 'user', never),
    ];
    await turn();
    assert.equal(started.length, 3);
    for (const scan of started) scan.end();
    await Promise.all(all);
  });

  it('aborts the scan when the last of those who wait for it leaves', async () => {
    const { jobs, started } = setUp();
    const [one, two] = [new AbortController(), new AbortController()];
    const first = jobs.run(whole(payments), 'user', one.signal);
    const second = jobs.run(whole(payments), 'user', two.signal);
    await turn();
    one.abort();
    await assert.rejects(first, { name: 'AbortError' });
    assert.equal(at(started, 0).signal.aborted, false);
    two.abort();
    assert.equal(at(started, 0).signal.aborted, true);
    await assert.rejects(second, { name: 'AbortError' });
  });

  it('starts nothing for a request that is cancelled already', async () => {
    const { jobs, started } = setUp();
    await assert.rejects(jobs.run(whole(payments), 'user', AbortSignal.abort()), { name: 'AbortError' });
    await turn();
    assert.equal(started.length, 0);
  });

  it('cancels the scans of one account only', async () => {
    const { jobs, started } = setUp();
    const first = jobs.run(whole(payments), 'user', never);
    const second = jobs.run(whole(sandbox), 'user', never);
    await turn();
    jobs.cancel(payments);
    await first;
    assert.deepEqual(
      started.map(({ signal }) => signal.aborted),
      [true, false],
    );
    at(started, 1).end();
    await second;
  });

  it('does not join a scan that is being cancelled', async () => {
    const { jobs, started } = setUp();
    const first = jobs.run(whole(payments), 'user', never);
    await turn();
    jobs.cancel(null);
    const second = jobs.run(whole(payments), 'user', never);
    await first;
    await turn();
    assert.equal(started.length, 2);
    at(started, 1).end();
    await second;
  });

  it('tells what runs, and that nothing runs any more', async () => {
    const { jobs, started, activities } = setUp();
    const first = jobs.run(whole(payments), 'user', never);
    await turn();
    at(started, 0).progress(3);
    assert.deepEqual(jobs.activity(), { scans: [progress(payments, 3)] });
    at(started, 0).end();
    await first;
    assert.deepEqual(activities.at(-1), { scans: [] });
  });
});
