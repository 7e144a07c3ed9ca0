import { Command } from 'commander';
import type { Classified } from '../../core/events/classified.ts';
import { createClassify } from '../../core/events/classify.ts';
import type { Delivery } from '../../core/events/delivery.ts';
import { parseMessage } from '../../core/events/parseMessage.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { printable } from '../output/text.ts';
import { messagesOf } from './messages.ts';

export function classifyCommand(run: Run): Command {
  return new Command('classify')
    .description('Say what CloudTrail records touch: one line of JSON for each; needs no account and no network')
    .argument('[files...]', 'records or messages as JSON, one a line, or CloudTrail’s files (default: standard input)')
    .addHelpText(
      'after',
      examples(
        ['events classify trail.json.gz', 'reads a log file of CloudTrail'],
        ['events classify < messages.jsonl', 'reads what was received from a queue'],
      ),
    )
    .action(
      run(async ({ app, out, screen, signal }, files: readonly string[]) => {
        const classify = createClassify(app.catalog);
        let bad = 0;
        for await (const { file, line, body } of messagesOf(files)) {
          signal.throwIfAborted();
          for (const delivery of flat(parseMessage(body))) {
            if (delivery.kind === 'record') await out.record(classifiedRecord(classify(delivery.record)));
            if (delivery.kind !== 'unreadable') continue;
            bad += 1;
            await out.record({ ...nothingRead, ignored: delivery.reason });
            screen.write(`${printable(`panther-scan: ${file}:${line}: ${delivery.reason}.`)}\n`);
          }
        }
        return bad === 0 ? 0 : 1;
      }),
    );
}

/** What a signed envelope holds is shown without a look at its signature: nothing is believed here. */
function flat(deliveries: readonly Delivery[]): readonly Delivery[] {
  return deliveries.flatMap((delivery) => (delivery.kind === 'signed' ? flat(delivery.deliveries) : [delivery]));
}

/** One line for each record, also for what is none. */
const nothingRead = {
  eventID: null,
  eventSource: null,
  eventName: null,
  accountId: null,
  region: null,
  ignored: null,
  changes: [],
};

function classifiedRecord({ record, ignored, changes }: Classified) {
  return {
    eventID: record.eventId,
    eventSource: record.eventSource,
    eventName: record.eventName,
    accountId: record.accountId,
    region: record.region,
    ignored,
    changes: changes.map(({ type, id, region, effect }) => ({ type, id, region, effect })),
  };
}
