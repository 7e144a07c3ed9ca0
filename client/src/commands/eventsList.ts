import type { Panther } from '../panther.ts';

export async function pauseEvents(panther: Panther): Promise<void> {
  await panther.events.setPaused(true);
}

export async function resumeEvents(panther: Panther): Promise<void> {
  await panther.events.setPaused(false);
}

/** Hides what came in until now; nothing is deleted. */
export async function clearEvents(panther: Panther): Promise<void> {
  await panther.events.clear();
}

export async function refreshEvents(panther: Panther): Promise<void> {
  panther.events.reload();
}
