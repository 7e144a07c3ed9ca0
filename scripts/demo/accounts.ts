import { payments, sandbox, securityDev } from '../estate/accounts/ids.ts';
import type { EstateAccount } from '../estate/blueprint.ts';

export interface DemoAccount {
  readonly account: EstateAccount;
  readonly label: string;
  readonly realTime: boolean;
  readonly remediation: boolean;
}

/** How the accounts of the sample estate are onboarded. */
export const demoAccounts: readonly DemoAccount[] = [
  { account: payments, label: 'prod', realTime: true, remediation: false },
  { account: securityDev, label: 'dev', realTime: true, remediation: true },
  { account: sandbox, label: 'test', realTime: false, remediation: false },
];
