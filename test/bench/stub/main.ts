/** The stub's process: one message in, one message out. It ends when the channel to the benchmark does. */
import { systemClock } from '../../../server/src/adapters/clock/clock.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import { homeRegion } from '../../../server/src/core/regions/partition.ts';
import { boundTerms } from '../scan/lowerBound.ts';
import type { CallCount } from './ledger.ts';
import { latestLines } from './lines.ts';
import type { FromStub, StubReport, ToStub } from './messages.ts';
import { type Stub, startStub } from './stub.ts';

const shownLines = 15;
let stub: Stub | null = null;

async function answer(message: ToStub): Promise<FromStub> {
  if (message.kind === 'start') {
    stub = await startStub(message.configuration, { catalog, clock: systemClock, now: () => performance.now() });
    return { kind: 'started', endpoint: stub.endpoint };
  }
  if (stub === null) throw new Error('The stub was not started');
  if (message.kind === 'report') return { kind: 'report', report: reportOf(stub) };
  stub.weather(message.weather);
  return { kind: 'done' };
}

/** Made here: the counts of a thousand accounts would be much to send. */
function reportOf({ totals, calls }: Stub): StubReport {
  const all = calls();
  const terms = boundTerms(all, catalog, homeRegion('aws'));
  return { ...totals(), terms, lines: latestLines(all, shownLines), wasted: wastedOf(all) };
}

function wastedOf(calls: readonly CallCount[]): StubReport['wasted'] {
  const wasted = calls.filter(({ throttled, repeated }) => throttled + repeated > 0);
  return [...Map.groupBy(wasted, ({ service, action }) => `${service}:${action}`).values()]
    .map((of) => ({
      service: of[0]?.service ?? '',
      action: of[0]?.action ?? '',
      throttled: of.reduce((sum, call) => sum + call.throttled, 0),
      repeated: of.reduce((sum, call) => sum + call.repeated, 0),
    }))
    .sort((a, b) => b.throttled + b.repeated - a.throttled - a.repeated);
}

process.on('message', (message: ToStub) => {
  answer(message).then(
    (said) => process.send?.(said),
    (error: unknown) => {
      process.stderr.write(`${error instanceof Error ? error.stack : String(error)}\n`);
      process.exit(1);
    },
  );
});
process.on('disconnect', () => process.exit(0));
