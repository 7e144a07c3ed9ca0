/** Sessions in the accounts to scan. */
import type { Account, MasterAccount } from '../../core/accounts/account.ts';
import { roleArn } from '../../core/accounts/roles.ts';
import { AppError, AwsFailure } from '../../core/errors.ts';
import type { AwsSession } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';

/**
 * A session in the account's scan role.
 * @throws AppError ROLE when the role cannot be assumed, WRONG_ACCOUNT when it is another account's; AwsFailure for anything else
 */
export async function assumeScanRole(
  ctx: AppContext,
  options: {
    readonly operator: AwsSession;
    readonly master: MasterAccount;
    readonly account: Account;
    readonly signal: AbortSignal;
  },
): Promise<AwsSession> {
  const { operator, master, account, signal } = options;
  const arn = roleArn('scan', {
    partition: operator.partition,
    accountId: account.id,
    masterRegion: master.region,
  });
  try {
    const session = await ctx.aws.assume(
      operator,
      { roleArn: arn, externalId: account.externalId ?? null, sessionName: sessionName(operator.arn) },
      { region: master.region, signal },
    );
    if (session.accountId === account.id) return session;
    session.close();
    throw new AppError('WRONG_ACCOUNT', `The scan role belongs to another account: ${session.accountId}`, {
      accountId: account.id,
      hint: 'Check the account id, and AWS_ENDPOINT_URL if it is set.',
    });
  } catch (error) {
    if (!(error instanceof AwsFailure) || (error.kind !== 'denied' && error.kind !== 'notFound')) throw error;
    throw new AppError('ROLE', `The scan role cannot be assumed: ${arn}: ${error.message}`, {
      accountId: account.id,
      hint: `Deploy the scan-role stack into ${account.name} (${account.id}), or check its external id; then check the account.`,
      cause: error,
    });
  }
}

/** Names the person in the account's CloudTrail. */
function sessionName(operatorArn: string): string {
  return `panther-scan-${operatorArn.slice(operatorArn.lastIndexOf('/') + 1)}`;
}
