/**
 * Loaded into a process that is measured, before its own code (`node --import`): writes what the process took to the file
 * that PANTHER_BENCH_PROBE names, when it ends.
 */
import { writeFileSync } from 'node:fs';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { isMainThread } from 'node:worker_threads';
import type { ProbeReport } from './probeReport.ts';

const file = process.env['PANTHER_BENCH_PROBE'];
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();

process.on('exit', () => {
  // Threads that the process has started load this too.
  if (file === undefined || !isMainThread) return;
  const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
  const report: ProbeReport = {
    endedAt: Date.now(),
    cpuSeconds: (userCPUTime + systemCPUTime) / 1e6,
    peakRssMb: maxRSS / 1024,
    delayP95Ms: delay.percentile(95) / 1e6,
    delayMaxMs: delay.max / 1e6,
  };
  writeFileSync(file, JSON.stringify(report));
});
