import { runMasterFlow } from '../flows/masterFlow.ts';
import type { Panther } from '../panther.ts';

export async function setMasterAccount(panther: Panther): Promise<void> {
  await runMasterFlow(panther);
}
