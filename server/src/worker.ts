/** The entry of the thread that talks to AWS. */
import { parentPort } from 'node:worker_threads';
import { createConnection, PortMessageReader, PortMessageWriter, ProposedFeatures } from 'vscode-languageserver/node';
import { startWorker } from './lsp/worker/server.ts';

if (parentPort === null) throw new Error('This is no program of its own: main starts it.');
const connection = createConnection(
  ProposedFeatures.all,
  new PortMessageReader(parentPort),
  new PortMessageWriter(parentPort),
);
startWorker(connection);
