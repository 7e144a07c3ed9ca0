/** Runs `work` once, `ms` after the last of several calls, but no later than `mostMs` after the first. */
export function debounce(work: () => void, ms: number, mostMs: number): { (): void; dispose(): void } {
  let timer: NodeJS.Timeout | undefined;
  let first = 0;

  function run(): void {
    timer = undefined;
    work();
  }

  function call(): void {
    const now = Date.now();
    if (timer === undefined) first = now;
    else clearTimeout(timer);
    timer = setTimeout(run, Math.max(0, Math.min(ms, first + mostMs - now)));
  }

  return Object.assign(call, { dispose: () => clearTimeout(timer) });
}
