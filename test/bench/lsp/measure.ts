/** One template in the language server, as it is built and as VS Code runs it, and in others beside it. */
import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { toJson } from '../../support/ruleTable.ts';
import type { CaseContext, Figures } from '../bench.ts';
import { percentile } from '../percentile.ts';
import type { ProbeReport } from '../probeReport.ts';
import { makeEstate } from '../scan/estate.ts';
import { round } from '../scan/figures.ts';
import { startLanguageServer } from '../scan/languageServer.ts';
import { probeEnvironment } from '../scan/runScan.ts';
import { cfnLint, cfnValidate } from './rivals.ts';
import { templateText } from './templateText.ts';
import { typeInto } from './typing.ts';

export interface TemplateSize {
  readonly resources: number;
  readonly bytes: number;
  readonly edits: number;
  /** Others are not asked about JSON: they are as fast there. */
  readonly language?: 'json';
  /** It takes minutes: with --long only. */
  readonly lintsLong?: true;
}

export async function measureTemplate(context: CaseContext, size: TemplateSize): Promise<Figures> {
  const { folder, signal, long } = context;
  const { language = 'yaml' } = size;
  const yaml = templateText(size.resources, size.bytes);
  const text = language === 'json' ? toJson(yaml) : yaml;
  const file = path.join(folder, `template.${language}`);
  await writeFile(file, text);
  const idle = await withServer(context, async () => null);
  const { result: typing, ...busy } = await withServer(context, (server) =>
    typeInto(server, text, { edits: size.edits, language, signal }),
  );
  const isAsked = language === 'yaml';
  const rival: Figures = isAsked ? await cfnValidate(file, context) : {};
  const lint = !isAsked || (size.lintsLong === true && !long) ? {} : await cfnLint(file, context);
  const edit = percentile(typing.edits, 0.5);
  const again = rival['validate_again_ms'];
  return {
    kb: Math.round(text.length / 1024),
    resources: size.resources,
    findings: typing.findings,
    bare_node_ms: round(await bareNodeMs(context)),
    ready_ms: round(Math.min(idle.readyMs, busy.readyMs)),
    ready_rss_mb: Math.round(idle.probe.peakRssMb),
    open_ms: round(typing.openMs),
    edit_p50_ms: round(edit),
    edit_max_ms: round(percentile(typing.edits, 1)),
    hover_p50_ms: round(percentile(typing.hovers, 0.5)),
    hover_max_ms: round(percentile(typing.hovers, 1)),
    completion_p50_ms: round(percentile(typing.completions, 0.5)),
    completion_max_ms: round(percentile(typing.completions, 1)),
    longest_block_ms: round(busy.probe.delayMaxMs),
    peak_rss_mb: Math.round(busy.probe.peakRssMb),
    ...rival,
    validate_to_edit_ratio: typeof again === 'number' ? round(again / edit) : null,
    ...lint,
  };
}

/** What no start of a program in Node can be sooner than, here and now. */
async function bareNodeMs({ signal }: CaseContext): Promise<number> {
  const startedAt = performance.now();
  await promisify(execFile)(process.execPath, ['-e', '0'], { signal });
  return performance.now() - startedAt;
}

async function withServer<T>(
  { folder, signal }: CaseContext,
  work: (server: Awaited<ReturnType<typeof startLanguageServer>>) => Promise<T>,
): Promise<{ readonly readyMs: number; readonly probe: ProbeReport; readonly result: T }> {
  const estate = await makeEstate(folder, []);
  const probeFile = path.join(folder, 'probe.json');
  // Nothing answers there: nothing is to be asked.
  const env = { ...estate.environment('http://127.0.0.1:9'), ...probeEnvironment(probeFile) };
  const server = await startLanguageServer({ home: estate.home, env, signal });
  const result = await work(server);
  await server.stop();
  return { readyMs: server.readyMs, probe: JSON.parse(await readFile(probeFile, 'utf8')) as ProbeReport, result };
}
