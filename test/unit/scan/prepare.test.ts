import assert from 'node:assert/strict';
import { scan } from '../../../server/src/app/scan/scan.ts';
import { appContext, masterAccount, type ScriptedAws, scriptedAws } from '../../support/appContext.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { testAccount } from '../../support/scriptedSession.ts';
import { useInventory } from '../store/openInventory.ts';
import { accountOf, thingCatalog } from './things.ts';

describe('what the calls of a scan need', () => {
  const { store } = useInventory();

  it('is got ready before it signs in, where all of an account is read', async () => {
    const order: string[] = [];
    const aws = scriptedAws({
      [testAccount]: { 'ec2:DescribeRegions': () => ({ Regions: [{ RegionName: 'us-east-1' }] }) },
    });
    const watched: ScriptedAws = {
      ...aws,
      prepare: (services) => order.push(`prepare ${services.join()}`),
      operator: (options) => {
        order.push('sign in');
        return aws.operator(options);
      },
    };
    const ctx = appContext({
      aws: watched,
      store: store(),
      clock: hastyClock(),
      accounts: { master: { accountId: masterAccount, region: 'us-east-1' }, accounts: [accountOf()] },
      catalog: thingCatalog,
    });
    const options = { kind: 'user', signal: new AbortController().signal } as const;
    await scan(ctx, { kind: 'all' }, options);
    await scan(ctx, { kind: 'region', accountId: testAccount, region: 'us-east-1' }, options);
    assert.deepEqual(order, ['prepare things', 'sign in', 'sign in']);
  });
});
