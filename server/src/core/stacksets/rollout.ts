/**
 * What a StackSet would do that is not the usual one of real time: the scan roles of many accounts at once, or real-time
 * events in whole units of the organization. Worked out before anything is changed. Pure.
 */
import type { Account, MasterAccount, Region } from '../accounts/account.ts';
import { type StackParameter, stackParameters } from '../template/parameters.ts';
import { stackTemplates } from '../template/stackTemplate.ts';
import type { StackInstance } from './instance.ts';
import { hasEnded, type Operation } from './operation.ts';
import type { Advice, ExistingStackSet, Foundation, LeftOut } from './plan.ts';
import type { Preferences } from './preferences.ts';
import { type RolloutWork, rolloutWork } from './rolloutWork.ts';
import { REAL_TIME_STACK_SET, SCAN_ROLES_STACK_SET, type StackSetName, type StackSetRef } from './stackSetRef.ts';

/** Stands in the StackSet itself; each account gets its own instead. Nobody's roles ask for it. */
export const NO_EXTERNAL_ID = 'panther-each-account-has-its-own';

export type RolloutKind = 'scanRole' | 'realTimeEvents';

/** With whose right CloudFormation works in the accounts. */
export type RolloutRight =
  | { readonly kind: 'organization' }
  | {
      readonly kind: 'roles';
      /** ARN of the role of the master account that CloudFormation takes. */
      readonly adminRole: string;
      /** Name of the role that has to be in each account already. */
      readonly executionRole: string;
    };

export interface RolloutWish {
  readonly kind: RolloutKind;
  readonly right: RolloutRight;
  /** Scan roles: ids; null: the accounts whose scan role is not known to work. */
  readonly accountIds: readonly string[] | null;
  /** Real time: ids of units. */
  readonly units: readonly string[];
  /** Real time: null: those that are on by default. Roles are the same in all regions. */
  readonly regions: readonly Region[] | null;
  /** Real time: accounts that come into a unit later get it too, and those that leave lose it. */
  readonly autoDeploy: boolean;
  readonly preferences: Preferences;
  /** An older StackSet is brought up to date. */
  readonly update: boolean;
}

/** What is known of the organization; a reason: why it cannot be asked. */
export type OrganizationFacts =
  | { readonly reason: string; readonly hint: string }
  | {
      readonly managementId: string;
      readonly rootId: string;
      /** CloudFormation may work in its accounts (trusted access). */
      readonly access: 'on' | 'off';
      readonly units: readonly { readonly id: string; readonly path: string; readonly accountIds: readonly string[] }[];
      /** Active accounts. */
      readonly memberIds: readonly string[];
    };

export interface RolloutFacts {
  readonly master: MasterAccount;
  readonly accounts: readonly Account[];
  /** All of the accounts file. */
  readonly known: readonly Account[];
  readonly defaultRegions: readonly Region[];
  /** Null: it is not asked for where roles give the right. */
  readonly organization: OrganizationFacts | null;
  readonly existing: ExistingStackSet | null;
  /** Real time: the queue that the events go to. */
  readonly queue: Foundation | null;
  readonly instances: readonly StackInstance[];
  readonly operations: readonly Operation[];
}

export interface RolloutTarget {
  readonly accountId: string;
  readonly accountName: string;
  /** `update`: its stack is there, and the last operation did not end well. */
  readonly action: 'create' | 'update' | 'none';
  /** What of the parameters is its own. */
  readonly overrides: readonly StackParameter[];
}

export interface RolloutPlan {
  readonly kind: RolloutKind;
  readonly set: StackSetRef;
  readonly accountId: string;
  readonly region: Region;
  readonly right: RolloutRight;
  /** What has to be done about the organization's trusted access first. */
  readonly access: 'none' | 'activate';
  /** The unit that all accounts are in. */
  readonly rootId: string | null;
  readonly action: 'none' | 'create' | 'update';
  readonly note: string;
  readonly parameters: readonly StackParameter[];
  readonly capabilities: readonly string[];
  readonly regions: readonly Region[];
  readonly units: readonly { readonly id: string; readonly path: string; readonly accounts: number }[];
  readonly autoDeploy: boolean;
  readonly targets: readonly RolloutTarget[];
  readonly leftOut: readonly LeftOut[];
  readonly preferences: Preferences;
  readonly warnings: readonly Advice[];
  readonly blockers: readonly Advice[];
  readonly work: RolloutWork;
  /** Nothing is left to be done. Whether a unit has its stacks already, CloudFormation finds out. */
  readonly done: boolean;
}

export function rolloutSetName(kind: RolloutKind): StackSetName {
  return kind === 'scanRole' ? SCAN_ROLES_STACK_SET : REAL_TIME_STACK_SET;
}

