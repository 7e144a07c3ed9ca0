import type { Case } from '../../bench.ts';
import { scanEstate } from '../scanCase.ts';

export const fleet: Case = {
  name: 'fleet',
  about: '50 small accounts (1,000 with --long), 20 to 150 ms a call',
  targets: [
    { figure: 'ratio', most: 1.3 },
    { figure: 'peak_rss_mb', most: 350 },
    { figure: 'wasted_calls_pct', most: 2 },
  ],
  mostMinutes: 30,
  mostMinutesLong: 240,
  run: (context) =>
    scanEstate(context, {
      accounts: context.long ? 1_000 : 50,
      size: 'small',
      latency: { least: 20, most: 150 },
    }),
};
