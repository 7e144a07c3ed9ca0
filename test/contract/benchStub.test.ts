// The benchmark's stub speaks as AWS does: what it answers is understood by the real SDK, for every call of the catalogue.
// A type whose empty answer is not understood needs a line in test/bench/stub/world/.
import assert from 'node:assert/strict';
import { join } from 'node:path';
import { createAws } from '../../server/src/adapters/aws/aws.ts';
import { systemClock } from '../../server/src/adapters/clock/clock.ts';
import { openStore } from '../../server/src/adapters/store/store.ts';
import { scan } from '../../server/src/app/scan/scan.ts';
import type { Account } from '../../server/src/core/accounts/account.ts';
import { isAbsent } from '../../server/src/core/catalog/absent.ts';
import { catalog } from '../../server/src/core/catalog/index.ts';
import { callsOf } from '../../server/src/core/catalog/permissions.ts';
import type { Operation } from '../../server/src/core/catalog/service.ts';
import { AwsFailure } from '../../server/src/core/errors.ts';
import type { AwsSession, Store } from '../../server/src/core/ports.ts';
import { createPace } from '../../server/src/core/scan/pace.ts';
import { accessKeyOf, fairWeather, type StubConfiguration } from '../bench/stub/configuration.ts';
import { isSignIn, type Stub, startStub } from '../bench/stub/stub.ts';
import { type Kind, thingsOf, typeOfKind } from '../bench/stub/world/things.ts';
import { appContext } from '../support/appContext.ts';
import { useEnvironment } from '../support/environment.ts';
import { hastyClock } from '../support/fakeClock.ts';
import { sampleOf } from '../support/sampleInput.ts';
import { useTempFolder } from '../support/tempFolder.ts';

const master = '111122223333';
const bare = '123456789012';
const small = '222233334444';
const regions = ['us-east-1', 'eu-west-1', 'sa-east-1'];
const configuration: StubConfiguration = {
  masterAccountId: master,
  accounts: [
    { id: bare, size: 'bare' },
    { id: small, size: 'small' },
  ],
  regions,
  latency: { least: 0, most: 0 },
  limits: false,
};
const log = { debug: ignore, info: ignore, warn: ignore, error: ignore };

function ignore(): void {
  // Nobody reads it.
}

