/** Other validators on the same text, in the same run. Where one is not there, or takes too long, its figures are null. */
import { execFile } from 'node:child_process';
import path from 'node:path';
import { promisify } from 'node:util';
import type { CaseContext, Figures } from '../bench.ts';
import { round } from '../scan/figures.ts';

const run = promisify(execFile);
const most = { timeout: 150_000, maxBuffer: 64_000_000 } as const;

interface RivalRun {
  readonly readyMs: number;
  readonly firstMs: number;
  readonly againMs: number;
  readonly rssMb: number;
}

export async function cfnValidate(file: string, { signal, say }: CaseContext): Promise<Figures> {
  const program = path.join(import.meta.dirname, 'rivalRun.ts');
  const [ended] = await Promise.allSettled([run(process.execPath, [program, file], { ...most, signal })]);
  if (ended.status === 'rejected') {
    say(`cloudformation-validate: not measured: ${String(ended.reason).split('\n')[0]}`);
    return { validate_ready_ms: null, validate_again_ms: null, validate_rss_mb: null };
  }
  const { readyMs, againMs, rssMb } = JSON.parse(ended.value.stdout) as RivalRun;
  return { validate_ready_ms: round(readyMs), validate_again_ms: round(againMs), validate_rss_mb: Math.round(rssMb) };
}

/** A process for each validation, as editors run it. */
export async function cfnLint(file: string, { signal, say }: CaseContext): Promise<Figures> {
  const startedAt = performance.now();
  const [ended] = await Promise.allSettled([run('cfn-lint', ['--format', 'json', file], { ...most, signal })]);
  const wall = performance.now() - startedAt;
  // It ends with the kinds of what it found, as bits; a text in place of a number says that it did not run.
  const failed =
    ended.status === 'rejected' ? (ended.reason as { code?: unknown; killed?: boolean; stdout?: string }) : null;
  if (
    failed !== null &&
    (typeof failed.code !== 'number' || failed.killed === true || !failed.stdout?.trimStart().startsWith('['))
  ) {
    say(`cfn-lint: not measured: ${String(failed.code ?? 'it took too long')}`);
    return { cfn_lint_ms: null };
  }
  return { cfn_lint_ms: round(wall) };
}
