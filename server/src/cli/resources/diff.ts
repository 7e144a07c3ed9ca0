import { Command } from 'commander';
import { compareVersions } from '../../app/history/compareVersions.ts';
import { versionDocument } from '../../app/history/versionDocument.ts';
import { unifiedDiff } from '../../core/history/unified.ts';
import { diffJson } from '../../core/inventory/delta.ts';
import type { Json } from '../../core/json.ts';
import type { ComparedVersion } from '../../protocol/history.ts';
import { isoTime } from '../changes/lines.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { diffTone } from '../output/diffTone.ts';
import { localTime } from '../output/format.ts';
import { printable } from '../output/text.ts';
import { chosenResource } from './chosen.ts';

interface Options {
  readonly account?: string;
  readonly from?: string;
  readonly to?: string;
}

export function diffCommand(run: Run): Command {
  return new Command('diff')
    .description('Show what differs between two versions of a resource; with --json, the difference as data')
    .argument(
      '<id>',
      'its ARN, id or name, or the address of its page in the AWS console; of one that is gone, ARN or id',
    )
    .option('--account <account>', 'where several accounts see it')
    .option(
      '--from <time>',
      '24h, 7d, yesterday, last-scan, 2026-11-22, 2026-11-22T14:00 (default: before the last change)',
    )
    .option('--to <time>', 'the same; a date means its end (default: now)')
    .addHelpText(
      'after',
      examples(
        ['resources diff invoices-2026', 'what the last change did'],
        ['resources diff invoices-2026 --from 7d', 'what is not as it was a week ago'],
        ['resources diff invoices-2026 --from 2026-11-01 --to 2026-11-15 --json', 'between two dates'],
      ),
    )
    .action(
      run(async ({ app, out, screen }, word: string, options: Options) => {
        const key = await chosenResource(app, word, { account: options.account, deleted: true });
        const comparison = await compareVersions(app, {
          from: { key, when: options.from ?? null },
          to: { key, when: options.to ?? null },
        });
        const [before, after] = await Promise.all(
          [comparison.from, comparison.to].map(async (of) => (await versionDocument(app, of)).text),
        );
        if (out.json) {
          await out.document({
            ...key,
            from: versionRecord(comparison.from),
            to: versionRecord(comparison.to),
            diff: diffJson(jsonOf(before), jsonOf(after)) ?? null,
          });
          return 0;
        }
        const lines = unifiedDiff(
          { title: sideTitle(comparison.from), text: before ?? '' },
          { title: sideTitle(comparison.to), text: after ?? '' },
        );
        if (lines.length === 0) screen.write('Nothing differs.\n');
        for (const line of lines) await out.text(`${out.paint(diffTone(line), printable(line))}\n`);
        return 0;
      }),
    );
}

/** Null: it was not there. */
function jsonOf(text: string | undefined): Json {
  return text === undefined || text === '' ? null : (JSON.parse(text) as Json);
}

function versionRecord({ version, state, at }: ComparedVersion): object {
  return { change: version.change, state, since: at === null ? null : isoTime(at) };
}

function sideTitle({ title, state, at }: ComparedVersion): string {
  if (state === 'absent') return `${title}  (not there)`;
  return at === null ? title : `${title}  (since ${localTime(at)})`;
}
