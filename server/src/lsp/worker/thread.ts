/** Starts the worker in a thread of this process: it ends with it, whatever happens, and needs no start of its own. */
import { setFlagsFromString } from 'node:v8';
import { Worker } from 'node:worker_threads';
import { PortMessageReader, PortMessageWriter } from 'vscode-languageserver/node';
import type { OpenWorker } from './link.ts';

/** `file`: the worker's entry. */
export function workerThread(file: URL): OpenWorker {
  return () => {
    // The editor's thread was started with little room for young objects; a scan makes many, and is as fast with this as
    // with what Node gives where there is much memory.
    setFlagsFromString('--max-semi-space-size=16');
    const worker = new Worker(file, { name: 'panther-aws' });
    const gone = Promise.withResolvers<Error | null>();
    let ended = false;
    worker.once('error', (error: Error) => gone.resolve(error));
    worker.once('exit', (code) => gone.resolve(ended ? null : new Error(`The thread ended with exit code ${code}.`)));
    return {
      reader: new PortMessageReader(worker),
      writer: new PortMessageWriter(worker),
      gone: gone.promise,
      end: async () => {
        ended = true;
        await worker.terminate();
      },
    };
  };
}
