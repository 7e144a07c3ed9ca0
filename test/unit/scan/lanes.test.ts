import assert from 'node:assert/strict';
import { scan } from '../../../server/src/app/scan/scan.ts';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import { keptFrom, type Lane, moreUrgent } from '../../../server/src/core/scan/lanes.ts';
import type { Pace } from '../../../server/src/core/scan/pace.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { type Script, testAccount } from '../../support/scriptedSession.ts';
import { useInventory } from '../store/openInventory.ts';
import { accountOf, thingCatalog } from './things.ts';

const answers: Readonly<Record<string, Script>> = {
  'ec2:DescribeRegions': () => ({ Regions: [{ RegionName: 'eu-west-1' }] }),
  'things:ListThings': () => ({ Things: [{ Name: 'a' }] }),
  'things:ListUsers': () => ({ Users: [{ Name: 'alice' }] }),
  'things:GetUser': () => ({}),
};

const key: ResourceKey = {
  accountId: testAccount,
  region: 'eu-west-1',
  type: 'AWS.Things.Thing',
  resourceId: 'arn:aws:things:eu-west-1::a',
};

describe('a scan', () => {
  const { store } = useInventory();

  for (const [kind, lane] of [
    ['baseline', 'user'],
    ['user', 'user'],
    ['daily', 'daily'],
  ] as const) {
    it(`of kind ${kind} calls AWS in the lane of ${lane}`, async () => {
      const ctx = appContext({
        aws: scriptedAws({ [testAccount]: answers }),
        store: store(),
        clock: hastyClock(),
        accounts: { master: { accountId: masterAccount, region: 'us-east-1' }, accounts: [accountOf()] },
        catalog: thingCatalog,
      });
      const used = new Set<Lane>();
      const pace: Pace = {
        cells: ctx.pace.cells,
        run: (ticket, _, call) => {
          used.add(ticket.lane);
          return call();
        },
      };
      const options = { kind, signal: new AbortController().signal };
      await scan({ ...ctx, pace }, { kind: 'all' }, options);
      await scan({ ...ctx, pace }, { kind: 'resource', key }, options);
      assert.deepEqual([...used], [lane]);
    });
  }
});

describe('lanes', () => {
  it('are served in their order', () => {
    assert.equal(moreUrgent('daily', 'user'), 'user');
    assert.equal(moreUrgent('event', 'user'), 'event');
  });

  it('keep a fifth from the last of them, never all', () => {
    assert.deepEqual([keptFrom('user', 10), keptFrom('event', 10), keptFrom('daily', 10)], [0, 0, 2]);
    assert.equal(keptFrom('daily', 1), 0);
  });
});
