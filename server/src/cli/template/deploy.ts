import { Command } from 'commander';
import { discardStack } from '../../app/stacks/discardStack.ts';
import { executeStack } from '../../app/stacks/executeStack.ts';
import { planStack } from '../../app/stacks/planStack.ts';
import { renderTemplate } from '../../app/stacks/renderTemplate.ts';
import { AppError } from '../../core/errors.ts';
import type { StackPlan, StackResult } from '../../protocol/templates.ts';
import { collect, examples } from '../help.ts';
import type { Invocation, Run } from '../invocation.ts';
import { tableLines } from '../output/table.ts';
import { printable } from '../output/text.ts';
import { acknowledge } from './acknowledge.ts';
import {
  type Target,
  type TemplateOptions,
  type TemplateWord,
  targetOf,
  templateChoice,
  withTemplateChoice,
} from './choice.ts';
import { type MendedPolicy, mendQueuePolicy } from './mendQueuePolicy.ts';
import { showEvent } from './showEvent.ts';

const discardWithinMs = 10_000;

interface Options extends TemplateOptions {
  readonly yes?: boolean;
  readonly capabilities?: readonly string[];
  readonly writePolicy?: boolean;
}

export function deployCommand(run: Run): Command {
  return withTemplateChoice(new Command('deploy'))
    .description('Deploy a template through a change set, which is shown before anything runs')
    .option('-y, --yes', 'execute the change set without asking')
    .option('--capabilities <names>', 'capabilities that you acknowledge, as CloudFormation calls them', collect)
    .option(
      '--write-policy',
      'where the policy of the events queue was changed by hand, write the template’s without asking',
    )
    .addHelpText(
      'after',
      examples(
        ['template deploy --account Payments --profile payments-admin', 'shows the change set and asks'],
        [
          'template deploy --account Payments --profile payments-admin --yes --capabilities CAPABILITY_NAMED_IAM',
          'asks nothing',
        ],
      ),
    )
    .action(
      run(async (cli, word: TemplateWord, options: Options) => {
        const { app, screen, signal } = cli;
        const choice = await templateChoice(app, word, options);
        const target = await targetOf(cli, choice);
        if (options.yes !== true && !cli.prompt.possible) {
          throw new AppError('BAD_INPUT', 'Executing a change set has to be confirmed', { hint: 'Add --yes.' });
        }
        const { capabilities } = await renderTemplate(app, choice);
        const acknowledged = await acknowledge(cli, capabilities, options.capabilities ?? []);
        const plan = await planStack(app, { ...target, acknowledged }, signal);
        showPlan(cli, plan);
        if (!(await agreedTo(cli, target, plan, options))) {
          screen.write('Nothing was deployed.\n');
          return 1;
        }
        const result = await executeStack(app, { ...target, plan }, (event) => showEvent(screen, event), signal);
        const interrupted = signal.aborted;
        if (choice.account !== null && !interrupted) {
          screen.write(`Next: panther-scan accounts check ${choice.account.id}\n`);
        }
        const isQueue = choice.template === 'eventsQueue' && !interrupted;
        const queuePolicy = isQueue ? await mendQueuePolicy(cli, target, options.writePolicy === true) : null;
        await report(cli, plan, result, queuePolicy);
        return interrupted ? 130 : 0;
      }),
    );
}

/** A change set that is not agreed to is removed, after ctrl-c too. A stack that is up to date asks nothing. */
async function agreedTo(
  { app, prompt }: Invocation,
  target: Target,
  plan: StackPlan,
  options: Options,
): Promise<boolean> {
  if (plan.changes.length === 0 || options.yes === true) return true;
  let agreed = false;
  try {
    agreed = await prompt.confirm('Execute this change set?');
  } finally {
    if (!agreed) await discardStack(app, { ...target, plan }, AbortSignal.timeout(discardWithinMs));
  }
  return agreed;
}

function showPlan({ screen }: Invocation, plan: StackPlan): void {
  const where = `${plan.stackName} in ${plan.accountId}, ${plan.region}`;
  if (plan.changes.length === 0) {
    screen.write(`${printable(where)} is up to date.\n`);
    return;
  }
  screen.write(`${plan.isNew ? 'Create' : 'Update'} stack ${printable(where)}:\n`);
  const lines = tableLines(
    [{ title: 'Action' }, { title: 'Resource' }, { title: 'Type' }, { title: 'Replacement' }],
    plan.changes.map((change) => [change.action, change.logicalId, change.resourceType, change.replacement ?? '-']),
    screen.paint,
  );
  screen.write(`${lines.map((line) => `  ${line}`).join('\n')}\n`);
  for (const { key, value } of plan.parameters) screen.write(`  ${printable(`${key} = ${value}`)}\n`);
}

async function report(
  { out }: Invocation,
  plan: StackPlan,
  result: StackResult,
  queuePolicy: MendedPolicy | null,
): Promise<void> {
  if (out.json) return out.document({ plan, result, ...(queuePolicy !== null && { queuePolicy }) });
  await out.line(`${plan.stackName}: ${result.status}`);
  for (const [key, value] of Object.entries(result.outputs)) await out.line(`  ${key} = ${value}`);
}
