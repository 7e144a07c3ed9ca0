/** A small AWS for the server's tests: one operator in the master account, Lambda functions in two regions. */
import type { Account } from '../../../server/src/core/accounts/account.ts';
import { lambdaFunction } from '../../../server/src/core/catalog/lambda/functions.ts';
import type { CatalogType } from '../../../server/src/core/catalog/types.ts';
import type { Aws } from '../../../server/src/core/ports.ts';
import { payments as samplePayments } from '../../support/accounts.ts';
import { type Script, scriptedSession } from '../../support/scriptedSession.ts';

export const masterAccountId = '111122223333';

export const payments: Account = { ...samplePayments, realTime: false };

export const securityDev: Account = {
  ...payments,
  id: '222233334444',
  name: 'Security Dev',
  label: 'dev',
  externalId: 'panther-fedcba9876543210',
};

export const smallCatalog: readonly CatalogType[] = [lambdaFunction];

const answers: Readonly<Record<string, Script>> = {
  'ec2:DescribeRegions': () => ({ Regions: [{ RegionName: 'us-east-1' }, { RegionName: 'eu-west-1' }] }),
  'lambda:ListFunctions': ({ region }) => ({
    Functions: [
      {
        FunctionArn: `arn:aws:lambda:${region}:${payments.id}:function:charge`,
        FunctionName: 'charge',
        Runtime: 'nodejs24.x',
      },
    ],
  }),
  'lambda:ListTags': () => ({ Tags: { team: 'payments' } }),
  'lambda:GetPolicy': () => ({}),
};

/** `script` replaces answers. */
export function scriptedAws(script: Readonly<Record<string, Script>> = {}, overrides: Partial<Aws> = {}): Aws {
  return {
    profiles: async () => [{ name: 'security', kind: 'static', region: 'us-east-1', accountId: null }],
    operator: async () => scriptedSession({}, masterAccountId),
    assume: async (_, role) => {
      const accountId = role.roleArn.split(':')[4] ?? '';
      return scriptedSession({ ...answers, ...script }, accountId);
    },
    ...overrides,
  };
}
