import { Command } from 'commander';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { localTime } from '../output/format.ts';

export function gapsCommand(run: Run): Command {
  return new Command('gaps')
    .description('List events whose records did not tell what they touch, the most frequent first')
    .addHelpText('after', examples(['events gaps --json', 'as lines of JSON, to report them']))
    .action(
      run(async ({ app, out, screen }) => {
        const gaps = await app.store.eventGaps();
        if (out.json) {
          for (const gap of gaps) await out.record(gap);
          return 0;
        }
        if (gaps.length === 0) {
          screen.write('Every event that came in told what it touches.\n');
          return 0;
        }
        await out.table(
          [{ title: 'SERVICE' }, { title: 'EVENT' }, { title: 'COUNT', align: 'right' }, { title: 'LAST' }],
          gaps.map(({ eventSource, eventName, count, lastAt }) => [
            eventSource,
            eventName,
            String(count),
            localTime(lastAt),
          ]),
        );
        return 0;
      }),
    );
}