/** The parameters of the StackSet itself. */
export function rolloutParameters(
  kind: RolloutKind,
  { master, known }: Pick<RolloutFacts, 'master' | 'known'>,
): readonly StackParameter[] {
  if (kind === 'realTimeEvents') return stackParameters('realTimeEvents', { master, account: null, accounts: known });
  return [
    { key: 'MasterAccountId', value: master.accountId },
    { key: 'MasterAccountRegion', value: master.region },
    { key: 'ExternalId', value: NO_EXTERNAL_ID },
    { key: 'DeployCloudWatchEventSetup', value: 'false' },
    { key: 'DeployRemediation', value: 'false' },
  ];
}

export function planRollout(facts: RolloutFacts, wish: RolloutWish): RolloutPlan {
  const { master, existing, organization } = facts;
  const isOfRoles = wish.kind === 'scanRole';
  const { targets, leftOut } = isOfRoles ? targetsOf(facts, wish) : { targets: [], leftOut: [] };
  const access = organization !== null && 'access' in organization ? organization : null;
  const units = (access?.units ?? []).filter(({ id }) => !isOfRoles && wish.units.includes(id));
  const set = actionOf(existing, wish);
  const needsAccess = access?.access === 'off';
  const isDelegated = access !== null && access.managementId !== master.accountId;
  const does = {
    kind: wish.kind,
    ...set,
    regions: isOfRoles ? [master.region] : (wish.regions ?? facts.defaultRegions),
    units: units.map(({ id, path, accountIds }) => ({ id, path, accounts: accountIds.length })),
    targets,
    preferences: wish.preferences,
  };
  return {
    ...does,
    set: { name: rolloutSetName(wish.kind), callAs: isDelegated ? 'DELEGATED_ADMIN' : 'SELF' },
    accountId: master.accountId,
    region: master.region,
    right: wish.right,
    access: needsAccess ? 'activate' : 'none',
    rootId: access?.rootId ?? null,
    parameters: rolloutParameters(wish.kind, facts),
    capabilities: stackTemplates[wish.kind].capabilities,
    autoDeploy: !isOfRoles && wish.autoDeploy,
    leftOut,
    warnings: warningsOf(facts, wish),
    blockers: blockersOf(facts, wish, targets),
    work: rolloutWork(does, new Set(facts.instances.map(({ accountId }) => accountId)).size),
    done: isOfRoles && set.action === 'none' && !needsAccess && targets.every(({ action }) => action === 'none'),
  };
}

function actionOf(existing: ExistingStackSet | null, { update }: RolloutWish): Pick<RolloutPlan, 'action' | 'note'> {
  if (existing === null) return { action: 'create', note: 'There is none yet.' };
  if (existing.differences.length === 0) return { action: 'none', note: 'It is up to date.' };
  return { action: update ? 'update' : 'none', note: `It differs in ${existing.differences.join(', ')}.` };
}

function targetsOf(facts: RolloutFacts, { right }: RolloutWish): Pick<RolloutPlan, 'targets' | 'leftOut'> {
  const targets: RolloutTarget[] = [];
  const leftOut: LeftOut[] = [];
  for (const account of facts.accounts) {
    const out = reasonToLeaveOut(account, facts, right);
    if (out !== null) leftOut.push({ accountId: account.id, accountName: account.name, region: null, ...out });
    else targets.push(targetOf(account, facts));
  }
  return { targets, leftOut };
}

function targetOf(account: Account, { instances, master, known }: RolloutFacts): RolloutTarget {
  const instance = instances.find(({ accountId, region }) => accountId === account.id && region === master.region);
  const isThere = instance !== undefined && instance.stackId !== null;
  const shared = new Set(['MasterAccountId', 'MasterAccountRegion']);
  const overrides = stackParameters('scanRole', { master, account, accounts: known }).filter(
    ({ key }) => !shared.has(key),
  );
  return {
    accountId: account.id,
    accountName: account.name,
    action: !isThere ? 'create' : instance.status === 'current' ? 'none' : 'update',
    overrides,
  };
}

function reasonToLeaveOut(
  account: Account,
  { organization }: RolloutFacts,
  right: RolloutRight,
): Pick<LeftOut, 'reason' | 'hint'> | null {
  if (!account.enabled) return { reason: 'It is switched off in the accounts file.', hint: 'Enable it.' };
  if (account.externalId === undefined) {
    return { reason: 'It has no external id.', hint: 'Add an externalId of its own to it in the accounts file.' };
  }
  if (right.kind !== 'organization' || organization === null || !('access' in organization)) return null;
  const byItself = `Deploy its stack by itself: \`panther-scan template deploy --account ${account.id}\`.`;
  if (account.id === organization.managementId) {
    return { reason: 'The organization’s StackSets never deploy into its management account.', hint: byItself };
  }
  if (!organization.memberIds.includes(account.id)) {
    return { reason: 'It is no active account of the organization.', hint: byItself };
  }
  return null;
}

const deployQueue =
  'Deploy it: "Panther: Deploy Events Queue Stack..." in VS Code, or `panther-scan template deploy events-queue`.';

