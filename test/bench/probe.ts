/**
 * Loaded into a process that is measured, before its own code (`node --import`): writes what the process took to the file
 * that PANTHER_BENCH_PROBE names, when it ends.
 */
import { readFileSync, writeFileSync } from 'node:fs';
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
    peakRssMb: (ownPeakKb() ?? maxRSS) / 1024,
    delayP95Ms: delay.percentile(95) / 1e6,
    delayMaxMs: delay.max / 1e6,
  };
  writeFileSync(file, JSON.stringify(report));
});

/** Linux counts in `maxRSS` what the process that started this one had. Null: another system. */
function ownPeakKb(): number | null {
  try {
    return Number(/^VmHWM:\s+(\d+) kB$/m.exec(readFileSync('/proc/self/status', 'utf8'))?.[1] ?? Number.NaN) || null;
  } catch {
    return null;
  }
}
