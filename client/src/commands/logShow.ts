import type { Panther } from '../panther.ts';

export async function showLog(panther: Panther): Promise<void> {
  panther.log.show(true);
}
