import { Command } from 'commander';
import {
  deleteStackSet,
  detectDrift,
  readOperation,
  readOperations,
  retryFailed,
  stopOperation,
} from '../../app/stacksets/changeStackSet.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { whole } from '../wholeNumber.ts';
import { agreed, type PreferenceOptions, preferencesOf, withPreferences, withWaiting } from './choice.ts';
import { exitCodeOf, operationLine, operationTeller, printOperations } from './operationText.ts';

export function operationsCommand(run: Run): Command {
  return new Command('operations')
    .description('List what was done to the StackSet, newest first; or what became of one operation in each account')
    .argument('[operation]', 'its id')
    .option('--limit <n>', 'how many are listed (default: 20)')
    .addHelpText('after', examples(['stackset operations', 'the last twenty']))
    .action(
      run(async ({ app, out, signal }, id: string | undefined, options: { readonly limit?: string }) => {
        if (id === undefined) {
          const limit = options.limit === undefined ? 20 : whole('--limit', options.limit, 1, 1_000);
          const operations = await readOperations(app, limit, signal);
          if (out.json) await out.document(operations);
          else if (operations.length === 0) await out.line('Nothing was done yet.');
          else await printOperations(out, operations);
          return 0;
        }
        const { operation, results } = await readOperation(app, id, signal);
        if (out.json) await out.document({ operation, results });
        else {
          await out.line(operationLine(operation));
          await out.table(
            [{ title: 'Account' }, { title: 'Region' }, { title: 'Result' }, { title: 'Why, and what to do' }],
            results.map(({ accountId, region, status, reason, hint }) => [
              accountId,
              region,
              { text: status, tone: status === 'failed' || status === 'cancelled' ? 'bad' : 'plain' },
              [reason, hint].filter((text) => text !== null).join(' '),
            ]),
          );
        }
        return exitCodeOf([operation]);
      }),
    );
}

export function stopCommand(run: Run): Command {
  return new Command('stop')
    .description('Stop the operation that is running; what was done in accounts until then stays')
    .argument('[operation]', 'its id (default: the one that is running)')
    .option('-y, --yes', 'do it without asking')
    .addHelpText('after', examples(['stackset stop --yes', 'stops what is running']))
    .action(
      run(async ({ app, out, prompt, signal }, id: string | undefined, options: { readonly yes?: boolean }) => {
        if (!(await agreed(prompt, options.yes, 'Stop the operation?'))) return 1;
        const operation = await stopOperation(app, id ?? null, signal);
        if (out.json) await out.document(operation);
        else await out.line(operation === null ? 'No operation is running.' : operationLine(operation));
        return 0;
      }),
    );
}

interface RetryOptions extends PreferenceOptions {
  readonly yes?: boolean;
  readonly wait: boolean;
}

export function retryCommand(run: Run): Command {
  return withWaiting(withPreferences(new Command('retry')))
    .description('Try again in the accounts and regions in which the last operation did not succeed, and only there')
    .addHelpText('after', examples(['stackset retry --yes', 'asks nothing']))
    .action(
      run(async ({ app, out, screen, prompt, signal }, options: RetryOptions) => {
        const preferences = preferencesOf(options);
        if (!(await agreed(prompt, options.yes, 'Try again what failed?'))) return 1;
        const follow = { wait: options.wait, onOperation: operationTeller(screen) };
        const operations = await retryFailed(app, preferences, follow, signal);
        if (out.json) await out.document(operations);
        else await printOperations(out, operations);
        return exitCodeOf(operations);
      }),
    );
}

export function driftCommand(run: Run): Command {
  return withWaiting(new Command('drift'))
    .description('Have CloudFormation find out whether somebody changed the stacks; `status` shows where')
    .addHelpText('after', examples(['stackset drift --yes', 'waits until it is found out']))
    .action(
      run(async ({ app, out, screen, prompt, signal }, options: { readonly yes?: boolean; readonly wait: boolean }) => {
        if (!(await agreed(prompt, options.yes, 'Detect drift in all stacks?'))) return 1;
        const follow = { wait: options.wait, onOperation: operationTeller(screen) };
        const operations = await detectDrift(app, follow, signal);
        if (out.json) await out.document(operations);
        else await printOperations(out, operations);
        return exitCodeOf(operations);
      }),
    );
}

export function deleteCommand(run: Run): Command {
  return new Command('delete')
    .description('Delete the StackSet, once it has no stacks any more')
    .option('-y, --yes', 'do it without asking')
    .addHelpText('after', examples(['stackset delete', 'asks before it does']))
    .action(
      run(async ({ app, out, prompt, signal }, options: { readonly yes?: boolean }) => {
        if (!(await agreed(prompt, options.yes, 'Delete the StackSet?'))) return 1;
        await deleteStackSet(app, signal);
        if (out.json) await out.document({ deleted: true });
        else await out.line('The StackSet was deleted.');
        return 0;
      }),
    );
}
