import { Command } from 'commander';
import { eventsStatus } from '../../app/events/eventsStatus.ts';
import { listEvents } from '../../app/events/listEvents.ts';
import { receiveEvents } from '../../app/events/receive.ts';
import type { App } from '../../compose.ts';
import type { EventResult, EventView } from '../../protocol/events.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import type { Output } from '../output/output.ts';
import type { Screen } from '../output/screen.ts';
import type { Tone } from '../output/style.ts';
import { printable, printableJson } from '../output/text.ts';
import { stateText } from './stateText.ts';

interface Options {
  readonly reads?: boolean;
  readonly failures?: boolean;
}

const LOOK_EVERY_MS = 500;
const PAGE = 500;

export function watchCommand(run: Run): Command {
  return new Command('watch')
    .description('Show events as they come in, until ctrl-c, and bring the inventory up to date')
    .option('--reads', 'also those that change nothing that the inventory keeps')
    .option('--failures', 'also calls that failed')
    .addHelpText(
      'after',
      examples(
        ['events watch', 'of several windows and commands, one receives; all of them show'],
        ['events watch --json', 'one line of JSON for each event, and again when it is known what came of it'],
      ),
    )
    .action(
      run(async ({ app, out, screen, signal }, options: Options) => {
        await Promise.all([
          receiveEvents(app, { signal }),
          show(app, { out, screen, signal, options }),
          tellState(app, screen, signal),
        ]);
        return 0;
      }),
    );
}

async function show(
  app: App,
  parts: { readonly out: Output; readonly screen: Screen; readonly signal: AbortSignal; readonly options: Options },
): Promise<void> {
  const { out, signal, options } = parts;
  const filter = { reads: options.reads === true, failures: options.failures === true };
  const since = await app.store.newestEvent();
  const told = new Map<number, EventResult>();
  try {
    while (!signal.aborted) {
      await app.clock.delay(LOOK_EVERY_MS, signal);
      const { events } = await listEvents(app, { filter, before: null, limit: PAGE });
      for (const event of events.filter(({ id }) => id > since).toReversed()) {
        // On a terminal a line cannot be taken back: it comes when it is known what the event did.
        if (event.result === told.get(event.id) || (!out.json && event.result === 'pending')) continue;
        told.set(event.id, event.result);
        out.post(out.json ? printableJson(JSON.stringify(event)) : lineOf(out, event));
      }
      for (const id of told.keys()) {
        if (told.size <= PAGE) break;
        told.delete(id);
      }
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

async function tellState(app: App, screen: Screen, signal: AbortSignal): Promise<void> {
  let told = '';
  try {
    while (!signal.aborted) {
      const status = await eventsStatus(app);
      const text = stateText({ ...status, lagMs: null, eventsPerMinute: 0 });
      if (text !== told) screen.write(`${printable(text)}\n`);
      told = text;
      await app.clock.delay(LOOK_EVERY_MS, signal);
    }
  } catch (error) {
    if (!signal.aborted) throw error;
  }
}

const tones: Readonly<Record<EventResult, Tone>> = {
  changed: 'good',
  deleted: 'warning',
  unchanged: 'muted',
  pending: 'muted',
  failed: 'bad',
  read: 'muted',
  ignored: 'muted',
  unknown: 'muted',
  off: 'muted',
};

/** `14:02:11  PutBucketPolicy  invoices-2026  Payments · us-east-1  by deploy-bot  changed` */
function lineOf({ paint }: Output, event: EventView): string {
  const time = new Date(event.at).toLocaleTimeString('en-GB');
  const resource = event.resources[0]?.title ?? '';
  const more = event.resources.length > 1 ? ` +${event.resources.length - 1}` : '';
  const parts = [
    time,
    event.eventName.padEnd(28),
    `${resource}${more}`.padEnd(32),
    `${event.accountName ?? event.accountId} · ${event.region}`,
    event.actor === null ? '' : `by ${event.actor}`,
  ];
  const result = event.errorCode ?? event.result;
  return `${parts.map(printable).join('  ')}  ${paint(tones[event.result], printable(result))}`;
}
