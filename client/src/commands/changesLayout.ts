import type { Panther } from '../panther.ts';

export async function groupChanges(panther: Panther): Promise<void> {
  panther.changes.setGrouped(true);
}

export async function listChanges(panther: Panther): Promise<void> {
  panther.changes.setGrouped(false);
}

export async function closeChanges(panther: Panther): Promise<void> {
  panther.changes.close();
}
