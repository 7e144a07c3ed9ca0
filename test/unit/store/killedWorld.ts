/** An account that changes from round to round, and a scan of it: for a process that is killed, and for who cleans up. */
import { scan } from '../../../server/src/app/scan/scan.ts';
import { list, serviceOf } from '../../../server/src/core/catalog/service.ts';
import type { Store } from '../../../server/src/core/ports.ts';
import type { AccountScanSummary } from '../../../server/src/protocol/scan.ts';
import { appContext, masterAccount, scriptedAws } from '../../support/appContext.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { Pages, type Script, testAccount } from '../../support/scriptedSession.ts';

interface Named {
  Name?: string;
}
interface Command<Input, Output> {
  new (): { readonly input: Input; resolveMiddleware(): () => Promise<{ output: Output }> };
}
const things = serviceOf<{
  ListThingsCommand: Command<object, { Things?: Named[] }>;
  GetThingCommand: Command<{ Name: string | undefined }, { Round?: number }>;
  ListPlainCommand: Command<object, { Plain?: Named[] }>;
}>({ id: 'things', label: 'Things' });

const thing = list(things.op('ListThings'), { items: (page) => page.Things })
  .detail('thing', things.op('GetThing'), (of) => ({ Name: of.Name }))
  .as({
    type: 'AWS.Things.Thing',
    cfn: null,
    label: 'Things',
    icon: 'x',
    scope: 'regional',
    model: (of, d, { region }) => ({
      resourceId: `arn:aws:things:${region}::${of.Name}`,
      name: of.Name,
      tags: {},
      attributes: { Round: d.thing === undefined ? undefined : (d.thing?.Round ?? null) },
    }),
  });

const plain = list(things.op('ListPlain'), { items: (page) => page.Plain }).as({
  type: 'AWS.Things.Plain',
  cfn: null,
  label: 'Plain things',
  icon: 'x',
  scope: 'regional',
  model: (of, _, { region }) => ({
    resourceId: `arn:aws:things:${region}::plain/${of.Name}`,
    name: of.Name,
    attributes: {},
  }),
});

export const regions = ['us-east-1', 'eu-west-1', 'ap-south-1'];

/** Some stay for ever, some change with each round, some are of one round only. */
export function thingsOf(round: number): readonly string[] {
  return [
    ...Array.from({ length: 10 }, (_, i) => `stays-${i}`),
    ...Array.from({ length: 10 }, (_, i) => `changes-${i}`),
    ...Array.from({ length: 10 }, (_, i) => `round-${round}-${i}`),
  ];
}

function world(round: number, answered: () => void): Readonly<Record<string, Script>> {
  const soon = async <T>(answer: T): Promise<T> => {
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    answered();
    return answer;
  };
  const named = thingsOf(round).map((Name) => ({ Name }));
  return {
    'ec2:DescribeRegions': () => soon({ Regions: regions.map((RegionName) => ({ RegionName })) }),
    'things:ListThings': () =>
      new Pages(
        (async function* () {
          yield await soon({ Things: named.slice(0, 16), NextToken: 'more' });
          yield await soon({ Things: named.slice(16) });
        })(),
      ),
    'things:ListPlain': () => soon({ Plain: named }),
    'things:GetThing': ({ input }) => soon({ Round: String(input['Name']).startsWith('changes') ? round : 0 }),
  };
}

/** Each round is a while after the one before, by the clock of whoever scans. */
export async function scanRound(
  store: Store,
  round: number,
  part: number,
  answered: () => void = () => undefined,
): Promise<AccountScanSummary | undefined> {
  const ctx = appContext({
    aws: scriptedAws({ [testAccount]: world(round, answered) }),
    store,
    clock: clockOf(round, part),
    accounts: {
      master: { accountId: masterAccount, region: 'us-east-1' },
      accounts: [
        {
          id: testAccount,
          name: 'Payments',
          label: 'prod',
          realTime: false,
          remediation: false,
          externalId: 'external-id',
          regions: ['*'],
          ignore: { regions: [], types: [], resources: [] },
          enabled: true,
        },
      ],
    },
    catalog: [plain, thing],
  });
  const { signal } = new AbortController();
  const { accounts } = await scan(ctx, { kind: 'account', accountId: testAccount }, { kind: 'user', signal });
  return accounts[0];
}

export function clockOf(round: number, part: number) {
  return hastyClock(1_700_000_000_000 + round * 3_600_000 + part * 600_000);
}
