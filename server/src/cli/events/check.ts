import { Command } from 'commander';
import { checkSetup } from '../../app/events/setup/checkSetup.ts';
import { mendingCommands } from '../../core/events/setup/commands.ts';
import type { SetupFinding, SetupStatus } from '../../core/events/setup/finding.ts';
import { checkNames } from '../../core/events/setup/names.ts';
import { profileAdvice, summaryOf } from '../../core/events/setup/report.ts';
import { accountsOf } from '../accountChoice.ts';
import { collect, examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { sentences } from '../output/format.ts';
import type { Output } from '../output/output.ts';
import type { Tone } from '../output/style.ts';

interface Options {
  readonly account?: readonly string[];
}

export function checkCommand(run: Run): Command {
  return new Command('check')
    .description('Look at each step on the way of events, and say what is wrong and how to mend it')
    .option('--account <account>', 'name or id; may be given several times (default: all with real time on)', collect)
    .addHelpText(
      'after',
      examples(
        ['events check', 'trails, rules, topics, the queue, in each region of each account with real time on'],
        ['events check --account Payments --json', 'exit code 1 where something is wrong or could not be read'],
      ),
    )
    .action(
      run(async ({ app, out, signal }, { account: words }: Options) => {
        const { accounts } = await app.accountsFile.read();
        const chosen = words === undefined ? null : accountsOf(accounts, words);
        const findings = await checkSetup(app, chosen, signal);
        if (out.json) await out.document(findings);
        else await print(out, findings);
        return findings.some(({ status }) => status === 'failed' || status === 'unknown') ? 1 : 0;
      }),
    );
}

const tones: Readonly<Record<SetupStatus, Tone>> = {
  ok: 'good',
  warning: 'warning',
  failed: 'bad',
  unknown: 'warning',
};

async function print(out: Output, findings: readonly SetupFinding[]): Promise<void> {
  await out.table(
    [
      { title: 'Account' },
      { title: 'Region' },
      { title: 'Step' },
      { title: 'Result' },
      { title: 'Why, and what to do' },
    ],
    findings.map(({ accountName, region, check, status, text, hint }) => [
      accountName,
      region ?? '-',
      checkNames[check],
      { text: status, tone: tones[status] },
      sentences(text, hint),
    ]),
  );
  const commands = mendingCommands(findings);
  if (commands.length > 0) await out.line('');
  if (commands.length > 0) await out.line(profileAdvice);
  for (const { place, command } of commands) {
    await out.line(`  # ${place}`);
    await out.line(`  ${command}`);
  }
  await out.line(summaryOf(findings));
}
