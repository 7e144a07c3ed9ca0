/** Scan roles in many accounts, and real time in units of the organization: StackSets that are made in one go. */
import { Command } from 'commander';
import { rolloutPlanCommands } from '../../app/stacksets/planCommands.ts';
import { planRollout } from '../../app/stacksets/planRollout.ts';
import { type RolloutResult, runRollout } from '../../app/stacksets/runRollout.ts';
import { AppError } from '../../core/errors.ts';
import type { RolloutPlan, RolloutRight, RolloutWish } from '../../core/stacksets/rollout.ts';
import { plural } from '../../core/tree/words.ts';
import type { ExitCode } from '../exitCode.ts';
import { collect, examples } from '../help.ts';
import type { Invocation, Run } from '../invocation.ts';
import { sentences } from '../output/format.ts';
import type { Output } from '../output/output.ts';
import type { TableCell } from '../output/table.ts';
import { acknowledge } from '../template/acknowledge.ts';
import {
  accountIdsOf,
  agreed,
  type PlaceOptions,
  type PreferenceOptions,
  preferencesOf,
  withPreferences,
  withWaiting,
} from './choice.ts';
import { exitCodeOf, operationLine, printOperations } from './operationText.ts';
import { planTeller } from './planTeller.ts';
import { printAdvice, printLeftOut } from './planText.ts';
import { printCommands } from './printCommands.ts';

export interface RolloutOptions extends PlaceOptions, PreferenceOptions {
  readonly dryRun?: boolean;
  readonly commands?: boolean;
  readonly yes?: boolean;
  readonly wait: boolean;
  readonly update?: boolean;
  readonly capabilities?: readonly string[];
  readonly adminRole?: string;
  readonly executionRole?: string;
}

export function rolesCommand(run: Run): Command {
  return withWaiting(withPreferences(new Command('roles')))
    .description('Deploy the scan roles of many accounts at once, by a StackSet; each account with its own external id')
    .option(
      '--account <accounts>',
      'names or ids, with commas between (default: those whose scan role is not known to work)',
      collect,
    )
    .option('--execution-role <name>', 'a role that is in each account already (default: the organization’s own right)')
    .option('--admin-role <arn>', 'the role of the master account that may assume it')
    .option('--update', 'bring the StackSet that is there, and all its stacks, up to date')
    .option('--dry-run', 'print the plan as JSON, and change nothing')
    .option('--commands', 'print the plan as commands of the AWS CLI, and change nothing')
    .option('--capabilities <names>', 'capabilities that you acknowledge, as CloudFormation calls them', collect)
    .addHelpText(
      'after',
      examples(
        ['stackset roles --dry-run', 'prints which accounts would get a scan role'],
        ['stackset roles --yes --capabilities CAPABILITY_NAMED_IAM', 'deploys them with the organization’s right'],
      ),
    )
    .action(
      run(async (cli, options: RolloutOptions) => {
        const wish: RolloutWish = {
          kind: 'scanRole',
          right: rightOf(options),
          accountIds: await accountIdsOf(cli.app, options),
          units: [],
          regions: null,
          autoDeploy: false,
          preferences: preferencesOf(options),
          update: options.update === true,
        };
        return rollOut(cli, wish, options);
      }),
    );
}

/** `stackset create --unit`: all accounts of these units. */
export function unitsWish(
  options: RolloutOptions & { readonly unit: readonly string[]; readonly autoDeploy: boolean },
  update: boolean,
): RolloutWish {
  return {
    kind: 'realTimeEvents',
    right: { kind: 'organization' },
    accountIds: null,
    units: options.unit,
    regions: options.region ?? null,
    autoDeploy: options.autoDeploy,
    preferences: preferencesOf(options),
    update,
  };
}

function rightOf({ adminRole, executionRole }: RolloutOptions): RolloutRight {
  if (adminRole === undefined && executionRole === undefined) return { kind: 'organization' };
  if (adminRole !== undefined && executionRole !== undefined) return { kind: 'roles', adminRole, executionRole };
  throw new AppError('BAD_INPUT', '--execution-role and --admin-role belong together', { hint: 'Give both, or none.' });
}

