/** What a StackSet of real-time events would become, worked out before anything is changed. */
import type { MasterAccount, Region } from '../accounts/account.ts';
import { isOptIn } from '../regions/defaultRegions.ts';
import { homeRegion, partitionOfRegion } from '../regions/partition.ts';
import type { StackParameter } from '../template/parameters.ts';
import { hasEnded, type Operation } from './operation.ts';
import { countPlaces, groupPlaces, type Place, type PlaceGroup, placeKey } from './places.ts';
import type { Preferences } from './preferences.ts';
import { adminRoleArn, executionRoleName } from './realTimeStackSet.ts';
import { REAL_TIME_STACK_SET } from './stackSetRef.ts';
import { regionsOfTarget, type TargetFacts } from './targets.ts';

/** A stack of the master account that the StackSet builds on. */
export interface Foundation {
  readonly stackName: string;
  readonly action: 'none' | 'create' | 'update';
  /** Why, or what is there already. */
  readonly note: string;
}

export interface Advice {
  readonly text: string;
  readonly hint: string;
}

/** The StackSet of this name, as CloudFormation has it. */
export interface ExistingStackSet {
  readonly isOurs: boolean;
  /** What of it differs from what it should be, in words: `the template`. Empty: nothing. */
  readonly differences: readonly string[];
  /** CloudFormation queues what would get into another operation's way, instead of refusing it. */
  readonly queues: boolean;
  /** The organization's accounts get it by themselves; only those of units can be chosen. */
  readonly isServiceManaged: boolean;
}

export interface StackSetFacts {
  readonly master: MasterAccount;
  readonly parameters: readonly StackParameter[];
  readonly adminRole: Foundation;
  readonly queue: Foundation;
  /** What hinders the admin role that is there; null: nothing that is known. */
  readonly adminRoleProblem: Advice | null;
  /** Regions that are disabled by default, and whose own services the two stacks let in, or will. */
  readonly letIn: readonly Region[];
  readonly existing: ExistingStackSet | null;
  readonly instances: readonly Place[];
  readonly operations: readonly Operation[];
  readonly targets: readonly TargetFacts[];
}

export interface Wanted {
  /** Null: all that are enabled in each account. */
  readonly regions: readonly Region[] | null;
  readonly preferences: Preferences;
  /** An older StackSet is brought up to date. */
  readonly update: boolean;
}

export interface PlannedTarget {
  readonly accountId: string;
  readonly accountName: string;
  /** Where it gets a stack. */
  readonly added: readonly Region[];
  /** Where it has one already. */
  readonly present: readonly Region[];
}

/** An account, or a region of it, that gets no stack. */
export interface LeftOut {
  readonly accountId: string;
  readonly accountName: string;
  /** Null: all of the account. */
  readonly region: Region | null;
  readonly reason: string;
  readonly hint: string | null;
}

export interface StackSetPlan {
  readonly stackSet: string;
  /** The administrator: the master account, and the region in which its StackSet is. */
  readonly accountId: string;
  readonly region: Region;
  readonly adminRole: Foundation;
  readonly queue: Foundation;
  readonly set: { readonly action: 'none' | 'create' | 'update'; readonly note: string };
  readonly administrationRoleArn: string;
  readonly executionRoleName: string;
  readonly parameters: readonly StackParameter[];
  readonly preferences: Preferences;
  /** The operations that create stacks, one for each group. */
  readonly groups: readonly PlaceGroup[];
  /** Stacks that are created, and those that are there already. */
  readonly added: number;
  readonly present: number;
  readonly targets: readonly PlannedTarget[];
  readonly leftOut: readonly LeftOut[];
  readonly warnings: readonly Advice[];
  /** Why it cannot be done; empty: it can. */
  readonly blockers: readonly Advice[];
  /** Nothing is left to be done. */
  readonly done: boolean;
}

export function planStackSet(facts: StackSetFacts, wanted: Wanted): StackSetPlan {
  const { master, existing } = facts;
  const present = new Set(facts.instances.map(placeKey));
  const targets: PlannedTarget[] = [];
  const leftOut: LeftOut[] = [];
  const places: Place[] = [];
  for (const target of facts.targets) {
    const { account } = target;
    const chosen = regionsOfTarget(target, wanted.regions);
    leftOut.push(...chosen.leftOut);
    if (chosen.regions.length === 0) continue;
    const isPresent = (region: Region) => present.has(placeKey({ accountId: account.id, region }));
    const added = chosen.regions.filter((region) => !isPresent(region));
    places.push(...added.map((region) => ({ accountId: account.id, region })));
    const there = chosen.regions.filter(isPresent);
    targets.push({ accountId: account.id, accountName: account.name, added, present: there });
  }
  const groups = groupPlaces(places);
  const set = setAction(existing, wanted);
  return {
    stackSet: REAL_TIME_STACK_SET,
    accountId: master.accountId,
    region: master.region,
    adminRole: facts.adminRole,
    queue: facts.queue,
    set,
    administrationRoleArn: adminRoleArn(master),
    executionRoleName: executionRoleName(master),
    parameters: facts.parameters,
    preferences: wanted.preferences,
    groups,
    added: countPlaces(groups),
    present: targets.reduce((sum, target) => sum + target.present.length, 0),
    targets,
    leftOut,
    warnings: warningsOf(facts, wanted, targets),
    blockers: blockersOf(facts, targets),
    done: [facts.adminRole, facts.queue, set].every(({ action }) => action === 'none') && groups.length === 0,
  };
}

