/**
 * Ends requests whose answer has not begun in time: one that comes byte by byte is never silent. A call is so short that
 * a timer of its own would be felt, so the one that waits longest has the only one.
 */
import type { ClientRequest } from 'node:http';

export interface AnswerLimit {
  begin(sent: ClientRequest): void;
  /** Its answer has begun, or never will. */
  end(sent: ClientRequest): void;
}

export function createAnswerLimit(ms: number, late: (sent: ClientRequest) => void): AnswerLimit {
  /** With when each began; those that wait longest come first. */
  const waiting = new Map<ClientRequest, number>();
  let isArmed = false;

  const arm = (afterMs: number): void => {
    isArmed = true;
    setTimeout(ring, afterMs).unref();
  };
  const ring = (): void => {
    isArmed = false;
    for (const [sent, begunAt] of waiting) {
      const leftMs = begunAt + ms - performance.now();
      if (leftMs > 0) {
        arm(leftMs);
        return;
      }
      waiting.delete(sent);
      late(sent);
    }
  };

  return {
    begin: (sent) => {
      waiting.set(sent, performance.now());
      if (!isArmed) arm(ms);
    },
    end: (sent) => {
      waiting.delete(sent);
    },
  };
}
