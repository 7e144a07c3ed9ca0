import type { Panther } from '../panther.ts';

export async function restartServer(panther: Panther): Promise<void> {
  await panther.server.restart();
}