function warningsOf(
  { existing, organization, known, accounts, queue }: RolloutFacts,
  wish: RolloutWish,
): readonly Advice[] {
  const warnings: Advice[] = [];
  if (wish.right.kind === 'organization') {
    warnings.push({
      text: 'CloudFormation works in the accounts with a role of its own, stacksets-exec-…, which may do everything there (AdministratorAccess).',
      hint: 'See "custom execution role" in the documentation of StackSets to narrow it, or give roles of your own.',
    });
  }
  if (existing !== null && existing.differences.length > 0 && !wish.update) {
    warnings.push({
      text: `The StackSet differs from what this version makes, in ${existing.differences.join(', ')}.`,
      hint: 'Add --update to bring it and all its stacks up to date.',
    });
  }
  const strangers = organization !== null && 'units' in organization ? unfollowed(organization, known, wish) : 0;
  if (strangers > 0) {
    warnings.push({
      text: `Accounts of these units that are not followed here, so that the queue refuses their events: ${strangers}`,
      hint: 'Import them with real time on: `panther-scan accounts import --organization --real-time`; then deploy the queue again.',
    });
  }
  if (queue?.action === 'update') warnings.push({ text: `The queue: ${queue.note}`, hint: deployQueue });
  if (wish.kind === 'scanRole' && wish.accountIds === null && accounts.length === 0) {
    warnings.push({
      text: 'The scan roles of all accounts are known to work.',
      hint: 'Name accounts to deploy them anew.',
    });
  }
  return warnings;
}

function unfollowed(
  { units }: Extract<OrganizationFacts, { readonly units: unknown }>,
  known: readonly Account[],
  wish: RolloutWish,
): number {
  if (wish.kind !== 'realTimeEvents') return 0;
  const followed = new Set(known.filter(({ enabled, realTime }) => enabled && realTime).map(({ id }) => id));
  const members = units.filter(({ id }) => wish.units.includes(id)).flatMap(({ accountIds }) => accountIds);
  return new Set(members.filter((id) => !followed.has(id))).size;
}

function blockersOf(facts: RolloutFacts, wish: RolloutWish, targets: readonly RolloutTarget[]): readonly Advice[] {
  const blockers: Advice[] = [...organizationBlockers(facts, wish)];
  const name = rolloutSetName(wish.kind);
  const { existing } = facts;
  if (existing !== null && !existing.isOurs) {
    blockers.push({
      text: `There is a StackSet ${name} that is not ours; it is not touched.`,
      hint: 'Rename it or delete it in the CloudFormation console, if nobody needs it.',
    });
  }
  if (existing !== null && existing.isServiceManaged !== (wish.right.kind === 'organization')) {
    blockers.push({
      text: existing.isServiceManaged
        ? `The StackSet ${name} is managed by the organization: it takes no roles of yours.`
        : `The StackSet ${name} works with roles of yours: it cannot be turned into one of the organization.`,
      hint: 'Go on in the way in which it was made, or delete it first, keeping its stacks.',
    });
  }
  if (facts.queue?.action === 'create') {
    blockers.push({ text: `The queue for events is not there: ${facts.queue.note}`, hint: deployQueue });
  }
  const running = facts.operations.find((operation) => !hasEnded(operation));
  if (running !== undefined && existing?.queues === false) {
    blockers.push({
      text: `Another operation is running on the StackSet: ${running.action}, ${running.id}`,
      hint: 'Wait until it has ended.',
    });
  }
  if (wish.kind === 'scanRole' && targets.length === 0 && facts.accounts.length > 0) {
    blockers.push({ text: 'None of these accounts can get it.', hint: 'See why each is left out.' });
  }
  return blockers;
}

function organizationBlockers({ organization, master }: RolloutFacts, wish: RolloutWish): readonly Advice[] {
  if (wish.right.kind !== 'organization' || organization === null) return [];
  if ('reason' in organization) return [{ text: organization.reason, hint: organization.hint }];
  const blockers: Advice[] = [];
  if (organization.access === 'off' && organization.managementId !== master.accountId) {
    blockers.push({
      text: 'The organization does not let CloudFormation work in its accounts yet (trusted access).',
      hint: `Activate it in the management account ${organization.managementId}: CloudFormation, StackSets, "Activate trusted access".`,
    });
  }
  if (wish.kind !== 'realTimeEvents') return blockers;
  const unknown = wish.units.filter((id) => !organization.units.some((unit) => unit.id === id));
  if (unknown.length > 0) {
    blockers.push({
      text: `The organization has no such unit: ${unknown.join(', ')}`,
      hint: `It has: ${organization.units.map(({ id, path }) => `${id} (${path})`).join(', ')}`,
    });
  }
  if (wish.units.length === 0) blockers.push({ text: 'No unit was named.', hint: 'Name one or more.' });
  return blockers;
}
