/** One run of the built `panther-scan scan --all` against a stub, measured from outside and from inside. */
import { readFileSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { stripTypeScriptTypes } from 'node:module';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { pantherScan } from '../../../scripts/demo/pantherScan.ts';
import type { ScanSummary } from '../../../server/src/protocol/scan.ts';
import type { ProbeReport } from '../probeReport.ts';
import type { StubReport } from '../stub/messages.ts';
import type { StubProcess } from '../stub/stubProcess.ts';
import type { Estate } from './estate.ts';

export interface ScanRun {
  readonly summary: ScanSummary;
  readonly probe: ProbeReport;
  readonly stub: StubReport;
  /** From the first call to the end of the process. */
  readonly wallSeconds: number;
  /** From the start of the process to its first call. */
  readonly startSeconds: number;
}

/** @throws Error when the scan could not begin, or asked for what the stub does not know */
export async function runScan(
  estate: Estate,
  stub: StubProcess,
  folder: string,
  signal: AbortSignal,
): Promise<ScanRun> {
  const probeFile = path.join(folder, 'probe.json');
  const startedAt = Date.now();
  const summary = (await pantherScan(
    ['scan', '--all'],
    { env: { ...estate.environment(stub.endpoint), ...probeEnvironment(probeFile) }, signal },
    [0, 1],
  )) as ScanSummary;
  const probe = JSON.parse(await readFile(probeFile, 'utf8')) as ProbeReport;
  const report = await stub.report();
  refuseSurprises(summary, report);
  const firstAt = report.firstAt ?? probe.endedAt;
  return {
    summary,
    probe,
    stub: report,
    wallSeconds: (probe.endedAt - firstAt) / 1000,
    startSeconds: (firstAt - startedAt) / 1000,
  };
}

/** Has a process report what it took to a file. */
export function probeEnvironment(file: string): Readonly<Record<string, string>> {
  // Node's own loader of TypeScript takes 20 MB, which are not the product's.
  const code = stripTypeScriptTypes(readFileSync(path.resolve(import.meta.dirname, '..', 'probe.ts'), 'utf8'));
  const probe = `${file}.mjs`;
  writeFileSync(probe, code);
  return { NODE_OPTIONS: `--import=${pathToFileURL(probe).href}`, PANTHER_BENCH_PROBE: file };
}

/** Figures of something that went wrong would look good. */
function refuseSurprises(summary: ScanSummary, report: StubReport): void {
  const problem = summary.accounts.find((account) => account.problem !== null);
  if (problem !== undefined) throw new Error(`The scan of ${problem.accountId} went wrong: ${problem.problem}`);
  const [unknown] = report.unknown;
  if (unknown !== undefined) throw new Error(`The stub made no sense of ${report.unknown.length} requests: ${unknown}`);
}

export interface CellSums {
  readonly cells: number;
  readonly ok: number;
  readonly notOk: number;
}

export function cellSums(summary: ScanSummary): CellSums {
  const counts = summary.accounts.flatMap(({ cells }) => Object.entries(cells));
  const cells = counts.reduce((sum, [, count]) => sum + count, 0);
  const ok = counts.filter(([kind]) => kind === 'ok').reduce((sum, [, count]) => sum + count, 0);
  return { cells, ok, notOk: cells - ok };
}

export function resourcesOf(summary: ScanSummary): number {
  return summary.accounts.reduce((sum, { resources }) => sum + resources, 0);
}
