// Scans over real HTTP: the engine, the AWS SDK and the inventory against a server of this machine that has faults.
import assert from 'node:assert/strict';
import { createAws } from '../../../server/src/adapters/aws/aws.ts';
import { scan } from '../../../server/src/app/scan/scan.ts';
import { list, serviceOf } from '../../../server/src/core/catalog/service.ts';
import type { StoredResource } from '../../../server/src/core/inventory/resource.ts';
import type { AccountScanSummary } from '../../../server/src/protocol/scan.ts';
import { appContext, masterAccount, silent } from '../../support/appContext.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import {
  identityAnswer,
  json,
  jsonError,
  type LoopbackAws,
  startLoopbackAws,
  type WireAnswer,
  type WireRequest,
} from '../../support/loopbackAws.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { useInventory } from '../store/openInventory.ts';
import { accountOf } from './things.ts';

const kms = serviceOf<typeof import('@aws-sdk/client-kms')>({ id: 'kms', label: 'KMS' });

const key = list(kms.op('ListKeys'), { input: { Limit: 2 }, items: (page) => page.Keys })
  .detail('key', kms.op('DescribeKey'), (of) => ({ KeyId: of.KeyId }))
  .as({
    type: 'AWS.KMS.Key',
    cfn: 'AWS::KMS::Key',
    label: 'Keys',
    icon: 'key',
    scope: 'regional',
    model: (of, d, { region }) => ({
      resourceId: of.KeyId === undefined ? '' : `arn:aws:kms:${region}:${testAccount}:key/${of.KeyId}`,
      name: of.KeyId,
      tags: {},
      attributes: { Description: d.key === undefined ? undefined : (d.key?.KeyMetadata?.Description ?? null) },
    }),
  });

const regions = ['us-east-1', 'eu-west-1', 'ap-south-1'];
const names = ['k0', 'k1', 'k2', 'k3', 'k4'];

type Answering = (request: WireRequest, healthy: () => WireAnswer) => WireAnswer;

/** The keys of `names`, two a page. */
function healthyAnswer({ action, body }: WireRequest): WireAnswer {
  const input = JSON.parse(body) as { readonly Marker?: string; readonly KeyId?: string };
  if (action === 'DescribeKey') return json({ KeyMetadata: { KeyId: input.KeyId, Description: `of ${input.KeyId}` } });
  const from = Number(input.Marker ?? 0);
  const Keys = names.slice(from, from + 2).map((KeyId) => ({ KeyId, KeyArn: `arn:aws:kms:${KeyId}` }));
  const more = from + 2 < names.length;
  return json({ Keys, Truncated: more, ...(more && { NextMarker: String(from + 2) }) });
}

