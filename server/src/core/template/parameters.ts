import type { Account, MasterAccount, Region } from '../accounts/account.ts';
import { AppError } from '../errors.ts';
import { EVENTS_QUEUE } from '../events/names.ts';
import { partitionOfRegion } from '../regions/partition.ts';
import type { StackTemplate } from './stackTemplate.ts';

export interface StackParameter {
  readonly key: string;
  readonly value: string;
}

/** What the values of templates come from. */
export interface TemplateSource {
  readonly master: MasterAccount;
  /** The account that the stack is of; null for templates of the master account. */
  readonly account: Account | null;
  /** All of the accounts file. */
  readonly accounts: readonly Account[];
  /** Those of the accounts that are disabled by default, as far as they are known. */
  readonly optInRegions?: readonly Region[];
}

/**
 * The parameters of a stack, in the template's order. The master account is the one that scans, never the target.
 * @throws AppError BAD_INPUT when the template is of an account and none is given, or it lacks what the template needs
 */
export function stackParameters(
  template: StackTemplate,
  { master, account, accounts, optInRegions = [] }: TemplateSource,
): readonly StackParameter[] {
  switch (template) {
    case 'stackSetAdminRole':
      return [{ key: 'MasterAccountRegion', value: master.region }, ...letIn(optInRegions)];
    case 'eventsQueue':
      return [...senders(master, accounts), ...letIn(optInRegions)];
    case 'realTimeEvents':
      return [
        { key: 'MasterAccountId', value: master.accountId },
        { key: 'QueueArn', value: eventsQueueArn(master) },
      ];
    case 'scanRole':
      return scanRoleParameters(master, account);
  }
}

/** Left out where none is known: what the stack has stays. */
function letIn(regions: readonly Region[]): readonly StackParameter[] {
  return regions.length === 0 ? [] : [{ key: 'OptInRegions', value: regions.join(',') }];
}

/**
 * So many accounts can be named one by one: a policy of SQS has 8,192 bytes, of which an account takes sixty, and a
 * parameter has 4,096.
 */
const MOST_SENDERS = 100;

/** Who may send to the queue: accounts, and the organization where it is known. */
function senders(
  { accountId, organizationId }: MasterAccount,
  accounts: readonly Account[],
): readonly StackParameter[] {
  const ids = followedIds(accounts);
  if (organizationId === undefined) {
    if (ids.length > MOST_SENDERS) throw tooMany(ids.length);
    return [{ key: 'AccountIds', value: ids.join(',') }];
  }
  return [
    // One has to be named.
    { key: 'AccountIds', value: ids.length > MOST_SENDERS ? accountId : ids.join(',') },
    { key: 'OrganizationId', value: organizationId },
  ];
}

function tooMany(count: number): AppError {
  return new AppError(
    'ORGANIZATION',
    `The policy of a queue has room for ${MOST_SENDERS} accounts, and more have real time on: ${count}`,
    {
      hint: 'Let in their organization instead, whose accounts need not be named: "Panther: Set Organization..." in VS Code, or `panther-scan accounts master --organization o-...`.',
    },
  );
}

/** Sorted, so that the same accounts are the same text. */
function followedIds(accounts: readonly Account[]): readonly string[] {
  const ids = accounts.filter(({ enabled, realTime }) => enabled && realTime).map(({ id }) => id);
  if (ids.length > 0) return ids.toSorted((a, b) => a.localeCompare(b));
  throw new AppError('BAD_INPUT', 'No account has real time on, so nobody could send to the queue', {
    hint: 'Switch real time on for an account first: "Panther: Edit Account..." in VS Code, or `panther-scan accounts edit NAME --real-time`.',
  });
}

function eventsQueueArn({ accountId, region }: MasterAccount): string {
  return `arn:${partitionOfRegion(region)}:sqs:${region}:${accountId}:${EVENTS_QUEUE}`;
}

function scanRoleParameters(master: MasterAccount, account: Account | null): readonly StackParameter[] {
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
