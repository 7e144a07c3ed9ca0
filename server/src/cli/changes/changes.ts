import { Command } from 'commander';
import { type ChangeScope, changeFilter } from '../../app/history/changeFilter.ts';
import { changesWindow } from '../../app/history/changesWindow.ts';
import { countChanges } from '../../app/history/countChanges.ts';
import type { App } from '../../compose.ts';
import { AppError } from '../../core/errors.ts';
import type { ChangeFilter, ChangePage, ListedChange } from '../../core/history/historyStore.ts';
import type { ChangeKind } from '../../core/inventory/change.ts';
import { truncate } from '../../core/text/columns.ts';
import { formatCount } from '../../core/tree/words.ts';
import type { ChangesWindow } from '../../protocol/history.ts';
import { collect, examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { localTime } from '../output/format.ts';
import type { Output } from '../output/output.ts';
import { printable } from '../output/text.ts';
import { filterOf } from '../resources/filter.ts';
import { whole } from '../wholeNumber.ts';
import { changeRecord, summaryCell, whoOf } from './lines.ts';
import { trimCommand } from './trim.ts';

interface Options {
  readonly since: string;
  readonly until?: string;
  readonly account?: readonly string[];
  readonly region?: readonly string[];
  readonly type?: readonly string[];
  readonly kind?: readonly string[];
  readonly limit?: string;
  readonly after?: string;
}

const kinds: readonly string[] = ['created', 'modified', 'learned', 'deleted'] satisfies readonly ChangeKind[];
const pageSize = 500;
const titleColumns = 48;

export function changesCommand(run: Run): Command {
  return new Command('changes')
    .description('Show what changed in the inventory, newest first; with --json, one line of JSON for each change')
    .option('--since <time>', '24h, 7d, yesterday, last-scan, 2026-11-22, 2026-11-22T14:00', 'yesterday')
    .option('--until <time>', 'the same; a date means its end (default: now)')
    .option('--account <accounts>', 'only these accounts, by name or id', collect)
    .option('--region <regions>', 'only these regions; `global` is one', collect)
    .option('--type <types>', 'only these resource types, with wildcards', collect)
    .option('--kind <kinds>', 'only these: created, modified, deleted, learned (default: the first three)', collect)
    .option('--limit <n>', 'at most so many (default: 100; with --json, all)')
    .option('--after <mark>', 'go on where a shorter list ended')
    .addCommand(trimCommand(run))
    .addHelpText(
      'after',
      examples(
        ['changes', 'since this time yesterday'],
        ['changes --since last-scan --account Payments', 'what the last scan found'],
        ['changes --since 7d --type AWS.S3.Bucket --kind deleted', 'which buckets are gone'],
        ['changes --since 2026-11-01 --json > changes.jsonl', 'with the whole differences'],
      ),
    )
    .action(
      run(async ({ app, out, screen, signal }, options: Options) => {
        const scope = await scopeOf(app, options);
        const asked = { since: options.since, until: options.until ?? null, accountIds: scope.accountIds ?? null };
        const window = await changesWindow(app, asked, 'Give an earlier --since, or a later --until.');
        const filter = changeFilter(window, scope);
        const after = options.after === undefined ? null : readMark(options.after);
        const limit = options.limit === undefined ? null : whole('--limit', options.limit, 1);
        if (out.json) {
          await printRecords(app, out, { filter, after, limit: limit ?? Number.MAX_SAFE_INTEGER, signal });
          return 0;
        }
        const found = await app.store.changes(filter, { after, limit: (limit ?? 100) + 1 });
        const shown = found.slice(0, limit ?? 100);
        if (shown.length === 0) screen.write(`Nothing changed ${spanOf(window, options)}.\n`);
        else await printTable(app, out, shown);
        if (shown.length > 0)
          screen.write(`${await countsOf(app, window, scope, signal)} ${spanOf(window, options)}.\n`);
        const last = shown.at(-1);
        if (found.length > shown.length && last !== undefined) {
          screen.write(
            `These are ${formatCount(shown.length)} of them; the older ones: --after ${last.at}.${last.id}\n`,
          );
        }
        return 0;
      }),
    );
}

async function scopeOf(app: App, options: Options): Promise<ChangeScope> {
  const { account, region, type } = options;
  const { accountIds, regions, types } = await filterOf(app, {
    ...(account !== undefined && { account }),
    ...(region !== undefined && { region }),
    ...(type !== undefined && { type }),
  });
  return {
    ...(accountIds !== undefined && { accountIds }),
    ...(regions !== undefined && { regions }),
    ...(types !== undefined && { types }),
    ...(options.kind !== undefined && { kinds: options.kind.map(kindOf) }),
  };
}

function kindOf(word: string): ChangeKind {
  if (isKind(word)) return word;
  throw new AppError('BAD_INPUT', `--kind takes ${kinds.join(', ')}: ${word}`);
}

function isKind(word: string): word is ChangeKind {
  return kinds.includes(word);
}

function readMark(text: string): { readonly at: number; readonly id: number } {
  const [, at, id] = /^(\d{1,15})\.(\d{1,15})$/.exec(text) ?? [];
  if (at !== undefined && id !== undefined) return { at: Number(at), id: Number(id) };
  throw new AppError('BAD_INPUT', `--after takes the mark that a shorter list ended with: ${text}`);
}

async function printRecords(
  app: App,
  out: Output,
  list: {
    readonly filter: ChangeFilter;
    readonly after: ChangePage['after'];
    readonly limit: number;
    readonly signal: AbortSignal;
  },
): Promise<void> {
  let { after, limit: left } = list;
  while (left > 0 && !list.signal.aborted) {
    const limit = Math.min(left, pageSize);
    const page = await app.store.changes(list.filter, { after, limit });
    for (const change of page) await out.record(changeRecord(change));
    left -= page.length;
    after = page.at(-1) ?? null;
    if (page.length < limit) return;
  }
}

async function printTable(app: App, out: Output, changes: readonly ListedChange[]): Promise<void> {
  const { accounts } = await app.accountsFile.read();
  const names = new Map(accounts.map((account) => [account.id, account.name]));
  await out.table(
    [
      { title: 'When' },
      { title: 'Name' },
      { title: 'Type' },
      { title: 'Account' },
      { title: 'Region' },
      { title: 'What' },
      { title: 'Who' },
    ],
    changes.map((change) => [
      localTime(change.at),
      { text: truncate(printable(change.title), titleColumns), tone: 'strong' },
      change.key.type,
      names.get(change.key.accountId) ?? change.key.accountId,
      change.key.region,
      summaryCell(change),
      whoOf(change),
    ]),
  );
}

function spanOf({ since, until }: ChangesWindow, options: Options): string {
  const from = localTime(since);
  return options.until === undefined ? `since ${from}` : `from ${from} to ${localTime(until - 1)}`;
}

async function countsOf(app: App, window: ChangesWindow, scope: ChangeScope, signal: AbortSignal): Promise<string> {
  const { created, modified, deleted } = await countChanges(app, { window, scope }, signal);
  return `${formatCount(created)} new, ${formatCount(modified)} changed, ${formatCount(deleted)} deleted`;
}
