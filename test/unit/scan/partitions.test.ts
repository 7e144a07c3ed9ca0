import assert from 'node:assert/strict';
import { scan } from '../../../server/src/app/scan/scan.ts';
import type { Aws } from '../../../server/src/core/ports.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { awsFailure, type Script, testAccount } from '../../support/scriptedSession.ts';
import { useInventory } from '../store/openInventory.ts';
import { accountOf, thingCatalog } from './things.ts';

describe('a scan in a partition', () => {
  const { store } = useInventory();

  async function scanIn(partition: string, script: Readonly<Record<string, Script>>) {
    const scripted = scriptedAws({ [testAccount]: script });
    const aws: Aws = {
      ...scripted,
      operator: async (options) => ({ ...(await scripted.operator(options)), partition }),
      assume: async (...given) => ({ ...(await scripted.assume(...given)), partition }),
    };
    const ctx = appContext({
      aws,
      store: store(),
      clock: hastyClock(),
      accounts: { master: { accountId: masterAccount, region: 'us-east-1' }, accounts: [accountOf()] },
      catalog: thingCatalog,
    });
    const { accounts } = await scan(ctx, { kind: 'all' }, { kind: 'user', signal: new AbortController().signal });
    return { account: accounts[0], role: scripted.assumed[0]?.roleArn, sent: scripted.sessions.at(-1)?.sent ?? [] };
  }

  for (const [partition, home, regions] of [
    ['aws', 'us-east-1', ['us-east-1', 'eu-west-1']],
    ['aws-cn', 'cn-north-1', ['cn-north-1', 'cn-northwest-1']],
    ['aws-us-gov', 'us-gov-west-1', ['us-gov-west-1', 'us-gov-east-1']],
  ] as const) {
    it(`${partition} asks for its regions, and calls what is global, in ${home}`, async () => {
      const { account, role, sent } = await scanIn(partition, {
        'ec2:DescribeRegions': () => ({ Regions: regions.map((RegionName) => ({ RegionName })) }),
        'things:ListThings': () => ({ Things: [] }),
        'things:ListUsers': () => ({ Users: [{ Name: 'alice' }] }),
        'things:GetUser': () => ({}),
      });
      assert.deepEqual([account?.problem, account?.regions, account?.cells.failed], [null, 2, 0]);
      assert.ok(role?.startsWith(`arn:${partition}:iam::${testAccount}:role/`), role);
      const regionsOf = (call: string) => sent.filter((one) => one.call === call).map(({ region }) => region);
      assert.deepEqual([regionsOf('ec2:DescribeRegions'), regionsOf('things:ListUsers')], [[home], [home]]);
      assert.deepEqual(new Set(regionsOf('things:ListThings')), new Set(regions));
    });
  }

  it('takes a region that nobody knows as it is, and a service that it does not have for unsupported, not for an error', async () => {
    const { account } = await scanIn('aws', {
      'ec2:DescribeRegions': () => ({ Regions: [{ RegionName: 'us-east-1' }, { RegionName: 'xx-new-7' }] }),
      'things:ListThings': ({ region, call }) => {
        if (region === 'xx-new-7') throw awsFailure('unsupported', call, 'ENOTFOUND');
        return { Things: [{ Name: 'a' }] };
      },
      'things:ListUsers': () => ({ Users: [] }),
    });
    assert.deepEqual([account?.problem, account?.cells.unsupported, account?.cells.failed], [null, 1, 0]);
    const [meta] = await store().list({ types: ['AWS.Things.Meta'] }, { offset: 0, limit: 1 });
    assert.deepEqual(meta?.attributes, { Things: ['arn:aws:things:us-east-1::a'] }, 'it is summed up all the same');
  });
});
