/** The entry of the language server. Its output is the protocol's: nothing may be printed. */
import { createConnection, ProposedFeatures } from 'vscode-languageserver/node';
import { startServer } from './lsp/server.ts';
import { workerThread } from './lsp/worker/thread.ts';

// Run from its sources, as some tests do, the worker is there too.
const worker = new URL(import.meta.url.endsWith('.ts') ? './worker.ts' : './worker.mjs', import.meta.url);
startServer(createConnection(ProposedFeatures.all), workerThread(worker));
