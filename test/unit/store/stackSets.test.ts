import assert from 'node:assert/strict';
import type { StackInstance } from '../../../server/src/core/stacksets/instance.ts';
import { REAL_TIME_STACK_SET, SCAN_ROLES_STACK_SET } from '../../../server/src/core/stacksets/stackSetRef.ts';
import { useInventory } from './openInventory.ts';

const report = { seenAt: 5, exists: true, isOurs: true, callAs: 'SELF' as const, operations: [] };

function instance(accountId: string, region: string, replace: Partial<StackInstance> = {}): StackInstance {
  const fine = {
    status: 'current',
    detail: 'SUCCEEDED',
    reason: null,
    drift: null,
    stackId: 'arn',
    operationId: 'op',
  } as const;
  return { accountId, region, ...fine, ...replace };
}

describe('the StackSet in the inventory', () => {
  const { store } = useInventory();

  it('is unknown until somebody looked', async () => {
    assert.equal(await store().stackSet(REAL_TIME_STACK_SET), null);
  });

  it('is kept with its stacks, those that need attention first', async () => {
    const failed = instance('222222222222', 'us-east-1', { status: 'outdated', detail: 'FAILED', reason: 'no' });
    const busy = instance('333333333333', 'us-east-1', { status: 'outdated', detail: 'RUNNING' });
    await store().saveStackSet(REAL_TIME_STACK_SET, report, [
      instance('111111111111', 'us-east-1'),
      busy,
      failed,
      instance('222222222222', 'eu-west-1'),
    ]);
    const known = await store().stackSet(REAL_TIME_STACK_SET);
    assert.deepEqual(known?.report, report);
    assert.deepEqual(known.counts, { instances: 4, accounts: 3, regions: 2, attention: 1, running: 1 });
    const page = { offset: 0, limit: 10 };
    assert.deepEqual(
      (await store().stackSetAccounts(REAL_TIME_STACK_SET, page)).map(({ accountId }) => accountId),
      ['222222222222', '333333333333', '111111111111'],
    );
    assert.deepEqual(await store().stackInstances(REAL_TIME_STACK_SET, { attention: true }, page), [failed]);
    assert.deepEqual(
      (await store().stackInstances(REAL_TIME_STACK_SET, { accountId: '222222222222' }, { offset: 1, limit: 1 })).map(
        ({ region }) => region,
      ),
      ['eu-west-1'],
    );
  });

  it('forgets stacks that are gone, and keeps them while nobody looked at them', async () => {
    await store().saveStackSet(REAL_TIME_STACK_SET, report, [instance('111111111111', 'us-east-1')]);
    await store().saveStackSet(REAL_TIME_STACK_SET, { ...report, seenAt: 6 }, null);
    assert.equal((await store().stackSet(REAL_TIME_STACK_SET))?.counts.instances, 1);
    await store().saveStackSet(REAL_TIME_STACK_SET, report, []);
    assert.equal((await store().stackSet(REAL_TIME_STACK_SET))?.counts.instances, 0);
  });

  it('keeps each StackSet apart from the other', async () => {
    const lost = instance('222222222222', 'us-east-1', { status: 'outdated', detail: 'FAILED', reason: 'no' });
    await store().saveStackSet(REAL_TIME_STACK_SET, report, [instance('111111111111', 'us-east-1')]);
    const delegated = { ...report, callAs: 'DELEGATED_ADMIN' as const };
    await store().saveStackSet(SCAN_ROLES_STACK_SET, delegated, [instance('111111111111', 'us-east-1'), lost]);
    await store().saveStackSet(REAL_TIME_STACK_SET, report, []);
    assert.equal((await store().stackSet(REAL_TIME_STACK_SET))?.counts.instances, 0);
    assert.equal((await store().stackSet(SCAN_ROLES_STACK_SET))?.report.callAs, 'DELEGATED_ADMIN');
    const page = { offset: 0, limit: 10 };
    assert.deepEqual(await store().stackInstances(SCAN_ROLES_STACK_SET, { attention: true }, page), [lost]);
  });

  it('has a page of seventeen thousand stacks at once', async () => {
    const many = Array.from({ length: 1_000 }, (_, account) =>
      Array.from({ length: 17 }, (__, region) => instance(String(100_000_000_000 + account), `r-${region}`)),
    ).flat();
    await store().saveStackSet(REAL_TIME_STACK_SET, report, many);
    assert.equal((await store().stackSet(REAL_TIME_STACK_SET))?.counts.instances, 17_000);
    assert.equal((await store().stackSetAccounts(REAL_TIME_STACK_SET, { offset: 0, limit: 200 })).length, 200);
  });
});
