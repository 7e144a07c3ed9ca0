import { runUserScan } from '../flows/userScan.ts';
import type { Panther } from '../panther.ts';

export async function scanAll(panther: Panther): Promise<void> {
  await runUserScan(panther, { kind: 'all' });
}
