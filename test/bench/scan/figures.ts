/** The figures that all cases have that scan. */
import type { Figures } from '../bench.ts';
import { lowerBound } from './lowerBound.ts';
import { cellSums, resourcesOf, type ScanRun } from './runScan.ts';

export function scanFigures(run: ScanRun, cpuSecondsPerCall: number): Figures {
  const { summary, probe, stub } = run;
  const bound = lowerBound(stub.terms, { cpuSecondsPerCall, processes: 1 });
  const resources = resourcesOf(summary);
  return {
    wall_s: round(run.wallSeconds),
    lower_bound_s: round(bound.seconds),
    ratio: round(run.wallSeconds / bound.seconds),
    bound_path_s: round(bound.path),
    bound_flight_s: round(bound.flight),
    bound_cpu_s: round(bound.cpu),
    bound_buckets_s: round(bound.buckets),
    cpu_ms_per_call: round(cpuSecondsPerCall * 1000),
    calls: stub.calls,
    resources,
    calls_per_resource: resources === 0 ? null : round(stub.calls / resources),
    throttled_calls: stub.throttled,
    repeated_calls: stub.repeated,
    wasted_calls_pct: stub.calls === 0 ? 0 : round((100 * (stub.throttled + stub.repeated)) / stub.calls),
    in_flight_peak: stub.peakInFlight,
    cpu_s: round(probe.cpuSeconds),
    stub_cpu_s: round(stub.cpuSeconds),
    peak_rss_mb: Math.round(probe.peakRssMb),
    loop_delay_p95_ms: round(probe.delayP95Ms),
    loop_delay_max_ms: round(probe.delayMaxMs),
    start_s: round(run.startSeconds),
    cells: cellSums(summary).cells,
    cells_not_ok: cellSums(summary).notOk,
  };
}

/** Three digits are what is worth reading. */
export function round(value: number): number {
  return Number(value.toPrecision(3));
}