export async function rollOut(cli: Invocation, wish: RolloutWish, options: RolloutOptions): Promise<ExitCode> {
  const { app, out, screen, signal } = cli;
  const plan = await planRollout(app, wish, signal);
  if (options.commands === true) {
    await printCommands(out, await rolloutPlanCommands(app, plan));
    return plan.blockers.length > 0 ? 1 : 0;
  }
  if (options.dryRun === true || plan.blockers.length > 0) {
    if (out.json || options.dryRun === true) await out.document(plan);
    else await print(out, plan);
    return plan.blockers.length > 0 ? 1 : 0;
  }
  if (!out.json) await print(out, plan);
  if (plan.done) {
    if (out.json) await out.document({ plan, operations: [], failures: [] });
    else await out.line('Everything is there already.');
    return 0;
  }
  if (!(await agreed(cli.prompt, options.yes, 'Do this?'))) {
    screen.write('Nothing was changed.\n');
    return 1;
  }
  const acknowledged = await acknowledge(cli, plan.capabilities, options.capabilities ?? []);
  const result = await runRollout(app, plan, { acknowledged, wait: options.wait }, planTeller(screen), signal);
  if (out.json) await out.document({ plan, ...result });
  else await printResult(out, result, options.wait);
  const code = exitCodeOf(result.operations);
  if (code === 0 && wish.kind === 'scanRole' && options.wait) screen.write('Next: panther-scan accounts check.\n');
  return code;
}

async function printResult(out: Output, { operations, failures }: RolloutResult, waited: boolean): Promise<void> {
  if (waited) await printOperations(out, operations);
  else for (const operation of operations) await out.line(operationLine(operation));
  for (const { accountId, region, reason, hint } of failures) {
    await out.line(`${accountId} ${region}: ${sentences(reason, hint)}`);
  }
}

async function print(out: Output, plan: RolloutPlan): Promise<void> {
  const right =
    plan.right.kind === 'organization'
      ? `with the organization’s right${plan.set.callAs === 'DELEGATED_ADMIN' ? ', as its delegated administrator' : ''}`
      : `with the role ${plan.right.executionRole}, assumed by ${plan.right.adminRole}`;
  await out.line(
    `StackSet ${plan.set.name} of account ${plan.accountId}, ${plan.region}: ${plan.action}. ${plan.note}`,
  );
  await out.line(`Regions: ${plan.regions.join(' ')}; ${right}.`);
  if (plan.access === 'activate')
    await out.line('First, the organization lets CloudFormation work in its accounts (trusted access).');
  if (plan.units.length > 0) {
    await out.table(
      [{ title: 'Unit' }, { title: 'Path' }, { title: 'Accounts now', align: 'right' }],
      plan.units.map(({ id, path, accounts }) => [id, path, String(accounts)]),
    );
    await out.line(
      plan.autoDeploy
        ? 'Accounts that come into a unit get it by themselves; those that leave lose it.'
        : 'Accounts that come later do not get it.',
    );
  }
  if (plan.targets.length > 0) {
    await out.table(
      [{ title: 'Account' }, { title: 'Account id' }, { title: 'Stack' }],
      plan.targets.map(({ accountName, accountId, action }): readonly TableCell[] => [
        accountName,
        accountId,
        action === 'none' ? 'there already' : action,
      ]),
    );
  }
  await printLeftOut(out, plan.leftOut);
  if (plan.work.operations > 0) await out.line(workText(plan));
  await printAdvice(out, plan);
}

function workText({ kind, work: { operations, minutes } }: RolloutPlan): string {
  const count = plural(operations, 'operation', 'operations');
  if (operations === 1) return `${count}, about ${duration(minutes.most)}.`;
  const why =
    kind === 'scanRole'
      ? 'one for each external id. It is up to CloudFormation how many it does side by side'
      : 'one after the other';
  return `${count}, about ${range(minutes)}: ${why}.`;
}

function range({ least, most }: RolloutPlan['work']['minutes']): string {
  if (duration(least) === duration(most)) return duration(most);
  return `${most <= 120 ? least : duration(least)} to ${duration(most)}`;
}

function duration(minutes: number): string {
  return minutes <= 120 ? plural(minutes, 'minute', 'minutes') : `${Math.round(minutes / 60)} hours`;
}
