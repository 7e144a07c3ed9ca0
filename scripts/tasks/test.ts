// npm test [-- <suite> ...]: all suites, or those named. The last line counts all tests.
import { buildLanguageData } from '../build/languageData/languageData.ts';
import { interruptSignal } from '../interrupt.ts';
import { packageExtension, testVsix } from '../package/vsix.ts';
import { brokenSuite, count, countLine, type SuiteResult, summary } from '../testing/suiteResult.ts';
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
  buildLanguageData();
  const signal = interruptSignal();
  const chosen = suites.filter(({ name }) => wanted.length === 0 || wanted.includes(name));
  const results: SuiteResult[] = [];
  let isPackaged = false;
  for (const suite of chosen) {
    process.stdout.write(`\n=== ${suite.name}\n`);
    const startedAt = Date.now();
    const result = await outcome(suite.name, signal, async () => {
      if (suite.needsPackage && !isPackaged) {
        await packageExtension(testVsix(), signal);
        isPackaged = true;
      }
      return suite.run(signal);
    });
    results.push(result);
    const seconds = ((Date.now() - startedAt) / 1000).toFixed(1);
    process.stdout.write(`=== ${suite.name}: ${countLine([result])} in ${seconds} s\n`);
  }
  process.stdout.write(`\n${summary(results)}\n`);
  process.exitCode = count(results, 'failed') === 0 ? 0 : 1;
}

/** A suite that breaks is a failure; the others still run. */
async function outcome(name: string, signal: AbortSignal, run: () => Promise<SuiteResult>): Promise<SuiteResult> {
  try {
    signal.throwIfAborted();
    return await run();
  } catch (error) {
    return brokenSuite(name, error instanceof Error ? (error.stack ?? error.message) : String(error));
  }
}

await main();
