import { monitorEventLoopDelay } from 'node:perf_hooks';

const everyMs = 10;

/** How late the timers of this process have been since it was asked last, on the mean, in milliseconds. */
export function eventLoopLateness(): () => number {
  const delays = monitorEventLoopDelay({ resolution: everyMs });
  let enabled = false;
  return () => {
    // Nobody pays for it who scans nothing.
    if (!enabled) {
      enabled = delays.enable();
      return 0;
    }
    const { mean, count } = delays;
    delays.reset();
    return count === 0 ? 0 : Math.max(0, mean / 1e6 - everyMs);
  };
}