describe('a scan over the wire', function () {
  this.timeout(20_000);
  const { store } = useInventory();
  const environment = { ...process.env };
  const servers: LoopbackAws[] = [];
  let clock = hastyClock();
  let sessions = 0;

  beforeEach(() => {
    clock = hastyClock(Date.now());
    sessions = 0;
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
    const none = '/nonexistent/aws';
    Object.assign(process.env, { AWS_CONFIG_FILE: none, AWS_SHARED_CREDENTIALS_FILE: none });
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'OPERATOR', AWS_SECRET_ACCESS_KEY: 'secret' });
  });
  afterEach(async () => {
    for (const server of servers.splice(0)) await server.close();
    for (const name of Object.keys(process.env)) if (!(name in environment)) delete process.env[name];
    Object.assign(process.env, environment);
  });

  /** Sessions in the role are numbered and last for `seconds`. `skewMs`: how far AWS's clock is ahead. */
  async function scanWith(
    answering: Answering,
    { seconds = 3_600, skewMs = 0 }: { readonly seconds?: number; readonly skewMs?: number } = {},
  ): Promise<{ readonly account: AccountScanSummary; readonly aws: LoopbackAws }> {
    await clock.delay(60_000, new AbortController().signal);
    const server = await startLoopbackAws((request) => {
      const now = Date.now() + skewMs;
      const identity = identityAnswer(request, {
        regions,
        accountOf: (accessKeyId) => (accessKeyId === 'OPERATOR' ? masterAccount : testAccount),
        session: () => {
          sessions += 1;
          return { accessKeyId: `SESSION${sessions}`, expiration: new Date(now + seconds * 1000) };
        },
      });
      const answer = isInTime(request, now)
        ? (identity ?? answering(request, () => healthyAnswer(request)))
        : tooSkewed(request);
      return { ...answer, headers: { date: new Date(now).toUTCString() } };
    });
    servers.push(server);
    process.env['AWS_ENDPOINT_URL'] = server.endpoint;
    const ctx = appContext({
      aws: createAws(silent),
      store: store(),
      clock,
      accounts: { master: { accountId: masterAccount, region: 'us-east-1' }, accounts: [accountOf()] },
      catalog: [key],
    });
    const { signal } = new AbortController();
    const { accounts } = await scan(ctx, { kind: 'account', accountId: testAccount }, { kind: 'user', signal });
    const [account] = accounts;
    assert.ok(account);
    return { account, aws: server };
  }

  const healthy: Answering = (_, answer) => answer();
  const all = () => store().list({}, { offset: 0, limit: 100 });
  const whole = (resources: readonly StoredResource[]) =>
    resources.filter(
      ({ attributes, notRead, name }) => notRead.length === 0 && attributes['Description'] === `of ${name}`,
    ).length;
  const outcomes = async () =>
    Object.fromEntries(
      (await store().cells({})).map(({ region, outcome }) => [
        region,
        outcome.kind === 'failed' ? outcome.code : outcome.kind,
      ]),
    );

  it('reads all pages and all details', async () => {
    const { account } = await scanWith(healthy);
    assert.deepEqual([account.problem, account.resources, account.created, account.cells.ok], [null, 15, 15, 3]);
    assert.equal(whole(await all()), 15);
  });

  it('gets through half a minute in which AWS throttles everything', async () => {
    const until = clock.now() + 90_000;
    let refused = 0;
    const { account, aws } = await scanWith((_, answer) => {
      if (clock.now() >= until) return answer();
      refused += 1;
      return jsonError('ThrottlingException');
    });
    assert.deepEqual([account.cells.ok, account.cells.throttled, account.incomplete], [3, 0, 0]);
    assert.equal(whole(await all()), 15);
    assert.ok(refused < 25, `${refused} of ${aws.requests.length}`);
  });

  it('gets through a service that takes two calls a second, whatever the table says', async () => {
    const taken = new Map<string, number[]>();
    const { account, aws } = await scanWith(({ region, action }, answer) => {
      const now = clock.now();
      const lately = (taken.get(`${region} ${action}`) ?? []).filter((at) => now - at < 1_000);
      if (lately.length >= 2) return jsonError('TooManyRequestsException', 429);
      taken.set(`${region} ${action}`, [...lately, now]);
      return answer();
    });
    assert.deepEqual([account.cells.ok, account.incomplete, whole(await all())], [3, 0, 15]);
    assert.ok(aws.requests.length < 80, `${aws.requests.length}`);
  });

  for (const [what, fault] of [
    ['errors of the server', (): WireAnswer => jsonError('InternalFailure', 500)],
    ['connections that break', (): WireAnswer => ({ cut: 'reset' })],
    ['half pages', (answer: () => WireAnswer): WireAnswer => ({ ...answer(), cut: 'half' })],
    ['half a document', (): WireAnswer => ({ body: '{"Keys":[{"Ke' })],
  ] as const) {
    it(`gets through ${what}, where a second try goes better`, async () => {
      const tried = new Set<string>();
      const { account } = await scanWith(({ action, region, body }, answer) => {
        const request = `${action} ${region} ${body}`;
        if (tried.has(request)) return answer();
        tried.add(request);
        return fault(answer);
      });
      assert.deepEqual([account.cells.ok, account.incomplete, whole(await all())], [3, 0, 15]);
    });

    it(`takes ${what} that do not end for a failed cell, reads its neighbours and retires nothing`, async () => {
      await scanWith(healthy);
      const { account } = await scanWith(({ region, action }, answer) =>
        region === 'eu-west-1' && action === 'ListKeys' ? fault(answer) : answer(),
      );
      assert.deepEqual([account.cells.failed, account.cells.ok, account.deleted], [1, 2, 0]);
      assert.equal(whole(await all()), 15);
    });
  }

  it('keeps the first page when the second breaks, and says what is missing of details', async () => {
    const { account } = await scanWith(({ body, region }, answer) => {
      if (region === 'eu-west-1' && body.includes('"Marker":"4"')) return { cut: 'reset' };
      return body.includes('"KeyId":"k1"') ? jsonError('AccessDeniedException') : answer();
    });
    assert.deepEqual([account.cells.failed, account.cells.ok, account.resources], [1, 2, 14]);
    const denied = (await all()).filter(({ notRead }) => notRead.length > 0);
    assert.deepEqual(
      denied.map(({ name, notRead: [part] }) => [name, part?.call, part?.reason]),
      Array.from({ length: 3 }, () => ['k1', 'kms:DescribeKey', 'denied']),
    );
  });

  for (const foreign of ['{"status":"ok"}', '<status>ok</status>', '']) {
    it(`keeps what a detail was where the answer is not the service's, and says so: ${foreign || 'nothing'}`, async () => {
      await scanWith(healthy);
      const { account } = await scanWith(({ action }, answer) =>
        action === 'DescribeKey' ? { body: foreign } : answer(),
      );
      const resources = await all();
      assert.deepEqual([account.modified, account.incomplete], [0, 15]);
      assert.ok(resources.every(({ attributes, name }) => attributes['Description'] === `of ${name}`));
      assert.ok(resources.every(({ notRead: [part] }) => part?.code === 'MalformedAnswer'));
    });
  }

  it('ends pages that repeat a token for ever, one and the same or in turns', async () => {
    const { account } = await scanWith(({ action, region, body }, answer) => {
      if (action !== 'ListKeys' || region === 'ap-south-1') return answer();
      const next = region === 'us-east-1' ? 'same' : body.includes('"a"') ? 'b' : 'a';
      return json({ Keys: [{ KeyId: 'k0' }], Truncated: true, NextMarker: next });
    });
    assert.deepEqual([account.cells.failed, account.cells.ok], [2, 1]);
    assert.deepEqual(await outcomes(), { 'us-east-1': 'Incomplete', 'eu-west-1': 'EndlessPages', 'ap-south-1': 'ok' });
  });

  it('reads the others when an item has no id, and one item that comes twice once', async () => {
    const { account } = await scanWith(({ action, region }, answer) => {
      if (action !== 'ListKeys') return answer();
      if (region === 'us-east-1') return json({ Keys: [{ KeyId: 'k0' }, {}, { KeyId: 'k1' }], Truncated: false });
      return json({ Keys: [{ KeyId: 'k0' }, { KeyId: 'k0' }], Truncated: false });
    });
    assert.deepEqual([account.resources, account.created], [4, 4]);
    assert.deepEqual(await outcomes(), { 'us-east-1': 'BadItem', 'eu-west-1': 'ok', 'ap-south-1': 'ok' });
  });

  it('keeps a document of more than five megabytes from filling the inventory, and says so', async () => {
    const { account } = await scanWith(({ action, body }, answer) =>
      action === 'DescribeKey' && body.includes('k2')
        ? json({ KeyMetadata: { KeyId: 'k2', Description: 'x'.repeat(5_100_000) } })
        : answer(),
    );
    assert.deepEqual([account.cells.ok, account.incomplete], [3, 3]);
    const [large] = (await all()).filter(({ name }) => name === 'k2');
    assert.deepEqual(large?.attributes, { Description: '[cut: 5100002 characters]' });
    assert.equal(large?.notRead[0]?.code, 'TooLarge');
  });

  it('takes any name for what it is: text', async () => {
    const odd = [`<img src=x onerror=alert(1)>`, `\u001b[31mred\u0000\u202e`, 'n'.repeat(1_500), 'a\nb'];
    const { account } = await scanWith(({ action }, answer) =>
      action === 'ListKeys' ? json({ Keys: odd.map((KeyId) => ({ KeyId })), Truncated: false }) : answer(),
    );
    assert.deepEqual([account.cells.ok, account.resources], [3, 12]);
    const known = (await all()).filter(({ region }) => region === 'us-east-1').map(({ name }) => name ?? '');
    assert.ok(known.includes('<img src=x onerror=alert(1)>') && known.includes('[31mred') && known.includes('ab'));
    assert.ok(known.every((name) => name.length <= 1_024));
    const { account: tooLong } = await scanWith(({ action }, answer) =>
      action === 'ListKeys' ? json({ Keys: [{ KeyId: 'n'.repeat(10_000) }], Truncated: false }) : answer(),
    );
    assert.deepEqual([tooLong.cells.failed, tooLong.deleted], [3, 0], 'half an id would be another one');
  });

  it('goes on with fresh credentials when those of the role expire between two pages', async () => {
    const { account, aws } = await scanWith(healthy, { seconds: 60 });
    assert.deepEqual([account.problem, account.cells.ok, whole(await all())], [null, 3, 15]);
    const pages = aws.requests.filter(({ action, region }) => action === 'ListKeys' && region === 'eu-west-1');
    assert.equal(pages.length, 3);
    assert.notEqual(pages[0]?.accessKeyId, pages[2]?.accessKeyId);
  });

  it('stops, and retires nothing, when credentials expire and no others can be had', async () => {
    await scanWith(healthy);
    const { account } = await scanWith(({ body }, answer) =>
      body.includes('Marker') ? jsonError('ExpiredTokenException') : answer(),
    );
    assert.match(account.problem ?? '', /^The scan stopped early/);
    assert.ok(account.hint);
    assert.equal(account.deleted, 0);
    assert.equal(whole(await all()), 15);
    assert.equal((await store().lastScan(testAccount))?.status, 'interrupted');
  });

  for (const hours of [2, -2]) {
    it(`puts up with a clock that is ${Math.abs(hours)} hours ${hours > 0 ? 'behind' : 'ahead'}`, async () => {
      const { account } = await scanWith(healthy, { skewMs: hours * 3_600_000 });
      assert.deepEqual([account.problem, account.cells.ok], [null, 3]);
      assert.equal(sessions, 1, 'credentials that last an hour are not taken for expired');
    });
  }
});

function isInTime({ signedAt }: WireRequest, now: number): boolean {
  return Math.abs(signedAt - now) < 5 * 60_000;
}

function tooSkewed({ service }: WireRequest): WireAnswer {
  const xml = '<ErrorResponse><Error><Code>RequestTimeTooSkewed</Code><Message>no</Message></Error></ErrorResponse>';
  return service === 'kms' ? jsonError('RequestTimeTooSkewed', 403) : { status: 403, body: xml };
}
