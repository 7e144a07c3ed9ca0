import assert from 'node:assert/strict';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import type { RoleCheck } from '../../../server/src/core/accounts/roleCheck.ts';
import type { Cell } from '../../../server/src/core/scan/cell.ts';
import { fakeClock } from '../../support/fakeClock.ts';
import { observed } from '../../support/observed.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { scanRow, useInventory } from './openInventory.ts';

const cell: Cell = { accountId: testAccount, region: 'us-east-1', type: 'AWS.KMS.Key' };
const times = { startedAt: 1_000, finishedAt: 1_250 };

describe('scans and cells in the inventory', () => {
  const { store, file } = useInventory();

  it('tell the last scan, and the last whole one', async () => {
    await store().beginScan(scanRow({ id: 'whole', startedAt: 1 }));
    await store().finishScan('whole', 'done', 5);
    await store().beginScan(scanRow({ id: 'part', startedAt: 9, whole: false }));
    assert.deepEqual(
      await store().lastWholeScan(testAccount),
      scanRow({ id: 'whole', startedAt: 1, status: 'done', finishedAt: 5 }),
    );
    assert.equal((await store().lastScan(testAccount))?.id, 'part');
    assert.equal(await store().lastScan('222233334444'), null);
  });

  it('remember how a cell ended, and when it was last ok', async () => {
    await store().beginScan(scanRow());
    await store().finishCell('scan-1', cell, { kind: 'ok', count: 3, incomplete: 1 }, times);
    const trouble = { call: 'kms:ListKeys', code: 'AccessDenied', message: 'not authorized' };
    await store().finishCell('scan-1', cell, { kind: 'denied', ...trouble }, { startedAt: 2_000, finishedAt: 2_100 });
    const expected = {
      ...cell,
      outcome: { kind: 'denied', ...trouble },
      scanId: 'scan-1',
      finishedAt: 2_100,
      durationMs: 100,
      lastOkAt: 1_250,
    };
    assert.deepEqual(await store().cells({ accountId: testAccount }), [expected]);
    assert.deepEqual(await store().cells({ kinds: ['denied', 'failed'], type: 'AWS.KMS.Key' }), [expected]);
    assert.deepEqual(await store().cells({ kinds: ['ok'] }), []);
  });

  it('forget cells that a whole scan no longer planned, once it is done', async () => {
    await store().beginScan(scanRow({ id: 'old' }));
    await store().finishCell('old', cell, { kind: 'cancelled' }, times);
    await store().beginScan(scanRow({ id: 'part', whole: false }));
    await store().finishScan('part', 'done', 9);
    await store().beginScan(scanRow({ id: 'cancelled' }));
    await store().finishScan('cancelled', 'cancelled', 9);
    assert.equal((await store().cells({})).length, 1);
    await store().beginScan(scanRow({ id: 'new', startedAt: 2_000 }));
    await store().finishScan('new', 'done', 2_100);
    assert.deepEqual(await store().cells({}), []);
  });

  it('keep what another scan told of a cell while a whole scan ran', async () => {
    await store().beginScan(scanRow({ id: 'whole', startedAt: 1_000 }));
    await store().finishCell('whole', cell, { kind: 'ok', count: 1, incomplete: 0 }, times);
    await store().beginScan(scanRow({ id: 'part', startedAt: 1_300, whole: false }));
    const denied = { kind: 'denied', call: 'kms:ListKeys', code: 'AccessDenied', message: 'no' } as const;
    await store().finishCell('part', cell, denied, { startedAt: 1_300, finishedAt: 1_400 });
    await store().finishScan('whole', 'done', 1_500);
    assert.deepEqual(
      (await store().cells({})).map(({ outcome }) => outcome.kind),
      ['denied'],
    );
  });

  it('mark a scan that wrote nothing for long as interrupted, and leave one that lives', async () => {
    const clock = fakeClock();
    const other = await openStore({ file: file(), clock });
    await other.beginScan(scanRow());
    await other.recover(clock.now() + 60_000);
    assert.equal((await other.lastScan(testAccount))?.status, 'running');
    await other.recover(clock.now() + 3_600_000);
    assert.equal((await other.lastScan(testAccount))?.status, 'interrupted');
    await other.close();
  });

  it('keep the last checks of the roles, in their order', async () => {
    const check = (role: RoleCheck['role']): RoleCheck => ({
      role,
      roleArn: `arn:aws:iam::1:role/${role}`,
      status: 'failed',
      reason: 'r',
      hint: null,
      warning: 'w',
      checkedAt: 7,
    });
    await store().saveRoleChecks(testAccount, [check('remediation'), check('scan')]);
    assert.deepEqual(await store().roleChecks(testAccount), [check('scan'), check('remediation')]);
    await store().saveRoleChecks(testAccount, [check('scan')]);
    assert.deepEqual(await store().roleChecks(testAccount), [check('scan')]);
  });

  it('keep the last problem of an account until it is cleared', async () => {
    const expired = { code: 'CREDENTIALS', message: 'expired', hint: 'Run: aws sso login', at: 7 } as const;
    const refused = { code: 'ROLE', message: 'refused', hint: null, at: 8 } as const;
    assert.equal(await store().problem(testAccount), null);
    await store().saveProblem(testAccount, expired);
    assert.deepEqual(await store().problem(testAccount), expired);
    await store().saveProblem(testAccount, refused);
    assert.deepEqual(await store().problem(testAccount), refused);
    assert.equal(await store().problem('222233334444'), null);
    await store().clearProblem(testAccount);
    assert.equal(await store().problem(testAccount), null);
  });

  it('give a lease to one holder at a time', async () => {
    assert.equal(await store().acquireLease('daily-scan', 'one', 100, 50), true);
    assert.equal(await store().acquireLease('daily-scan', 'two', 149, 50), false);
    assert.equal(await store().acquireLease('daily-scan', 'one', 149, 50), true);
    assert.equal(await store().acquireLease('daily-scan', 'two', 199, 50), true);
    await store().releaseLease('daily-scan', 'one');
    assert.equal(await store().acquireLease('daily-scan', 'one', 200, 50), false);
    await store().releaseLease('daily-scan', 'two');
    assert.equal(await store().acquireLease('daily-scan', 'one', 200, 50), true);
  });

  it('give a lease away that was taken by a clock far ahead', async () => {
    await store().acquireLease('daily-scan', 'one', 9_000_000, 50);
    assert.equal(await store().acquireLease('daily-scan', 'two', 100, 50), true);
  });

  it('let the version grow with each write of any process, and not with leases', async () => {
    const other = await openStore({ file: file(), clock: fakeClock() });
    const before = await store().version();
    await other.writeResources(null, [observed()], []);
    const after = await store().version();
    assert.ok(after > before);
    await other.acquireLease('daily-scan', 'one', 1, 1);
    assert.equal(await store().version(), after);
    await other.close();
  });
});
