import type { Ownership } from '../../blueprint/account.ts';

export const learning: Ownership = { team: 'everyone', env: 'test', costCentre: 'CC-9000', dataClass: 'public' };
