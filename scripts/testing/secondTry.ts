import { countLine, type SuiteResult, type TestResult } from './suiteResult.ts';

interface Tries {
  /** How often what failed runs again, at most. */
  readonly further?: number;
  readonly say?: (text: string) => void;
}

/**
 * Runs the files of a suite, and those that failed once more from the start: for suites that drive programs of others
 * (VS Code, the emulator), which lose a click or are late now and then on a busy machine. The steps of a file build on
 * each other, so one test by itself cannot be tried again. The last failure counts; that there were others is told.
 */
export async function withSecondTry(
  files: readonly string[],
  run: (files: readonly string[]) => Promise<SuiteResult>,
  { further = 1, say = (text) => process.stdout.write(text) }: Tries = {},
): Promise<SuiteResult> {
  const first = await run(files);
  const failed = first.tests.filter(({ state }) => state === 'failed');
  if (failed.length === 0 || further === 0) {
    return first;
  }
  const again = filesToRepeat(files, failed);
  say(`\n${failed.map(told).join('\n')}\nTried again from the start: ${again.join(', ')}\n`);
  const second = await withSecondTry(again, run, { further: further - 1, say });
  say(`The next try: ${countLine([second])}\n`);
  const kept = again === files ? [] : first.tests.filter(({ file }) => file === null || !again.includes(file));
  return { suite: first.suite, tests: [...kept, ...second.tests] };
}

/** What belongs to none of the files, such as a program that did not start, concerns all of them. */
function filesToRepeat(files: readonly string[], failed: readonly TestResult[]): readonly string[] {
  const isOfAll = failed.some(({ file }) => file === null || !files.includes(file));
  return isOfAll ? files : files.filter((candidate) => failed.some(({ file }) => file === candidate));
}

function told({ title, error }: TestResult): string {
  return `FAILED, tried again: ${title}\n${error ?? ''}`;
}
