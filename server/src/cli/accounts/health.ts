import { Command, Option } from 'commander';
import { fleetHealth } from '../../app/accounts/fleetHealth.ts';
import type { AccountHealth, HealthState } from '../../core/accounts/health.ts';
import { chosenHealth, type HealthOrder, healthOrders } from '../../core/accounts/healthList.ts';
import { healthColumns, healthCsv, healthRow, healthSummary } from '../../core/accounts/healthText.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { sentences } from '../output/format.ts';
import type { Output } from '../output/output.ts';
import { printable } from '../output/text.ts';

interface Options {
  readonly sort: HealthOrder;
  readonly filter?: string;
  readonly wrong?: boolean;
  readonly csv?: boolean;
}

export function healthCommand(run: Run): Command {
  return new Command('health')
    .description('Show how the accounts do: roles, scans, coverage, real time, stacks. Asks nothing of AWS')
    .addOption(new Option('--sort <order>', 'the order of the accounts').choices(healthOrders).default('state'))
    .option('--filter <words>', 'words that must each occur in name, label, id, state or what is wrong')
    .option('--wrong', 'only accounts with something to do')
    .option('--csv', 'comma-separated values')
    .addHelpText(
      'after',
      examples(
        ['accounts check && panther-scan accounts health', 'checks the roles first'],
        ['accounts health --wrong --csv > broken.csv', 'for a spreadsheet'],
      ),
    )
    .action(
      run(async ({ app, out }, { sort, filter, wrong, csv }: Options) => {
        const fleet = await fleetHealth(app);
        const chosen = chosenHealth(fleet, { order: sort, text: filter ?? '', wrongOnly: wrong === true });
        if (out.json) await out.document(chosen);
        else if (csv === true) await out.text(healthCsv(chosen));
        else await print(out, fleet, chosen, app.clock.now());
        return fleet.some(({ state }) => state === 'broken') ? 1 : 0;
      }),
    );
}

async function print(
  out: Output,
  fleet: readonly AccountHealth[],
  chosen: readonly AccountHealth[],
  now: number,
): Promise<void> {
  if (chosen.length > 0) {
    await out.table(
      healthColumns.map((title) => ({ title })),
      chosen.map((health) =>
        healthRow(health, now).map((value, index) =>
          index === 0 ? { text: String(value), tone: tones[health.state] } : printable(String(value ?? '')),
        ),
      ),
    );
  }
  for (const { accountName, findings } of chosen) {
    for (const { text, hint } of findings) await out.line(printable(`${accountName}: ${sentences(text, hint)}`));
  }
  await out.line(healthSummary(fleet));
}

const tones = {
  broken: 'bad',
  warning: 'warning',
  unknown: 'muted',
  ok: 'good',
  off: 'muted',
} as const satisfies Record<HealthState, string>;
