import { Command } from 'commander';
import { deleteStackSet, detectDrift, stopOperation } from '../../app/stacksets/changeStackSet.ts';
import { readOperation, readOperations } from '../../app/stacksets/readOperations.ts';
import { retryFailed } from '../../app/stacksets/retryFailed.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { whole } from '../wholeNumber.ts';
import {
  agreed,
  type PreferenceOptions,
  preferencesOf,
  type SetOptions,
  setOf,
  withPreferences,
  withSet,
  withWaiting,
} from './choice.ts';
import { exitCodeOf, operationLine, operationTeller, printOperations } from './operationText.ts';

export function operationsCommand(run: Run): Command {
  return withSet(new Command('operations'))
    .description('List what was done to the StackSet, newest first; or what became of one operation in each account')
    .argument('[operation]', 'its id')
    .option('--limit <n>', 'how many are listed (default: 20)')
    .addHelpText('after', examples(['stackset operations', 'the last twenty']))
    .action(
      run(async ({ app, out, signal }, id: string | undefined, options: SetOptions & { readonly limit?: string }) => {
        const name = setOf(options);
        if (id === undefined) {
          const limit = options.limit === undefined ? 20 : whole('--limit', options.limit, 1, 1_000);
          const operations = await readOperations(app, name, limit, signal);
          if (out.json) await out.document(operations);
          else if (operations.length === 0) await out.line('Nothing was done yet.');
          else await printOperations(out, operations);
          return 0;
        }
        const { operation, results } = await readOperation(app, name, id, signal);
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
  return withSet(new Command('stop'))
    .description('Stop the operation that is running; what was done in accounts until then stays')
    .argument('[operation]', 'its id (default: the one that is running)')
    .option('-y, --yes', 'do it without asking')
    .addHelpText('after', examples(['stackset stop --yes', 'stops what is running']))
    .action(
      run(async ({ app, out, prompt, signal }, id: string | undefined, options: YesOptions) => {
        const name = setOf(options);
        if (!(await agreed(prompt, options.yes, 'Stop the operation?'))) return 1;
        const operation = await stopOperation(app, name, id ?? null, signal);
        if (out.json) await out.document(operation);
        else await out.line(operation === null ? 'No operation is running.' : operationLine(operation));
        return 0;
      }),
    );
}

interface YesOptions extends SetOptions {
  readonly yes?: boolean;
}

interface RetryOptions extends PreferenceOptions, YesOptions {
  readonly wait: boolean;
}

export function retryCommand(run: Run): Command {
  return withSet(withWaiting(withPreferences(new Command('retry'))))
    .description('Try again in the accounts and regions in which the last operation did not succeed, and only there')
    .addHelpText('after', examples(['stackset retry --yes', 'asks nothing']))
    .action(
      run(async ({ app, out, screen, prompt, signal }, options: RetryOptions) => {
        const name = setOf(options);
        const preferences = preferencesOf(options);
        if (!(await agreed(prompt, options.yes, 'Try again what failed?'))) return 1;
        const follow = { wait: options.wait, onOperation: operationTeller(screen) };
        const operations = await retryFailed(app, name, preferences, follow, signal);
        if (out.json) await out.document(operations);
        else await printOperations(out, operations);
        return exitCodeOf(operations);
      }),
    );
}

export function driftCommand(run: Run): Command {
  return withSet(withWaiting(new Command('drift')))
    .description('Have CloudFormation find out whether somebody changed the stacks; `status` shows where')
    .addHelpText('after', examples(['stackset drift --yes', 'waits until it is found out']))
    .action(
      run(async ({ app, out, screen, prompt, signal }, options: YesOptions & { readonly wait: boolean }) => {
        const name = setOf(options);
        if (!(await agreed(prompt, options.yes, 'Detect drift in all stacks?'))) return 1;
        const follow = { wait: options.wait, onOperation: operationTeller(screen) };
        const operations = await detectDrift(app, name, follow, signal);
        if (out.json) await out.document(operations);
        else await printOperations(out, operations);
        return exitCodeOf(operations);
      }),
    );
}

export function deleteCommand(run: Run): Command {
  return withSet(new Command('delete'))
    .description('Delete the StackSet, once it has no stacks any more')
    .option('-y, --yes', 'do it without asking')
    .addHelpText('after', examples(['stackset delete', 'asks before it does']))
    .action(
      run(async ({ app, out, prompt, signal }, options: YesOptions) => {
        const name = setOf(options);
        if (!(await agreed(prompt, options.yes, `Delete the StackSet ${name}?`))) return 1;
        await deleteStackSet(app, name, signal);
        if (out.json) await out.document({ deleted: true });
        else await out.line(`The StackSet ${name} was deleted.`);
        return 0;
      }),
    );
}
