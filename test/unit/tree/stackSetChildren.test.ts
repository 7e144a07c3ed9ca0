import assert from 'node:assert/strict';
import { sourceChildren } from '../../../server/src/app/tree/sourceChildren.ts';
import type { StackInstance } from '../../../server/src/core/stacksets/instance.ts';
import { REAL_TIME_STACK_SET } from '../../../server/src/core/stacksets/stackSetRef.ts';
import { type Estate, openEstate, payments } from './estate.ts';

const report = { exists: true, isOurs: true, callAs: 'SELF' as const };
const fine: StackInstance = {
  accountId: payments.id,
  region: 'us-east-1',
  status: 'current',
  detail: 'SUCCEEDED',
  reason: null,
  drift: null,
  stackId: 'arn',
  operationId: 'op',
};
const failed: StackInstance = {
  ...fine,
  region: 'eu-west-1',
  status: 'outdated',
  detail: 'FAILED',
  reason: 'Rate exceeded',
};

describe('the StackSet among the sources', () => {
  let estate: Estate;
  beforeEach(async () => {
    estate = await openEstate();
  });
  afterEach(() => estate.close());

  const children = async (parent: string | null) =>
    (await sourceChildren(estate.ctx, { parent, offset: 0 }, { scans: [] })).map(({ label, description, tone }) => ({
      text: `${label} | ${description}`,
      tone,
    }));
  const set = async () => (await children(null)).at(-1);

  it('says how many accounts and regions it has, and what failed', async () => {
    const seenAt = estate.ctx.clock.now();
    await estate.ctx.store.saveStackSet(REAL_TIME_STACK_SET, { ...report, seenAt, operations: [] }, [fine, failed]);
    assert.deepEqual(await set(), {
      text: 'StackSet panther-real-time-events | 1 account x 2 regions · 1 failed · seen just now',
      tone: 'warning',
    });
    assert.deepEqual(await children(`stackSet/${REAL_TIME_STACK_SET}`), [
      { text: 'Payments | 2 regions · 1 failed · 123456789012', tone: 'warning' },
    ]);
    assert.deepEqual(await children(`stackSet/${REAL_TIME_STACK_SET}/${payments.id}`), [
      { text: 'eu-west-1 | outdated · Rate exceeded', tone: 'error' },
      { text: 'us-east-1 | current · succeeded', tone: 'ok' },
    ]);
    const nodes = await sourceChildren(
      estate.ctx,
      { parent: `stackSet/${REAL_TIME_STACK_SET}/${payments.id}`, offset: 0 },
      { scans: [] },
    );
    const [bad] = nodes;
    assert.ok(bad?.kind === 'stackInstance');
    assert.equal(bad.reason, 'Rate exceeded. Wait a few minutes, then retry what failed.');
  });

  it('is busy while an operation runs, which stands first in it', async () => {
    const startedAt = estate.ctx.clock.now();
    const running = {
      id: 'op',
      action: 'create',
      status: 'running',
      reason: null,
      failed: null,
      endedAt: null,
    } as const;
    await estate.ctx.store.saveStackSet(
      REAL_TIME_STACK_SET,
      { ...report, seenAt: startedAt, operations: [{ ...running, startedAt }] },
      [fine],
    );
    assert.equal((await set())?.tone, 'busy');
    assert.equal((await children(`stackSet/${REAL_TIME_STACK_SET}`))[0]?.text, 'Create stacks | running · just now');
  });

  it('that is somebody else’s is not opened', async () => {
    const seenAt = estate.ctx.clock.now();
    await estate.ctx.store.saveStackSet(
      REAL_TIME_STACK_SET,
      { exists: true, isOurs: false, callAs: 'SELF' as const, seenAt, operations: [] },
      [],
    );
    assert.match((await set())?.text ?? '', /somebody else’s: not touched/);
  });
});
