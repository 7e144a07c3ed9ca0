import { Command } from 'commander';
import { eventsStatus } from '../../app/events/eventsStatus.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { ago, counted } from '../output/format.ts';
import { stateText } from './stateText.ts';

export function statusCommand(run: Run): Command {
  return new Command('status')
    .description('Say how real time does, and why; exit code 1 where it is broken or has a gap')
    .addHelpText('after', examples(['events status --json', 'for a check that runs every few minutes']))
    .action(
      run(async ({ app, out }) => {
        const status = await eventsStatus(app);
        const bad = status.state === 'broken' || status.state === 'gap';
        if (out.json) {
          await out.record(status);
          return bad ? 1 : 0;
        }
        await out.line(stateText(status));
        await out.line(
          `${counted(status.pending, 'resource')} to be described, ${counted(status.deadLetters, 'message')} that could not be read.`,
        );
        for (const { accountId, region, at } of status.heartbeats) {
          await out.line(`Heartbeat of ${accountId} ${region}: ${ago(at, app.clock.now())}`);
        }
        return bad ? 1 : 0;
      }),
    );
}
