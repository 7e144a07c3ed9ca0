import type { Ownership } from '../../blueprint/account.ts';

export const detection: Ownership = { team: 'detection', env: 'dev', costCentre: 'CC-1200', dataClass: 'internal' };
export const tooling: Ownership = { team: 'tooling', env: 'dev', costCentre: 'CC-1200', dataClass: 'confidential' };
