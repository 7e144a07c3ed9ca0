#!/usr/bin/env node
/** The entry of `panther-scan`. */
import { growHeapSparingly } from './adapters/memory/heap.ts';
import { runCli } from './cli/run.ts';

growHeapSparingly();
const exitCode = await runCli(process);
// Connections that are kept alive must not keep the process; what was printed must be out.
process.stdout.write('', () => process.exit(exitCode));