describe('the stub AWS of the benchmark', function () {
  this.timeout(60_000);
  const folder = useTempFolder();
  const setEnvironment = useEnvironment();
  const { signal } = new AbortController();
  let stub: Stub;

  before(async () => {
    stub = await startStub(configuration, { catalog, clock: systemClock, now: () => performance.now() });
  });
  after(() => stub.close());
  beforeEach(() => {
    stub.weather(fairWeather);
    setEnvironment({
      AWS_ENDPOINT_URL: stub.endpoint,
      AWS_ACCESS_KEY_ID: accessKeyOf(master),
      AWS_SECRET_ACCESS_KEY: 'stub',
      AWS_CONFIG_FILE: join(folder(), 'config'),
      AWS_SHARED_CREDENTIALS_FILE: join(folder(), 'credentials'),
    });
  });

  async function sessionIn(accountId: string): Promise<AwsSession> {
    const aws = createAws(log);
    const options = { region: 'us-east-1', signal };
    const operator = await aws.operator({ profile: null, mfa: null, ...options });
    const roleArn = `arn:aws:iam::${accountId}:role/PantherAuditRole-us-east-1`;
    return aws.assume(operator, { roleArn, externalId: null, sessionName: 'test' }, options);
  }

  async function scanned(accountId: string): Promise<Store> {
    const store = await openStore({ file: join(folder(), 'inventory.db'), clock: systemClock });
    const accounts = { master: { accountId: master, region: 'us-east-1' }, accounts: [account(accountId)] };
    const parts = { aws: createAws(log), store, clock: systemClock, accounts, catalog };
    // As fast as it goes: the pace is for AWS.
    const pace = createPace(hastyClock());
    await scan({ ...appContext(parts), pace }, { kind: 'all' }, { kind: 'user', signal });
    return store;
  }

  function make(session: AwsSession, call: Operation<object, unknown>): Promise<unknown> {
    const wire = stub.operations.find(({ service, action }) => service === call.service.id && action === call.action);
    return session.call(call, sampleOf(wire?.input ?? null), { region: 'us-east-1', signal });
  }

  it('answers every call of the catalogue', async () => {
    const session = await sessionIn(bare);
    const problems: string[] = [];
    for (const { service, action } of catalog.flatMap(callsOf)) {
      const [result] = await Promise.allSettled([make(session, { service, action })]);
      if (result.status === 'rejected' && !isNone(result.reason, { service, action }))
        problems.push(`${service.id}:${action}: ${result.reason}`);
    }
    session.close();
    assert.deepEqual(problems, []);
    assert.deepEqual(stub.totals().unknown, []);
  });

  it('is scanned to the end where an account has nothing', async () => {
    const store = await scanned(bare);
    const troubles = (await store.cells({ accountId: bare })).filter(({ outcome }) => outcome.kind !== 'ok');
    await store.close();
    assert.deepEqual(
      troubles.map(({ type, outcome }) => ({ type, ...outcome })),
      [],
    );
    assert.deepEqual(stub.totals().unknown, []);
  });

  it('has the resources that it says it has', async () => {
    const store = await scanned(small);
    const found = await store.countBy('type', { accountIds: [small] });
    const complete = await store.list({ accountIds: [small] }, { offset: 0, limit: 10_000 });
    await store.close();
    assert.deepEqual(
      complete.filter(({ notRead }) => notRead.length > 0).map(({ resourceId }) => resourceId),
      [],
    );
    const things = thingsOf(configuration, fairWeather);
    for (const kind of Object.keys(typeOfKind) as Kind[]) {
      const places = ['bucket', 'group', 'policy', 'role', 'user'].includes(kind) ? ['us-east-1'] : regions;
      const expected = places.reduce((sum, region) => sum + things.countOf(kind, small, region), 0);
      assert.equal(found.find(({ value }) => value === typeOfKind[kind])?.count, expected, kind);
    }
  });

  it('tells of every kind of fault in a way that is known for what it is', async () => {
    const expected = { denied: 'denied', throttled: 'throttled', failing: 'failed', malformed: 'failed' } as const;
    const none = { denied: 0, throttled: 0, failing: 0, malformed: 0 };
    for (const [fault, kind] of Object.entries(expected)) {
      stub.weather({ gone: 0, faults: { ...none, [fault]: 1 } });
      const session = await sessionIn(bare);
      const lists = catalog
        .flatMap((type) => (type.kind === 'listed' ? type.lists.slice(0, 1) : []))
        .filter(({ service, action }) => !isSignIn({ service: service.id, action }));
      const ends = await Promise.allSettled(lists.map((call) => make(session, call)));
      const failures = new Set<string>();
      for (const end of ends) {
        const reason: unknown = end.status === 'rejected' ? end.reason : null;
        // An answer that is well-formed and says nothing is found by who looks for a list in it.
        if (reason instanceof AwsFailure) failures.add(groupOf(reason.kind));
        else if (fault !== 'malformed') failures.add('none');
      }
      session.close();
      assert.deepEqual([...failures], [kind], fault);
    }
  });
});

/** What counts as failed in an outcome. */
function groupOf(kind: AwsFailure['kind']): string {
  return ['network', 'malformed', 'failed', 'notFound'].includes(kind) ? 'failed' : kind;
}

/** Whether the stub said "there is none", in the service's words. */
function isNone(reason: unknown, call: Operation<object, unknown>): boolean {
  if (!(reason instanceof AwsFailure)) return false;
  const lists = catalog.flatMap((type) => (type.kind === 'listed' ? type.lists : []));
  const same = lists.filter(({ service, action }) => service.id === call.service.id && action === call.action);
  return reason.kind === 'notFound' || same.some(({ absent }) => isAbsent(reason, absent));
}

function account(id: string): Account {
  return {
    id,
    name: id,
    label: 'test',
    realTime: false,
    remediation: false,
    regions: ['*'],
    ignore: { regions: [], types: [], resources: [] },
    enabled: true,
  };
}
