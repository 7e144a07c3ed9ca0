/**
 * The main thread of the reading process. SQLite cannot be interrupted from within its own thread, nor can a thread be
 * ended while SQLite works in it; a process can. So this one ends itself when the time is over, and when nobody is
 * there any more who could end it.
 */
import { once } from 'node:events';
import { writeSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { Worker } from 'node:worker_threads';
import type { ReadAnswer, ReadRequest, ThreadAnswer } from '../messages.ts';

/** Reads a request from standard input and answers on standard output. `entry`: the module that the other thread runs. */
export async function watchReader(entry: URL): Promise<void> {
  const request = await firstLine();
  process.stdin.resume();
  process.stdin.on('end', endNow);
  process.stdin.on('error', endNow);
  process.stdout.on('error', endNow);

  const worker = new Worker(entry, { workerData: request });
  let left = request.timeLimitMs;
  for (;;) {
    const startedAt = performance.now();
    const timer = setTimeout(() => {
      // Written at once: nothing else happens in this process any more.
      writeSync(process.stdout.fd, line({ kind: 'timeLimit' }));
      endNow();
    }, left);
    worker.postMessage('next');
    const [answer] = (await once(worker, 'message')) as [ThreadAnswer];
    clearTimeout(timer);
    left -= performance.now() - startedAt;
    const timed = answer.kind === 'end' ? { ...answer, ms: request.timeLimitMs - left } : answer;
    if (!process.stdout.write(line(timed))) await once(process.stdout, 'drain');
    if (answer.kind === 'end' || answer.kind === 'error') break;
  }
  process.stdin.destroy();
}

async function firstLine(): Promise<ReadRequest> {
  const lines = createInterface({ input: process.stdin });
  const [text] = (await once(lines, 'line')) as [string];
  lines.close();
  return JSON.parse(text) as ReadRequest;
}

function line(answer: ReadAnswer): string {
  return `${JSON.stringify(answer)}\n`;
}

/** Without the usual courtesies, which would wait for the other thread. */
function endNow(): void {
  process.kill(process.pid, 'SIGKILL');
}
