import { Command } from 'commander';
import { planCommands } from '../../app/stacksets/planCommands.ts';
import { planRealTime } from '../../app/stacksets/planRealTime.ts';
import { runPlan } from '../../app/stacksets/runPlan.ts';
import { AppError } from '../../core/errors.ts';
import type { StackSetPlan } from '../../core/stacksets/plan.ts';
import { stackTemplates } from '../../core/template/stackTemplate.ts';
import type { ExitCode } from '../exitCode.ts';
import { collect, examples } from '../help.ts';
import type { Invocation, Run } from '../invocation.ts';
import { acknowledge } from '../template/acknowledge.ts';
import {
  agreed,
  type PlaceOptions,
  type PreferenceOptions,
  wishOf,
  withPlaces,
  withPreferences,
  withWaiting,
} from './choice.ts';
import { exitCodeOf, operationLine, printOperations } from './operationText.ts';
import { planTeller } from './planTeller.ts';
import { printPlan } from './planText.ts';
import { printCommands } from './printCommands.ts';
import { rollOut, unitsWish } from './rollout.ts';

interface Options extends PlaceOptions, PreferenceOptions {
  readonly dryRun?: boolean;
  readonly commands?: boolean;
  readonly yes?: boolean;
  readonly wait: boolean;
  readonly capabilities?: readonly string[];
  readonly unit?: readonly string[];
  readonly autoDeploy: boolean;
}

/** The verbs that make the StackSet what it should be; they differ in what has to be there already. */
type Verb = 'create' | 'add' | 'update';

const descriptions: Readonly<Record<Verb, string>> = {
  create: 'Set up real-time events: the admin role, the queue, the StackSet, and its stacks in accounts and regions',
  add: 'Add accounts or regions to the StackSet that is there',
  update: 'Bring the StackSet and all its stacks to the template and parameters of this version',
};

const example: Readonly<Record<Verb, readonly [string, string]>> = {
  create: [
    'stackset create --region us-east-1,eu-west-1',
    'shows the plan for all accounts with real time on, and asks',
  ],
  add: ['stackset add --account Sandbox --yes --no-wait', 'starts the operation, asks nothing'],
  update: ['stackset update --dry-run', 'prints what would change'],
};

export function planCommand(run: Run): Command {
  return choices(new Command('plan'))
    .description('Show what `create` would do, and change nothing')
    .option('--commands', 'print it as commands of the AWS CLI, and where it is in the console')
    .addHelpText('after', examples(['stackset plan', 'for all accounts with real time on, in all their regions']))
    .action(
      run(async ({ app, out, signal }, options: PlaceOptions & PreferenceOptions & { readonly commands?: boolean }) => {
        const plan = await planRealTime(app, await wishOf(app, options, false), signal);
        if (options.commands === true) await printCommands(out, await planCommands(app, plan));
        else if (out.json) await out.document(plan);
        else await printPlan(out, plan);
        return plan.blockers.length > 0 ? 1 : 0;
      }),
    );
}

export function putCommand(run: Run, verb: Verb): Command {
  return withWaiting(choices(new Command(verb)))
    .description(descriptions[verb])
    .option('--unit <ids>', 'all accounts of these units of the organization, with its own right', collect)
    .option('--no-auto-deploy', 'with --unit: accounts that come into a unit later do not get it')
    .option('--dry-run', 'print the plan as JSON, and change nothing')
    .option('--commands', 'print the plan as commands of the AWS CLI, and change nothing')
    .option('--capabilities <names>', 'capabilities that you acknowledge, as CloudFormation calls them', collect)
    .addHelpText('after', examples(example[verb]))
    .action(
      run(async (cli, options: Options) => {
        const { app, out, signal } = cli;
        const { unit } = options;
        if (unit !== undefined) return rollOut(cli, unitsWish({ ...options, unit }, verb === 'update'), options);
        const plan = await planRealTime(app, await wishOf(app, options, verb === 'update'), signal);
        if (options.commands === true) {
          await printCommands(out, await planCommands(app, plan));
          return plan.blockers.length > 0 ? 1 : 0;
        }
        if (options.dryRun === true) {
          await out.document(plan);
          return plan.blockers.length > 0 ? 1 : 0;
        }
        requireStackSet(verb, plan);
        if (!out.json) await printPlan(out, plan);
        return carryOut(cli, plan, options);
      }),
    );
}

function choices(command: Command): Command {
  return withPreferences(withPlaces(command, 'all that have real time on', 'all that are enabled'));
}

async function carryOut(cli: Invocation, plan: StackSetPlan, options: Options): Promise<ExitCode> {
  const { app, out, screen, signal } = cli;
  if (plan.done && plan.blockers.length === 0) {
    if (out.json) await out.document({ plan, operations: [] });
    else await out.line('Everything is there already.');
    return 0;
  }
  const needed = plan.adminRole.action === 'none' ? [] : stackTemplates.stackSetAdminRole.capabilities;
  if (plan.blockers.length === 0 && !(await agreed(cli.prompt, options.yes, 'Do this?'))) {
    screen.write('Nothing was changed.\n');
    return 1;
  }
  const acknowledged = plan.blockers.length > 0 ? [] : await acknowledge(cli, needed, options.capabilities ?? []);
  const { operations } = await runPlan(app, plan, { acknowledged, wait: options.wait }, planTeller(screen), signal);
  if (out.json) await out.document({ plan, operations });
  else if (options.wait) await printOperations(out, operations);
  else for (const operation of operations) await out.line(operationLine(operation));
  const code = exitCodeOf(operations);
  if (code !== 0) screen.write('See why: panther-scan stackset status. Then: panther-scan stackset retry.\n');
  return code;
}

function requireStackSet(verb: Verb, plan: StackSetPlan): void {
  if (verb === 'create' || plan.set.action !== 'create') return;
  throw new AppError('NOT_FOUND', `There is no StackSet ${plan.stackSet} in the master account`, {
    accountId: plan.accountId,
    region: plan.region,
    hint: 'Create it first: panther-scan stackset create.',
  });
}
