import { Command } from 'commander';
import { planRemoval, removeInstances } from '../../app/stacksets/changeStackSet.ts';
import { AppError } from '../../core/errors.ts';
import { countPlaces } from '../../core/stacksets/places.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { counted } from '../output/format.ts';
import {
  accountIdsOf,
  agreed,
  type PlaceOptions,
  type PreferenceOptions,
  preferencesOf,
  type SetOptions,
  setOf,
  withPlaces,
  withPreferences,
  withSet,
  withWaiting,
} from './choice.ts';
import { exitCodeOf, operationTeller, printOperations } from './operationText.ts';

interface Options extends PlaceOptions, PreferenceOptions, SetOptions {
  readonly all?: boolean;
  readonly keepStacks?: boolean;
  readonly deleteStacks?: boolean;
  readonly dryRun?: boolean;
  readonly yes?: boolean;
  readonly wait: boolean;
}

export function removeCommand(run: Run): Command {
  return withSet(withWaiting(withPreferences(withPlaces(new Command('remove'), 'all', 'all'))))
    .description('Remove accounts or regions from the StackSet, with or without their stacks')
    .option('--all', 'all accounts and regions')
    .option('--delete-stacks', 'delete their stacks: no events come in any more')
    .option('--keep-stacks', 'leave their stacks where they are; no StackSet updates them any more')
    .option('--dry-run', 'print which stacks it is about as JSON, and change nothing')
    .addHelpText('after', examples(['stackset remove --account Sandbox --delete-stacks', 'asks before it does']))
    .action(
      run(async ({ app, out, screen, prompt, signal }, options: Options) => {
        const keepStacks = fateOf(options);
        requireChoice(options);
        const accountIds = await accountIdsOf(app, options);
        const name = setOf(options);
        const groups = await planRemoval(app, name, { accountIds, regions: options.region ?? null }, signal);
        const stacks = countPlaces(groups);
        if (options.dryRun === true) {
          await out.document({ keepStacks, stacks, groups });
          return 0;
        }
        const question = `${keepStacks ? 'Leave behind' : 'Delete'} ${counted(stacks, 'stack')}?`;
        if (!(await agreed(prompt, options.yes, question))) {
          screen.write('Nothing was changed.\n');
          return 1;
        }
        const follow = { wait: options.wait, onOperation: operationTeller(screen) };
        const preferences = preferencesOf(options);
        const operations = await removeInstances(app, name, groups, { keepStacks, preferences }, follow, signal);
        if (out.json) await out.document({ keepStacks, stacks, operations });
        else await printOperations(out, operations);
        return exitCodeOf(operations);
      }),
    );
}

/** What becomes of the stacks is never guessed. */
function fateOf({ keepStacks = false, deleteStacks = false }: Options): boolean {
  if (keepStacks !== deleteStacks) return keepStacks;
  throw new AppError('BAD_INPUT', 'What shall become of the stacks has to be said', {
    hint: 'Give either --delete-stacks or --keep-stacks.',
  });
}

function requireChoice({ all, account, region }: Options): void {
  if (all === true || account !== undefined || region !== undefined) return;
  throw new AppError('BAD_INPUT', 'Which accounts or regions shall be removed has to be said', {
    hint: 'Give --account, --region, or --all.',
  });
}
