import type { Account, MasterAccount } from '../accounts/account.ts';
import { AppError } from '../errors.ts';
import type { StackTemplate } from './stackTemplate.ts';

export interface StackParameter {
  readonly key: string;
  readonly value: string;
}

/**
 * The parameters of a stack, in the template's order. The master account is the one that scans, never the target.
 * @throws AppError BAD_INPUT when the template is of an account and none is given, or the account has no external id
 */
export function stackParameters(
  template: StackTemplate,
  master: MasterAccount,
  account: Account | null,
): readonly StackParameter[] {
  if (template === 'stackSetAdminRole') return [{ key: 'MasterAccountRegion', value: master.region }];
  if (!account) throw new AppError('BAD_INPUT', 'The scan-role template is rendered for an account; none was given.');
  if (account.externalId === undefined) {
    throw new AppError('BAD_INPUT', `The account has no external id, which its roles would ask for: ${account.name}`, {
      accountId: account.id,
      hint: 'Add an externalId of its own to it in the accounts file, 16 or more letters and digits. Its present roles go on working with it.',
    });
  }
  return [
    { key: 'MasterAccountId', value: master.accountId },
    { key: 'MasterAccountRegion', value: master.region },
    { key: 'ExternalId', value: account.externalId },
    { key: 'DeployCloudWatchEventSetup', value: String(account.realTime) },
    { key: 'DeployRemediation', value: String(account.remediation) },
  ];
}
