import type { Command } from 'commander';
import type { StackSetWish } from '../../app/stacksets/planRealTime.ts';
import type { App } from '../../compose.ts';
import { AppError } from '../../core/errors.ts';
import { defaultPreferences, type Preferences } from '../../core/stacksets/preferences.ts';
import type { StackSetName } from '../../core/stacksets/stackSetRef.ts';
import { stackSetOfWord, stackSetWords } from '../../core/stacksets/stackSetWords.ts';
import { accountsOf } from '../accountChoice.ts';
import { collect } from '../help.ts';
import { whole } from '../wholeNumber.ts';

export interface PlaceOptions {
  readonly account?: readonly string[];
  readonly region?: readonly string[];
}

export interface PreferenceOptions {
  readonly maxConcurrent?: string;
  readonly failureTolerance?: string;
  readonly sequential?: boolean;
}

export interface SetOptions {
  readonly set?: string;
}

export function withSet(command: Command): Command {
  return command.option('--set <stackset>', `which StackSet: ${stackSetWords.join(' or ')} (default: real-time)`);
}

/** @throws AppError BAD_INPUT */
export function setOf({ set = 'real-time' }: SetOptions): StackSetName {
  const name = stackSetOfWord(set);
  if (name !== null) return name;
  throw new AppError('BAD_INPUT', `There is no StackSet of ours called: ${set}`, {
    hint: `Give --set ${stackSetWords.join(' or --set ')}.`,
  });
}

export function withPlaces(command: Command, accounts: string, regions: string): Command {
  return command
    .option('--account <accounts>', `names or ids, with commas between (default: ${accounts})`, collect)
    .option('--region <regions>', `codes, with commas between (default: ${regions})`, collect);
}

export function withPreferences(command: Command): Command {
  return command
    .option('--max-concurrent <n>', `accounts at the same time (default: ${defaultPreferences.maxConcurrent})`)
    .option('--failure-tolerance <n>', 'accounts of a region that may fail before it stops (default: 0)')
    .option('--sequential', 'one region after the other, instead of all at once');
}

export function withWaiting(command: Command): Command {
  return command
    .option('-y, --yes', 'do it without asking')
    .option('--no-wait', 'end once it was started; see `stackset operations` for how it goes');
}

/** Null: all. @throws AppError NOT_FOUND */
export async function accountIdsOf(app: App, { account }: PlaceOptions): Promise<readonly string[] | null> {
  if (account === undefined) return null;
  return accountsOf((await app.accountsFile.read()).accounts, account).map(({ id }) => id);
}

/** @throws AppError BAD_INPUT */
export function preferencesOf(options: PreferenceOptions): Preferences {
  const { maxConcurrent, failureTolerance, sequential } = options;
  return {
    maxConcurrent:
      maxConcurrent === undefined ? defaultPreferences.maxConcurrent : whole('--max-concurrent', maxConcurrent, 1),
    failureTolerance:
      failureTolerance === undefined
        ? defaultPreferences.failureTolerance
        : whole('--failure-tolerance', failureTolerance, 0),
    regions: sequential === true ? 'sequential' : defaultPreferences.regions,
  };
}

export async function wishOf(
  app: App,
  options: PlaceOptions & PreferenceOptions,
  update: boolean,
): Promise<StackSetWish> {
  const region = options.region?.includes('all') === true ? null : (options.region ?? null);
  return { accountIds: await accountIdsOf(app, options), regions: region, preferences: preferencesOf(options), update };
}

/** What changes something has to be agreed to. @throws AppError BAD_INPUT where nobody can be asked */
export async function agreed(
  prompt: { readonly possible: boolean; confirm(question: string): Promise<boolean> },
  yes: boolean | undefined,
  question: string,
): Promise<boolean> {
  if (yes === true) return true;
  if (prompt.possible) return prompt.confirm(question);
  throw new AppError('BAD_INPUT', 'What changes AWS has to be confirmed', {
    hint: 'Add --yes, or see what it would do with --dry-run.',
  });
}
