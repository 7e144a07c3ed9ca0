// What only Cloud Control reads, and drift, over real HTTP: against a server that keeps resources and has Cloud Control's flaws.
import assert from 'node:assert/strict';
import { createAws } from '../../../server/src/adapters/aws/aws.ts';
import { scan } from '../../../server/src/app/scan/scan.ts';
import { cloudControlTypes } from '../../../server/src/core/catalog/cloudControl/cloudControl.ts';
import { stack } from '../../../server/src/core/catalog/cloudformation/stacks.ts';
import type { AccountScanSummary } from '../../../server/src/protocol/scan.ts';
import { appContext, masterAccount, silent } from '../../support/appContext.ts';
import { useEnvironment } from '../../support/environment.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { identityAnswer, type LoopbackAws, startLoopbackAws, type WireAnswer } from '../../support/loopbackAws.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { useInventory } from '../store/openInventory.ts';
import { type FakeAnswers, fakeCloudControl, fakeDrift } from './fakeLongTail.ts';
import { accountOf } from './things.ts';

const catalog = [stack, ...cloudControlTypes([stack])];
const region = 'eu-west-1';

/** Those of tests can be read. */
function withoutFingerprints(value: unknown): string {
  return JSON.stringify(value, (key, inner: unknown) => (key === 'redacted' ? 'hidden' : inner));
}

describe('the long tail over the wire', function () {
  this.timeout(20_000);
  const { store } = useInventory();
  const setEnvironment = useEnvironment();
  const clock = hastyClock(Date.now());
  const servers: LoopbackAws[] = [];

  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
  });

  async function scanWith(
    answers: FakeAnswers,
    asked: readonly string[],
  ): Promise<{ readonly account: AccountScanSummary; readonly calls: readonly string[] }> {
    await clock.delay(60_000, new AbortController().signal);
    const server = await startLoopbackAws((request): WireAnswer => {
      const identity = identityAnswer(request, {
        regions: [region],
        accountOf: (accessKeyId) => (accessKeyId === 'OPERATOR' ? masterAccount : testAccount),
        session: () => ({ accessKeyId: 'SESSION', expiration: new Date(Date.now() + 3_600_000) }),
      });
      const answer = identity ?? answers(request);
      assert.ok(answer, `${request.service}:${request.action}`);
      return answer;
    });
    servers.push(server);
    setEnvironment({
      AWS_ENDPOINT_URL: server.endpoint,
      AWS_ACCESS_KEY_ID: 'OPERATOR',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_CONFIG_FILE: '/nonexistent/aws',
      AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/aws',
    });
    const ctx = appContext({
      aws: createAws(silent),
      store: store(),
      clock,
      accounts: {
        master: { accountId: masterAccount, region: 'us-east-1' },
        accounts: [accountOf({ cloudControl: asked })],
      },
      catalog,
    });
    const { signal } = new AbortController();
    const { accounts } = await scan(ctx, { kind: 'account', accountId: testAccount }, { kind: 'user', signal });
    const [account] = accounts;
    assert.ok(account);
    const calls = server.requests.filter(
      ({ service }) => service === 'cloudcontrolapi' || service === 'cloudformation',
    );
    return { account, calls: calls.map(({ service, action }) => `${service}:${action}`) };
  }

  const outcomes = async () =>
    Object.fromEntries(
      (await store().cells({})).map(({ type, outcome }) => [
        type,
        outcome.kind === 'failed' ? outcome.code : outcome.kind,
      ]),
    );
  const resources = (type: string) =>
    store().list({ accountIds: [testAccount], types: [type as `AWS.${string}`] }, { offset: 0, limit: 200 });

  it('is asked of nobody who did not ask for it', async () => {
    const { calls } = await scanWith(fakeDrift('IN_SYNC', '2026-01-01T00:00:00Z'), []);
    assert.deepEqual(calls, ['cloudformation:DescribeStacks']);
  });

  it('is listed by the page, and what the list does not tell is got one by one, past throttling', async () => {
    const fake = fakeCloudControl({ things: 28, policies: 51, throttleEvery: 7 });
    const { account, calls } = await scanWith(fake.answer, ['AWS::IoT::Thing', 'AWS::IoT::Policy']);
    assert.equal(account.problem, null);
    assert.deepEqual(await outcomes(), {
      'AWS.CloudFormation.Stack': 'ok',
      'AWS.IoT.Policy': 'ok',
      'AWS.IoT.Thing': 'ok',
    });
    const things = await resources('AWS.IoT.Thing');
    assert.equal(things.length, 28);
    assert.ok(things.every(({ attributes, notRead }) => notRead.length === 0 && 'AttributePayload' in attributes));
    assert.equal(fake.got.size, 28, 'the policies tell all of themselves in the list');
    assert.equal((await resources('AWS.IoT.Policy')).length, 51);
    assert.ok(calls.length > 2 + 3 + 28, 'some calls were throttled, and made again');
  });

  it('has a status for each type, and only what was listed whole retires anything', async () => {
    const asked = ['AWS::IoT::Thing', 'AWS::IoT::Policy', 'AWS::MediaPackage::Channel', 'AWS::Batch::JobQueue'];
    const fake = fakeCloudControl({ things: 3, policies: 30, throttleEvery: 0 });
    await scanWith(fake.answer, asked);
    assert.deepEqual(await outcomes(), {
      'AWS.Batch.JobQueue': 'unsupported',
      'AWS.CloudFormation.Stack': 'ok',
      'AWS.IoT.Policy': 'ok',
      'AWS.IoT.Thing': 'ok',
      'AWS.MediaPackage.Channel': 'denied',
    });

    // The handler stops after 25 without a word; things are really gone.
    const worse = fakeCloudControl({ things: 1, policies: 30, throttleEvery: 0, stopsAt: 25 });
    const { account } = await scanWith(worse.answer, asked);
    assert.equal((await outcomes())['AWS.IoT.Policy'], 'MayBeCut');
    assert.equal((await resources('AWS.IoT.Policy')).length, 30);
    assert.equal((await resources('AWS.IoT.Thing')).length, 1);
    assert.equal(account.deleted, 2);
  });

  it('lets no secret through', async () => {
    await scanWith(fakeCloudControl({ things: 1, policies: 0, throttleEvery: 0 }).answer, ['AWS::IoT::Thing']);
    const [thing] = await resources('AWS.IoT.Thing');
    assert.ok(thing);
    assert.doesNotMatch(withoutFingerprints(thing.attributes), /hunter2/);
    assert.match(JSON.stringify(thing.attributes), /redacted/);
  });
});

