// npm test [-- <suite> ...]: all suites, or those named. The last line counts all tests.
import { interruptSignal } from '../interrupt.ts';
import { brokenSuite, count, type SuiteResult, summary } from '../testing/suiteResult.ts';
import { suites } from '../testing/suites.ts';

async function main(): Promise<void> {
  const wanted = process.argv.slice(2);
  const unknown = wanted.filter((name) => !suites.some((suite) => suite.name === name));
  if (unknown.length > 0) {
    process.stderr.write(
      `No such suite: ${unknown.join(', ')}. There are: ${suites.map(({ name }) => name).join(', ')}\n`,
    );
    process.exitCode = 2;
    return;
  }
  const signal = interruptSignal();
  const results: SuiteResult[] = [];
  for (const suite of suites.filter(({ name }) => wanted.length === 0 || wanted.includes(name))) {
    process.stdout.write(`\n=== ${suite.name}\n`);
    const startedAt = Date.now();
    const result = signal.aborted ? brokenSuite(suite.name, 'Interrupted.') : await outcome(suite, signal);
    results.push(result);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`=== ${suite.name}: ${summary([result]).split('\n').at(-1)} in ${seconds} s\n`);
  }
  process.stdout.write(`\n${summary(results)}\n`);
  process.exitCode = count(results, 'failed') === 0 ? 0 : 1;
}

/** A suite that breaks is a failure; the others still run. */
async function outcome(suite: (typeof suites)[number], signal: AbortSignal): Promise<SuiteResult> {
  try {
    return await suite.run(signal);
  } catch (error) {
    return brokenSuite(suite.name, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

await main();
