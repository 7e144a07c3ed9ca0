import path from 'node:path';
import { Command } from 'commander';
import {
  type LiveDifference,
  type LiveReport,
  liveReport,
  type ReportedInstance,
} from '../../app/templates/liveReport.ts';
import { knownAccounts } from '../../app/tree/knownAccounts.ts';
import { defaultFilePatterns, isTemplate } from '../../core/cfn/detect.ts';
import { standingText } from '../../core/cfn/live/words.ts';
import { AppError } from '../../core/errors.ts';
import type { Json } from '../../core/json.ts';
import { examples } from '../help.ts';
import type { Invocation, Run } from '../invocation.ts';
import { readText } from '../validate/files.ts';

export function liveCommand(run: Run): Command {
  return new Command('live')
    .description('Show what of a template is live: its resources in the inventory, and in what they differ from it')
    .argument('<file>', 'a CloudFormation template')
    .addHelpText(
      'after',
      examples(
        ['template live shop.template.yaml', 'each resource, who changed it last, and how it differs'],
        ['template live shop.template.yaml --json', 'the same for programs'],
      ),
    )
    .action(
      run(async (cli, file: string) => {
        const { app, out, signal } = cli;
        const text = await readText(file);
        const fileName = path.basename(file);
        if (!isTemplate(text, fileName, defaultFilePatterns)) {
          throw new AppError('BAD_INPUT', `This is no CloudFormation template: ${file}`, {
            file,
            hint: 'A template has Resources with types, or AWSTemplateFormatVersion.',
          });
        }
        const report = await liveReport(app, { text, fileName }, signal);
        if (out.json) await out.document(report);
        else await print(cli, report);
        return 0;
      }),
    );
}

async function print({ app, out }: Invocation, { stacks, sure, cut, resources }: LiveReport): Promise<void> {
  const names = new Map((await knownAccounts(app)).map(({ id, name }) => [id, name]));
  for (const { logicalId, type, isKnown, instances } of resources) {
    await out.line(`${logicalId}  ${type ?? '(no type)'}${instances.length > 0 ? '' : `  ${nothing(isKnown)}`}`);
    for (const instance of instances) {
      await out.line(`  ${instanceLine(instance, names.get(instance.key.accountId) ?? instance.key.accountId)}`);
      for (const difference of instance.differences) await out.line(`    ${differenceLine(difference)}`);
    }
  }
  await out.line(stacks ?? 'No stack of the inventory fits this template');
  if (stacks !== null && !sure) await out.line('They fit only in part: what stands above may be of another template.');
  if (cut) await out.line('There is more than was looked at.');
}

function nothing(isKnown: boolean): string {
  return isKnown ? 'nothing live' : 'the inventory has no such resources';
}

function instanceLine(instance: ReportedInstance, account: string): string {
  const { key, name, stack, standing, lastChange, compared, differences } = instance;
  const facts = [
    name ?? key.resourceId,
    account,
    key.region,
    stack === null ? 'by its name' : [stack.name, stack.status].filter((part) => part !== null).join(' '),
    standingText(standing),
    lastChange,
    differences.length === 0 ? `same in ${compared} properties` : `differs in ${differences.length} of ${compared}`,
  ];
  return facts.filter((fact) => fact !== null).join(' · ');
}

/** `MemorySize: 256 in the template, 1024 live`. */
function differenceLine({ property, template, live }: LiveDifference): string {
  return `${property}: ${short(template)} in the template, ${short(live)} live`;
}

const LONGEST = 120;

function short(value: Json): string {
  const text = JSON.stringify(value);
  return text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1)}…`;
}
