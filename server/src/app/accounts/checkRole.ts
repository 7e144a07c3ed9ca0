/** Whether one role of an account can be used. */
import type { Account, MasterAccount } from '../../core/accounts/account.ts';
import type { RoleCheck, RoleKind } from '../../core/accounts/roleCheck.ts';
import { needsRole, roleArn } from '../../core/accounts/roles.ts';
import { AwsFailure } from '../../core/errors.ts';
import type { AwsSession, Turn } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';

export interface RoleToCheck {
  readonly kind: RoleKind;
  readonly account: Account;
  readonly master: MasterAccount;
  readonly operator: AwsSession;
  /** For assuming roles, where many accounts are checked at once. Absent: the calls are made at once. */
  readonly turn?: Turn;
}

type Finding = Pick<RoleCheck, 'status' | 'reason' | 'hint' | 'warning'>;

/** @throws AwsFailure where no role could be checked: no network, no valid credentials of the operator's, cancelled */
export async function checkRole(ctx: AppContext, role: RoleToCheck, signal: AbortSignal): Promise<RoleCheck> {
  const { kind, account, master, operator } = role;
  const arn = roleArn(kind, { partition: operator.partition, accountId: account.id, masterRegion: master.region });
  const finding: Finding = needsRole(kind, account)
    ? await find(ctx, role, arn, signal)
    : { status: 'off', reason: null, hint: null, warning: null };
  return { role: kind, roleArn: arn, checkedAt: ctx.clock.now(), ...finding };
}

async function find(ctx: AppContext, role: RoleToCheck, arn: string, signal: AbortSignal): Promise<Finding> {
  const externalId = role.account.externalId ?? null;
  const answer = await assumedAccount(ctx, role, { arn, externalId }, signal);
  if (answer instanceof AwsFailure) return refused(answer, role);
  if (answer !== role.account.id) {
    return {
      status: 'failed',
      reason: `The role belongs to another account: ${answer}`,
      hint: 'Check the account id, and AWS_ENDPOINT_URL if it is set.',
      warning: null,
    };
  }
  return { status: 'ok', reason: null, ...(await weakness(ctx, role, arn, signal)) };
}

/** AWS advises to try without the external id: a role that asks for none can be used on behalf of anybody. */
async function weakness(
  ctx: AppContext,
  role: RoleToCheck,
  arn: string,
  signal: AbortSignal,
): Promise<Pick<Finding, 'hint' | 'warning'>> {
  const hint = `Deploy the current scan-role template in account ${role.account.id}: its roles ask for the external id.`;
  if (role.account.externalId === undefined) {
    return { warning: 'The role is of the old form, which asks for no external id.', hint };
  }
  const answer = await assumedAccount(ctx, role, { arn, externalId: null }, signal);
  if (answer instanceof AwsFailure) return { warning: null, hint: null };
  return { warning: 'The role can also be assumed without its external id.', hint };
}

/** The account in which the role turned out to be, or why it could not be assumed. */
async function assumedAccount(
  ctx: AppContext,
  { operator, master, turn }: RoleToCheck,
  { arn, externalId }: { readonly arn: string; readonly externalId: string | null },
  signal: AbortSignal,
): Promise<string | AwsFailure> {
  try {
    const request = { roleArn: arn, externalId, sessionName: 'panther-check' };
    const session = await ctx.aws.assume(operator, request, {
      region: master.region,
      signal,
      ...(turn !== undefined && { turn }),
    });
    session.close();
    return session.accountId;
  } catch (error) {
    if (error instanceof AwsFailure && !isOfOperator(error)) return error;
    throw error;
  }
}

function isOfOperator({ kind }: AwsFailure): boolean {
  return kind === 'cancelled' || kind === 'credentials' || kind === 'network' || kind === 'malformed';
}

function refused(failure: AwsFailure, { account, operator, kind }: RoleToCheck): Finding {
  const reason = `${failure.code}: ${failure.message}`;
  if (failure.kind !== 'denied') {
    const hint =
      failure.kind === 'throttled' ? 'Wait a minute and check again.' : 'Check again; see the log for details.';
    return { status: 'failed', reason, hint, warning: null };
  }
  // AWS says so only where the caller's own account refuses.
  if (/identity-based policy|service control policy|permissions boundary/i.test(failure.message)) {
    return { status: 'failed', reason, hint: `Allow sts:AssumeRole on the role to: ${operator.arn}`, warning: null };
  }
  return { status: 'failed', reason, hint: deployHint(kind, account), warning: null };
}

/** AWS does not tell a role that is missing from one that does not trust the caller. */
function deployHint(kind: RoleKind, account: Account): string {
  const setting = { scan: '', stackSetExecution: ' with real time on', remediation: ' with remediation on' }[kind];
  const externalId = account.externalId === undefined ? 'without an external id' : 'with another external id';
  return `Deploy the scan-role template in account ${account.id}${setting}: the role is missing there, or was deployed ${externalId} or for another master account.`;
}
