import assert from 'node:assert/strict';
import { optInRegions } from '../../../server/src/app/stacks/optInRegions.ts';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { accountOf, thingCatalog } from '../scan/things.ts';
import { scanRow, useInventory } from '../store/openInventory.ts';

describe('the regions that are disabled by default', () => {
  const { store, clock } = useInventory();
  let scans = 0;

  async function regionsOf(scanned: readonly string[], replace: Partial<Account>): Promise<readonly string[]> {
    const master = { accountId: masterAccount, region: 'us-east-1' };
    const accounts = [accountOf({ realTime: true, ...replace })];
    const aws = scriptedAws({ [testAccount]: {} });
    const ctx = appContext({ aws, store: store(), clock, accounts: { master, accounts }, catalog: thingCatalog });
    scans += 1;
    const id = `scan-${scans}`;
    await store().beginScan(scanRow({ id }));
    for (const region of scanned) {
      const cell = { accountId: testAccount, region, type: 'AWS.EC2.VPC' } as const;
      const times = { startedAt: 1_000, finishedAt: 2_000 };
      await store().finishCell(id, cell, { kind: 'ok', count: 0, incomplete: 0 }, times);
    }
    return optInRegions(ctx, master, accounts);
  }

  it('are those that a scan found enabled in a followed account', async () => {
    assert.deepEqual(await regionsOf(['us-east-1', 'me-south-1', 'ap-east-1'], {}), ['ap-east-1', 'me-south-1']);
  });

  it('are also those that the accounts file names', async () => {
    assert.deepEqual(await regionsOf([], { regions: ['us-*', 'af-south-1'] }), ['af-south-1']);
  });

  it('are none that an account leaves out, nor those of an account that is not followed', async () => {
    const ignore = { regions: ['me-*'], types: [], resources: [] };
    assert.deepEqual(await regionsOf(['me-south-1'], { ignore }), []);
    assert.deepEqual(await regionsOf(['me-south-1'], { realTime: false }), []);
    assert.deepEqual(await regionsOf(['me-south-1'], { enabled: false }), []);
  });
});