describe('drift over the wire', function () {
  this.timeout(20_000);
  const { store } = useInventory();
  const setEnvironment = useEnvironment();
  const clock = hastyClock(Date.now());

  async function scanStacks(answers: FakeAnswers) {
    await clock.delay(60_000, new AbortController().signal);
    const server = await startLoopbackAws((request): WireAnswer => {
      const identity = identityAnswer(request, {
        regions: [region],
        accountOf: (accessKeyId) => (accessKeyId === 'OPERATOR' ? masterAccount : testAccount),
        session: () => ({ accessKeyId: 'SESSION', expiration: new Date(Date.now() + 3_600_000) }),
      });
      return identity ?? answers(request) ?? { status: 500 };
    });
    setEnvironment({
      AWS_ENDPOINT_URL: server.endpoint,
      AWS_ACCESS_KEY_ID: 'OPERATOR',
      AWS_SECRET_ACCESS_KEY: 'secret',
      AWS_CONFIG_FILE: '/nonexistent/aws',
      AWS_SHARED_CREDENTIALS_FILE: '/nonexistent/aws',
    });
    const accounts = { master: { accountId: masterAccount, region: 'us-east-1' }, accounts: [accountOf()] };
    const ctx = appContext({ aws: createAws(silent), store: store(), clock, accounts, catalog: [stack] });
    const { signal } = new AbortController();
    const summary = await scan(ctx, { kind: 'account', accountId: testAccount }, { kind: 'user', signal });
    await server.close();
    const actions = server.requests.filter(({ service }) => service === 'cloudformation').map(({ action }) => action);
    const [found] = await store().list({ types: ['AWS.CloudFormation.Stack'] }, { offset: 0, limit: 2 });
    assert.ok(found);
    return { account: summary.accounts[0], actions, found };
  }

  it('is what was detected last: nothing is detected, and looking again is no change', async () => {
    const first = await scanStacks(fakeDrift('DRIFTED', '2026-01-01T00:00:00Z'));
    assert.deepEqual(first.actions, ['DescribeStacks', 'DescribeStackResourceDrifts', 'DescribeStackResourceDrifts']);
    const drifts = first.found.attributes['Drifts'] as readonly Readonly<Record<string, unknown>>[];
    assert.deepEqual(
      drifts.map((drift) => [drift['LogicalResourceId'], drift['StackResourceDriftStatus']]),
      [
        ['Bucket', 'MODIFIED'],
        ['Queue', 'DELETED'],
      ],
    );
    assert.doesNotMatch(withoutFingerprints(drifts), /hunter2/);
    const again = await scanStacks(fakeDrift('DRIFTED', '2026-02-02T00:00:00Z'));
    assert.equal(again.account?.modified, 0);
  });

  it('is asked of no stack that has none', async () => {
    const { actions, found } = await scanStacks(fakeDrift('IN_SYNC', '2026-01-01T00:00:00Z'));
    assert.deepEqual(actions, ['DescribeStacks']);
    assert.deepEqual(found.attributes['Drifts'], []);
  });
});
