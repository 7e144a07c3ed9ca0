// npm run check
import { runStaticChecks } from '../testing/staticChecks.ts';
import { count, summary } from '../testing/suiteResult.ts';

const results = [await runStaticChecks(new AbortController().signal)];
process.stdout.write(`${summary(results)}\n`);
process.exitCode = count(results, 'failed') === 0 ? 0 : 1;
