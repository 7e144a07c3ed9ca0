import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { CancellationTokenSource } from 'vscode-languageserver/node';
import { systemClock } from '../../../../server/src/adapters/clock/clock.ts';
import { runScan } from '../../../../server/src/protocol/scan.ts';
import { countResources, resourceChildren } from '../../../../server/src/protocol/tree.ts';
import type { Case, CaseContext, Figures } from '../../bench.ts';
import { percentile } from '../../percentile.ts';
import type { ProbeReport } from '../../probeReport.ts';
import { startStubProcess } from '../../stub/stubProcess.ts';
import { accountIds, makeEstate, stubConfiguration } from '../estate.ts';
import { round } from '../figures.ts';
import { type LanguageServer, startLanguageServer } from '../languageServer.ts';
import { probeEnvironment } from '../runScan.ts';

const accounts = 50;
/** Long enough for all that a scan does; then it is cancelled. */
const mostMs = 60_000;
/** Between two questions. */
const pauseMs = 50;

export const hover: Case = {
  name: 'hover',
  about: 'hovers over a template, and the tree, for a minute in which the language server scans 50 small accounts',
  targets: [{ figure: 'hover_p95_ms', most: 100 }],
  mostMinutes: 15,
  run: measure,
};

async function measure({ folder, signal }: CaseContext): Promise<Figures> {
  const ids = accountIds(accounts);
  const estate = await makeEstate(folder, ids);
  const configuration = stubConfiguration({
    accountIds: ids,
    size: 'small',
    latency: { least: 20, most: 150 },
    limits: true,
  });
  const probeFile = path.join(folder, 'probe.json');
  const stub = await startStubProcess(configuration, signal);
  try {
    const env = { ...estate.environment(stub.endpoint), ...probeEnvironment(probeFile) };
    const server = await startLanguageServer({ home: estate.home, env, signal });
    const startedAt = performance.now();
    const asked = await askWhileScanning(server, signal);
    const wall = (performance.now() - startedAt) / 1000;
    const { all } = await server.request(countResources, { filter: null });
    await server.stop();
    const probe = JSON.parse(await readFile(probeFile, 'utf8')) as ProbeReport;
    return {
      accounts,
      wall_s: round(wall),
      resources: all,
      questions: asked.hover.length,
      hover_p50_ms: round(percentile(asked.hover, 0.5)),
      hover_p95_ms: round(percentile(asked.hover, 0.95)),
      hover_max_ms: round(percentile(asked.hover, 1)),
      tree_p50_ms: round(percentile(asked.tree, 0.5)),
      tree_p95_ms: round(percentile(asked.tree, 0.95)),
      tree_max_ms: round(percentile(asked.tree, 1)),
      cpu_s: round(probe.cpuSeconds),
      peak_rss_mb: Math.round(probe.peakRssMb),
      loop_delay_p95_ms: round(probe.delayP95Ms),
      loop_delay_max_ms: round(probe.delayMaxMs),
    };
  } finally {
    await stub.stop();
  }
}

interface Asked {
  /** Milliseconds to the answer of a hover over a resource type. */
  readonly hover: readonly number[];
  /** And of the tree's root, which is read from the inventory. */
  readonly tree: readonly number[];
}

async function askWhileScanning(server: LanguageServer, signal: AbortSignal): Promise<Asked> {
  const hoverTimes: number[] = [];
  const treeTimes: number[] = [];
  const done = new AbortController();
  let questions = 0;
  await server.client.sendNotification('textDocument/didOpen', { textDocument: template });
  const shape = { groupBy: ['account', 'region', 'type'] as const, filter: null };
  const ask = async (): Promise<void> => {
    while (!done.signal.aborted) {
      hoverTimes.push(await time(hoverOver(server, questions)));
      questions += 1;
      treeTimes.push(await time(server.request(resourceChildren, { shape, parent: null, offset: 0 })));
      await systemClock.delay(pauseMs, signal);
    }
  };
  const cancelling = new CancellationTokenSource();
  const scanning = server.client.sendRequest(runScan.method, { kind: 'all' }, cancelling.token);
  const asking = ask();
  const limit = systemClock.delay(mostMs, AbortSignal.any([signal, done.signal]));
  const [first] = await Promise.allSettled([Promise.race([scanning, limit])]);
  done.abort();
  await asking;
  cancelling.cancel();
  await Promise.allSettled([scanning, limit]);
  if (first.status === 'rejected') throw first.reason;
  return { hover: hoverTimes, tree: treeTimes };
}

const resources = 200;

const template = {
  uri: 'file:///bench/template.yml',
  languageId: 'yaml',
  version: 1,
  text: `AWSTemplateFormatVersion: '2010-09-09'\nResources:\n${Array.from(
    { length: resources },
    (_, index) =>
      `  Bucket${index}:\n    Type: AWS::S3::Bucket\n    Properties:\n      BucketName: !Sub \${AWS::StackName}-${index}\n`,
  ).join('')}`,
};

/** On the type of one resource after the other. @throws Error when nothing is told of it: the time would be that of no work */
async function hoverOver({ client }: LanguageServer, question: number): Promise<void> {
  const line = 3 + 4 * (question % resources);
  const position = { line, character: 14 };
  const told = await client.sendRequest('textDocument/hover', { textDocument: { uri: template.uri }, position });
  if (told === null) throw new Error(`Nothing is told of the type in line ${line + 1} of the template.`);
}

async function time(answer: Promise<unknown>): Promise<number> {
  const startedAt = performance.now();
  await answer;
  return performance.now() - startedAt;
}
