import { scanCase } from '../scanCase.ts';

export const large = scanCase({
  name: 'large',
  about: 'one account with 20,000 resources, 20 to 150 ms a call',
  targets: [
    { figure: 'ratio', most: 1.3 },
    { figure: 'wasted_calls_pct', most: 2 },
  ],
  mostMinutes: 15,
  accounts: 1,
  size: 'large',
  latency: { least: 20, most: 150 },
});
