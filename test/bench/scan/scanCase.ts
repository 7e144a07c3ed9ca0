/** A case that scans one estate once, and is compared with its lower bound. */
import type { Case, CaseContext, Figures } from '../bench.ts';
import type { Size, StubConfiguration } from '../stub/configuration.ts';
import { startStubProcess } from '../stub/stubProcess.ts';
import { accountIds, makeEstate, stubConfiguration } from './estate.ts';
import { scanFigures } from './figures.ts';
import { linesText } from './linesText.ts';
import { cpuSecondsPerCall } from './machine.ts';
import { runScan } from './runScan.ts';

export interface ScanCase extends Omit<Case, 'run'> {
  readonly accounts: number;
  readonly size: Size;
  readonly latency: StubConfiguration['latency'];
}

/** Always under AWS's real request limits. */
export function scanCase(given: ScanCase): Case {
  const { accounts, size, latency, ...rest } = given;
  return { ...rest, run: (context) => scanEstate(context, { accounts, size, latency }) };
}

export async function scanEstate(
  { folder, signal, say, explain }: CaseContext,
  given: Pick<ScanCase, 'accounts' | 'size' | 'latency'>,
): Promise<Figures> {
  const ids = accountIds(given.accounts);
  const estate = await makeEstate(folder, ids);
  const cost = await cpuSecondsPerCall(estate, signal);
  const { size, latency } = given;
  const stub = await startStubProcess(stubConfiguration({ accountIds: ids, size, latency, limits: true }), signal);
  try {
    const run = await runScan(estate, stub, folder, signal);
    for (const { service, action, throttled, repeated } of run.stub.wasted.slice(0, 5)) {
      say(`wasted: ${service}:${action}: ${throttled} throttled, ${repeated} asked again`);
    }
    if (explain) for (const line of linesText(run.stub.lines)) say(line);
    return { accounts: ids.length, ...scanFigures(run, cost) };
  } finally {
    await stub.stop();
  }
}