function setAction(existing: ExistingStackSet | null, { update }: Wanted): StackSetPlan['set'] {
  if (existing === null) return { action: 'create', note: 'There is none yet.' };
  if (existing.differences.length === 0) return { action: 'none', note: 'It is up to date.' };
  const note = `It differs in ${existing.differences.join(', ')}.`;
  return { action: update ? 'update' : 'none', note };
}

function warningsOf(facts: StackSetFacts, wanted: Wanted, targets: readonly PlannedTarget[]): readonly Advice[] {
  const warnings: Advice[] = [];
  const home = homeRegion(partitionOfRegion(facts.master.region));
  const seen = new Set(facts.instances.filter(({ region }) => region === home).map(({ accountId }) => accountId));
  const blind = targets.filter(({ accountId, added }) => !seen.has(accountId) && !added.includes(home));
  if (blind.length > 0) {
    warnings.push({
      text: `IAM and other global services tell of their changes in ${home} only, which is not among the regions of: ${names(blind)}`,
      hint: `Add the region ${home}.`,
    });
  }
  const optIn = optInRegions(targets).filter((region) => !facts.letIn.includes(region));
  if (optIn.length > 0) {
    warnings.push({
      text: `These regions are disabled by default, and have services of their own that must be let in: ${optIn.join(', ')}`,
      hint: `Deploy the stacks ${facts.adminRole.stackName} and ${facts.queue.stackName} with the parameter OptInRegions=${optIn.join(',')}, or no events arrive from there.`,
    });
  }
  if (facts.existing !== null && facts.existing.differences.length > 0 && !wanted.update) {
    warnings.push({
      text: `The StackSet differs from what this version makes, in ${facts.existing.differences.join(', ')}.`,
      hint: 'Update it: `panther-scan stackset update`.',
    });
  }
  const running = facts.operations.find((operation) => !hasEnded(operation));
  if (running !== undefined && facts.existing?.queues === true) {
    warnings.push({
      text: `Another operation is running (${running.action}, ${running.id}): this one waits for it.`,
      hint: 'Wait, or stop that one first.',
    });
  }
  return warnings;
}

function optInRegions(targets: readonly PlannedTarget[]): readonly Region[] {
  const used = new Set(targets.flatMap(({ added, present }) => [...added, ...present]));
  return [...used].filter(isOptIn).sort((a, b) => a.localeCompare(b, 'en'));
}

function blockersOf(facts: StackSetFacts, targets: readonly PlannedTarget[]): readonly Advice[] {
  const blockers: Advice[] = [];
  const { existing, adminRoleProblem, operations } = facts;
  if (existing !== null && !existing.isOurs) {
    blockers.push({
      text: `There is a StackSet ${REAL_TIME_STACK_SET} that is not ours; it is not touched.`,
      hint: 'Rename it or delete it in the CloudFormation console, if nobody needs it.',
    });
  }
  if (existing?.isServiceManaged === true) {
    blockers.push({
      text: `The StackSet ${REAL_TIME_STACK_SET} is managed by the organization: accounts come into it by their unit.`,
      hint: 'Move the accounts into its units, or give it more units: `panther-scan stackset add --unit ID`.',
    });
  }
  if (adminRoleProblem !== null) blockers.push(adminRoleProblem);
  const running = operations.find((operation) => !hasEnded(operation));
  if (running !== undefined && existing?.queues === false) {
    blockers.push({
      text: `Another operation is running on the StackSet: ${running.action}, ${running.id}`,
      hint: 'Wait until it has ended, or stop it: `panther-scan stackset stop`.',
    });
  }
  if (targets.length === 0) {
    blockers.push({
      text: 'No account can get a stack: at least one has to have real time on, and its execution role deployed.',
      hint: 'Switch real time on for an account, deploy the scan-role stack into it, and check it.',
    });
  }
  return blockers;
}

function names(targets: readonly PlannedTarget[]): string {
  const shown = targets.slice(0, 5).map(({ accountName }) => accountName);
  return targets.length > shown.length
    ? `${shown.join(', ')} and ${targets.length - shown.length} more`
    : shown.join(', ');
}
