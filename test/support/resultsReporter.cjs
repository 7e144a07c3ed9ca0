// Mocha's spec reporter, which also writes what it counted, as JSON, into the file that PANTHER_TEST_RESULTS names.
const { writeFileSync } = require('node:fs');
const { relative, sep } = require('node:path');
const { reporters } = require('mocha');

function ResultsReporter(runner, options) {
  new reporters.Spec(runner, options);
  const tests = [];
  const record = (state) => (test, error) =>
    tests.push({
      title: test.fullTitle(),
      state,
      error: error === undefined ? null : (error.stack ?? String(error)),
      file: test.file === undefined ? null : relative(process.cwd(), test.file).split(sep).join('/'),
    });
  runner.on('pass', record('passed'));
  runner.on('pending', record('skipped'));
  // A hook that fails is a failure too, though no test.
  runner.on('fail', record('failed'));
  runner.on('retry', (test, error) => process.stdout.write(`  tried again: ${test.fullTitle()}: ${error.message}\n`));
  runner.once('end', () => {
    const file = process.env.PANTHER_TEST_RESULTS;
    if (file !== undefined) {
      writeFileSync(file, JSON.stringify(tests));
    }
  });
}

module.exports = ResultsReporter;
