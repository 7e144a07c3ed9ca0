import type { Bench } from '../bench.ts';
import { plan } from './plan.ts';
import { verify } from './verify.ts';

export const fleet: Bench = { name: 'fleet', about: 'Real time in a thousand accounts', cases: [plan, verify] };
