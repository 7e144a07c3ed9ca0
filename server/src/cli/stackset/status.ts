import { Command } from 'commander';
import { isAtWork, refreshStackSet } from '../../app/stacksets/stackSetState.ts';
import { failureAdvice, failureText } from '../../core/stacksets/advice.ts';
import { needsAttention, type StackInstance } from '../../core/stacksets/instance.ts';
import { makerCommand } from '../../core/stacksets/stackSetWords.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { counted } from '../output/format.ts';
import type { TableCell } from '../output/table.ts';
import { type SetOptions, setOf, withSet } from './choice.ts';
import { printOperations } from './operationText.ts';

/** How many stacks are read from the inventory at once. */
const SOME = 1_000;

interface Options extends SetOptions {
  readonly failed?: boolean;
}

export function statusCommand(run: Run): Command {
  return withSet(new Command('status'))
    .description(
      'Show the stacks of the StackSet by account and region, and why some failed; exit code 1 where some did',
    )
    .option('--failed', 'only those that somebody has to do something about')
    .addHelpText('after', examples(['stackset status --failed', 'what is to be mended, and how']))
    .action(
      run(async ({ app, out, signal }, options: Options) => {
        const name = setOf(options);
        const report = await refreshStackSet(app, name, signal);
        const known = await app.store.stackSet(name);
        const instances: StackInstance[] = [];
        for (
          let page: readonly StackInstance[] = [], offset = 0;
          offset === 0 || page.length === SOME;
          offset += SOME
        ) {
          page = await app.store.stackInstances(name, { attention: options.failed === true }, { offset, limit: SOME });
          instances.push(...page);
        }
        const counts = known?.counts ?? { instances: 0, accounts: 0, regions: 0, attention: 0, running: 0 };
        if (out.json) await out.document({ stackSet: name, ...report, counts, instances: instances.map(told) });
        else if (!report.exists) await out.line(`There is no StackSet ${name}. Create it: ${makerCommand(name)}.`);
        else {
          await out.line(
            `${name}: ${counted(counts.accounts, 'account')} x ${counted(counts.regions, 'region')}, ${counted(counts.instances, 'stack')}, ${counts.attention} need attention${isAtWork(report) ? ', an operation is running' : ''}`,
          );
          if (instances.length > 0) {
            await out.table(
              [{ title: 'Account' }, { title: 'Region' }, { title: 'Stack' }, { title: 'Why, and what to do' }],
              instances.map(row),
            );
          }
          if (report.operations.length > 0) await printOperations(out, report.operations.slice(0, 5));
        }
        return counts.attention > 0 ? 1 : 0;
      }),
    );
}

function told(instance: StackInstance): StackInstance & { readonly hint: string | null } {
  return { ...instance, hint: needsAttention(instance) ? failureAdvice(instance) : null };
}

function row(instance: StackInstance): readonly TableCell[] {
  const { accountId, region, status, detail, drift } = instance;
  const text = [status, detail.toLowerCase(), drift === 'drifted' ? 'drifted' : '']
    .filter((part) => part !== '')
    .join(', ');
  if (!needsAttention(instance)) return [accountId, region, { text, tone: 'good' }, ''];
  return [accountId, region, { text, tone: 'bad' }, failureText(instance)];
}
