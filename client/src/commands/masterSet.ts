import { requireMaster } from '../flows/deployRealTime.ts';
import { runMasterFlow } from '../flows/masterFlow.ts';
import { runOrganizationFlow } from '../flows/organizationFlow.ts';
import type { Panther } from '../panther.ts';

export async function setMasterAccount(panther: Panther): Promise<void> {
  await runMasterFlow(panther);
}

export async function setOrganization(panther: Panther): Promise<void> {
  await runOrganizationFlow(panther, await requireMaster(panther));
}
