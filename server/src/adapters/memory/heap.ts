import { PerformanceObserver } from 'node:perf_hooks';
import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/**
 * Both halves of the space for young objects, in bytes: from here on it grows no more. Scans are as fast with it as with
 * twice of it, and slower with half of it.
 */
const YOUNG_BYTES = 16 * 1024 * 1024;

/**
 * Lets the heap grow by less than V8 would before it is cleaned up: where a machine has much memory, V8 keeps several
 * times of what is in use, which a scan that runs beside an editor should not. The space for young objects, which V8 lets
 * grow to some hundred megabytes there, and whose limit nobody can set once a process runs, grows no more from a size on.
 * V8 makes it small again where little is made for a while, and then it has to grow anew: a scan that was left with a
 * thirtieth of it would look for garbage all the time.
 */
export function growHeapSparingly(): void {
  setFlagsFromString('--heap-growing-percent=33');
  let grows = true;
  const observer = new PerformanceObserver(() => {
    const young = getHeapSpaceStatistics().find(({ space_name: name }) => name === 'new_space');
    const mayGrow = (young?.space_size ?? 0) < YOUNG_BYTES;
    if (mayGrow === grows) return;
    grows = mayGrow;
    setFlagsFromString(`--semi-space-growth-factor=${mayGrow ? 2 : 1}`);
  });
  observer.observe({ entryTypes: ['gc'] });
}
