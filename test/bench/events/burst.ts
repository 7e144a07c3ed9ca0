import type { Case, CaseContext, Figures } from '../bench.ts';
import { accountIds, type Estate, makeEstate, stubConfiguration } from '../scan/estate.ts';
import { round } from '../scan/figures.ts';
import { fairWeather } from '../stub/configuration.ts';
import { type StubProcess, startStubProcess } from '../stub/stubProcess.ts';
import type { Burst } from './measureBurst.ts';
import { runMeasure } from './runMeasure.ts';

const events = 10_000;

export const burst: Case = {
  name: 'burst',
  about:
    '10,000 events at once, of 100 and of 10,000 resources, until each resource was described; 20 to 150 ms a call',
  targets: [
    { figure: 'of_100_wall_s', most: 10 },
    { figure: 'of_100_calls_per_resource', most: 6 },
    { figure: 'of_10000_calls_to_scan', most: 1.2 },
    { figure: 'of_10000_peak_rss_mb', most: 350 },
  ],
  mostMinutes: 15,
  run: async (context) => {
    const [id = ''] = accountIds(1);
    const estate = await makeEstate(context.folder, [id]);
    const latency = { least: 20, most: 150 };
    const configuration = stubConfiguration({ accountIds: [id], size: 'large', latency, limits: true });
    const stub = await startStubProcess(configuration, context.signal);
    try {
      // The resources have to be known first; what it takes to list them all is what the calls are compared with.
      await runMeasure(context, { estate, stub, args: ['readBurst.ts', estate.home] });
      const { calls: scanCalls } = await stub.report();
      context.say(`read with ${scanCalls} calls`);
      const few = await burstOf(context, { estate, stub, resources: 100, scanCalls });
      const many = await burstOf(context, { estate, stub, resources: 10_000, scanCalls });
      return { events, scan_calls: scanCalls, ...few, ...many };
    } finally {
      await stub.stop();
    }
  },
};

async function burstOf(
  { folder, signal }: CaseContext,
  of: { readonly estate: Estate; readonly stub: StubProcess; readonly resources: number; readonly scanCalls: number },
): Promise<Figures> {
  const { estate, stub, resources, scanCalls } = of;
  await stub.weather(fairWeather);
  const output = await runMeasure(
    { folder, signal },
    { estate, stub, args: ['measureBurst.ts', estate.home, String(resources), String(events)] },
  );
  const measured = JSON.parse(output) as Burst;
  const { calls, throttled } = await stub.report();
  const name = `of_${resources}`;
  return {
    [`${name}_resources`]: measured.resources,
    [`${name}_wall_s`]: round(measured.seconds),
    [`${name}_median_s`]: round(measured.medianSeconds),
    [`${name}_calls`]: calls,
    [`${name}_least_calls`]: measured.cells,
    [`${name}_calls_to_least`]: round(calls / measured.cells),
    [`${name}_calls_per_resource`]: round(calls / measured.resources),
    [`${name}_calls_to_scan`]: round(calls / scanCalls),
    [`${name}_throttled_calls`]: throttled,
    [`${name}_cpu_s`]: round(measured.cpuSeconds),
    [`${name}_peak_rss_mb`]: measured.peakRssMb,
  };
}
