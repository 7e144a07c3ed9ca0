import { scanCase } from '../scanCase.ts';

export const empty = scanCase({
  name: 'empty',
  about: 'one account with only what AWS puts into every account, 17 regions, all types, 300 ms a call',
  targets: [
    { figure: 'ratio', most: 1.5 },
    { figure: 'wasted_calls_pct', most: 2 },
  ],
  mostMinutes: 5,
  accounts: 1,
  size: 'empty',
  latency: { least: 300, most: 300 },
});
