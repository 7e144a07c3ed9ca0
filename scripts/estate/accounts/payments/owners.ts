import type { Ownership } from '../../blueprint/account.ts';

export const payments: Ownership = { team: 'payments', env: 'prod', costCentre: 'CC-4100', dataClass: 'restricted' };
export const ledger: Ownership = { team: 'ledger', env: 'prod', costCentre: 'CC-4100', dataClass: 'confidential' };
export const risk: Ownership = { team: 'risk', env: 'prod', costCentre: 'CC-4250', dataClass: 'confidential' };
export const platform: Ownership = { team: 'platform', env: 'prod', costCentre: 'CC-1000', dataClass: 'internal' };
export const website: Ownership = { team: 'web', env: 'prod', costCentre: 'CC-4300', dataClass: 'public' };
