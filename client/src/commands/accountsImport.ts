import { runImportFlow } from '../flows/importFlow.ts';
import { ensureMaster } from '../flows/masterFlow.ts';
import type { Panther } from '../panther.ts';

export async function importMany(panther: Panther): Promise<void> {
  if (await ensureMaster(panther)) await runImportFlow(panther);
}
