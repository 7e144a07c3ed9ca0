import assert from 'node:assert/strict';
import { runChecks } from '../../../server/src/app/schedule/runChecks.ts';
import { accountDefaults } from '../../../server/src/core/accounts/defaults.ts';
import { AppError, type AwsFailure } from '../../../server/src/core/errors.ts';
import type { BrokenRole } from '../../../server/src/protocol/accounts.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { settled } from '../../support/fakeClock.ts';
import { awsFailure, testAccount } from '../../support/scriptedSession.ts';
import { useInventory } from '../store/openInventory.ts';

const HOUR = 3_600_000;
const account = {
  ...accountDefaults,
  id: testAccount,
  name: 'Payments',
  label: 'prod',
  externalId: 'panther-0123456789abcdef',
};

describe('the check of all roles that runs by itself', () => {
  let stop: AbortController;
  let running: Promise<void>[];
  beforeEach(() => {
    stop = new AbortController();
    running = [];
  });
  afterEach(async () => {
    stop.abort();
    await Promise.all(running);
  });
  const { store, clock } = useInventory();

  function start(holder: string, refusal: () => AwsFailure | null, operator?: () => Error, everyHours = 24) {
    const told: BrokenRole[] = [];
    const aws = scriptedAws(
      { [testAccount]: {} },
      // Without its external id the role refuses, as it should.
      {
        assume: (role) => refusal() ?? (role.externalId === null ? denied() : null),
        ...(operator === undefined ? {} : { operator }),
      },
    );
    const ctx = appContext({
      aws,
      store: store(),
      clock,
      accounts: { master: { accountId: masterAccount, region: 'us-east-1' }, accounts: [account] },
      catalog: [],
      holder,
    });
    running.push(runChecks(ctx, { everyHours, signal: stop.signal, onBroken: (broken) => told.push(...broken) }));
    return { told, checks: () => aws.assumed.filter(({ externalId }) => externalId !== null).length };
  }

  const denied = () => awsFailure('denied', 'sts:AssumeRole');

  it('checks what was never checked at once, then once a day, and is quiet while all is well', async () => {
    const { told, checks } = start('one', () => null);
    await settled();
    assert.equal(checks(), 1);
    await clock.advance(23 * HOUR);
    assert.equal(checks(), 1);
    await clock.advance(2 * HOUR);
    assert.equal(checks(), 2);
    assert.deepEqual(told, []);
    assert.equal((await store().roleChecks(testAccount))[0]?.status, 'ok');
  });

  it('tells of a role that broke, once', async () => {
    const broken = new Set<string>();
    const { told } = start('one', () => (broken.has('scan') ? denied() : null));
    await settled();
    broken.add('scan');
    await clock.advance(25 * HOUR);
    assert.deepEqual(
      told.map(({ accountName, role }) => [accountName, role]),
      [['Payments', 'scan']],
    );
    assert.match(told[0]?.hint ?? '', /Deploy the scan-role template in account 123456789012/);
    await clock.advance(25 * HOUR);
    assert.equal(told.length, 1);
  });

  it('is done by one of several windows, and goes on when that one is closed', async () => {
    const one = start('one', () => null);
    await settled();
    const two = start('two', () => null);
    await clock.advance(25 * HOUR);
    assert.deepEqual([one.checks(), two.checks()], [2, 0]);
  });

  it('says nothing while nobody is signed in, and tries again an hour later', async () => {
    let tries = 0;
    const { told, checks } = start(
      'one',
      () => null,
      () => {
        tries += 1;
        return new AppError('CREDENTIALS', 'The session has expired.');
      },
    );
    await settled();
    assert.equal(tries, 1);
    await clock.advance(HOUR / 2);
    assert.equal(tries, 1);
    await clock.advance(HOUR);
    assert.equal(tries, 2);
    assert.deepEqual([told, checks()], [[], 0]);
  });

  it('is off at 0 hours', async () => {
    const { checks } = start('one', () => null, undefined, 0);
    await settled();
    await clock.advance(48 * HOUR);
    assert.equal(checks(), 0);
  });
});
