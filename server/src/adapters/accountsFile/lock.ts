import lockfile from 'proper-lockfile';
import { AppError } from '../../core/errors.ts';

/** A lock whose holder died is taken over after this. Waiting lasts longer than that. */
const staleMs = 10_000;
const retries = { retries: 80, factor: 1.2, minTimeout: 20, maxTimeout: 250, randomize: true };

/**
 * Does work while no other process or window does the same to this file.
 * `isHeld` says whether that is still so, to be asked right before a write.
 * @throws AppError BUSY
 */
export async function locked<T>(target: string, work: (isHeld: () => boolean) => Promise<T>): Promise<T> {
  let held = true;
  const onCompromised = () => {
    held = false;
  };
  const release = await lockfile
    .lock(target, { realpath: false, stale: staleMs, retries, onCompromised })
    .catch((error: NodeJS.ErrnoException) => {
      throw error.code === 'ELOCKED' ? busy(target, error) : error;
    });
  try {
    return await work(() => held);
  } finally {
    // A lock that was lost belongs to somebody else by now.
    if (held) await release();
  }
}

export function busy(target: string, cause?: unknown): AppError {
  return new AppError('BUSY', `Another program is writing the accounts file: ${target}`, {
    file: target,
    hint: 'Try again in a moment.',
    cause,
  });
}
