import { payments, sandbox, securityDev } from '../estate/accounts/ids.ts';
import type { EstateAccount } from '../estate/blueprint/account.ts';

export interface DemoAccount {
  readonly account: EstateAccount;
  readonly label: string;
  readonly realTime: boolean;
  readonly remediation: boolean;
  /** Patterns; all regions where there are none. Of one account all are scanned: of more it would only take longer. */
  readonly regions?: readonly string[];
}

/** How the accounts of the sample estate are onboarded. */
export const demoAccounts: readonly DemoAccount[] = [
  { account: payments, label: 'prod', realTime: true, remediation: false },
  { account: securityDev, label: 'dev', realTime: true, remediation: true, regions: ['us-*', 'eu-west-1'] },
  {
    account: sandbox,
    label: 'test',
    realTime: false,
    remediation: false,
    regions: ['us-east-1', 'us-west-2', 'eu-west-1'],
  },
];
