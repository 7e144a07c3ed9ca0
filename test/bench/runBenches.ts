/** Runs cases one after the other, each in a folder of its own and for a bounded time. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Bench, Case, Figures } from './bench.ts';

export interface CaseResult {
  readonly bench: string;
  readonly of: Case;
  readonly figures: Figures;
  /** Why there are no figures; null: there are. */
  readonly problem: string | null;
}

export interface RunOptions {
  readonly long: boolean;
  readonly explain: boolean;
  readonly signal: AbortSignal;
  readonly say: (line: string) => void;
  readonly onResult: (result: CaseResult) => void;
}

/** A case that fails does not hold up the others. Rejects only when the signal aborts. */
export async function runBenches(
  chosen: readonly { readonly bench: Bench; readonly of: Case }[],
  options: RunOptions,
): Promise<readonly CaseResult[]> {
  const results: CaseResult[] = [];
  for (const { bench, of } of chosen) {
    options.say(`${bench.name} ${of.name}: ${of.about}`);
    const result = await runCase(bench.name, of, options);
    options.signal.throwIfAborted();
    results.push(result);
    options.onResult(result);
  }
  return results;
}

async function runCase(bench: string, of: Case, { long, explain, signal, say }: RunOptions): Promise<CaseResult> {
  const folder = await mkdtemp(path.join(tmpdir(), 'panther-bench-'));
  const minutes = long ? (of.mostMinutesLong ?? of.mostMinutes) : of.mostMinutes;
  const bounded = AbortSignal.any([signal, AbortSignal.timeout(minutes * 60_000)]);
  try {
    const figures = await of.run({ folder, signal: bounded, long, explain, say: (line) => say(`  ${line}`) });
    return { bench, of, figures, problem: null };
  } catch (error) {
    return { bench, of, figures: {}, problem: error instanceof Error ? error.message : String(error) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

/** By the words of a command line: a bench, then cases of it. @throws Error for a word that names none */
export function chosenCases(
  benches: readonly Bench[],
  words: readonly string[],
): readonly { readonly bench: Bench; readonly of: Case }[] {
  const all = benches.flatMap((bench) => bench.cases.map((of) => ({ bench, of })));
  if (words.length === 0) return all;
  const [name = '', ...cases] = words;
  const ofBench = all.filter(({ bench }) => bench.name === name);
  const unknown = ofBench.length === 0 ? name : cases.find((word) => !ofBench.some(({ of }) => of.name === word));
  if (unknown !== undefined) throw new Error(`No such benchmark: ${unknown}. See npm run bench -- --list`);
  return ofBench.filter(({ of }) => cases.length === 0 || cases.includes(of.name));
}
