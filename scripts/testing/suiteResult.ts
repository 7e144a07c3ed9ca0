export interface TestResult {
  readonly title: string;
  readonly state: 'passed' | 'failed' | 'skipped';
  /** With its stack; null for tests that did not fail. */
  readonly error: string | null;
  /** From the project's root, with `/`; null where it belongs to no file. */
  readonly file: string | null;
}

export interface SuiteResult {
  readonly suite: string;
  readonly tests: readonly TestResult[];
}

/** A suite that could not run, or that ran nothing, is one failed test. */
export function brokenSuite(suite: string, problem: string): SuiteResult {
  return { suite, tests: [{ title: suite, state: 'failed', error: problem, file: null }] };
}

export function count(results: readonly SuiteResult[], state: TestResult['state']): number {
  return results.flatMap((result) => result.tests).filter((test) => test.state === state).length;
}

/** `N passed, N failed`, with `, N skipped` where some were. */
export function countLine(results: readonly SuiteResult[]): string {
  const skipped = count(results, 'skipped');
  const line = `${count(results, 'passed')} passed, ${count(results, 'failed')} failed`;
  return skipped === 0 ? line : `${line}, ${skipped} skipped`;
}

/** Every failure in full, then the line that counts. */
export function summary(results: readonly SuiteResult[]): string {
  const failures = results.flatMap(({ suite, tests }) =>
    tests
      .filter((test) => test.state === 'failed')
      .map((test) => `FAILED [${suite}] ${test.title}\n${test.error ?? ''}\n`),
  );
  return [...failures, countLine(results)].join('\n');
}
