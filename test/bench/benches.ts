import type { Bench } from './bench.ts';
import { events } from './events/events.ts';
import { fleet } from './fleet/fleet.ts';
import { lsp } from './lsp/lsp.ts';
import { scan } from './scan/scan.ts';

/** All benchmarks. A new one is one line here. */
export const benches: readonly Bench[] = [scan, lsp, events, fleet];
