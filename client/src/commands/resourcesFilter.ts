import type { TreeFilter } from '../../../server/src/protocol/tree.ts';
import { askFilter } from '../flows/filterFlow.ts';
import { toFilter } from '../memory.ts';
import type { Panther } from '../panther.ts';
import { isEmptyFilter } from '../views/resources/filterText.ts';

export async function filterResources(panther: Panther, filter?: TreeFilter): Promise<void> {
  const chosen = toFilter(filter) ?? (await askFilter(panther));
  if (chosen !== undefined) await panther.resources.setFilter(isEmptyFilter(chosen) ? null : chosen);
}

export async function clearFilter(panther: Panther): Promise<void> {
  await panther.resources.setFilter(null);
}
