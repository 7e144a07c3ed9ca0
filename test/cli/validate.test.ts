import assert from 'node:assert/strict';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { languageData } from '../support/languageData.ts';
import { runCli } from '../support/runCli.ts';

const good = 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n';
const wrong = `${good}    Properties:\n      DelaySecond: 5\n`;

describe('panther-scan validate', () => {
  let home: string;
  const at = (name: string) => path.join(home, name);
  const run = (...args: readonly string[]) => runCli(['validate', ...args], { PANTHER_HOME: at('home') });

  before(() => {
    languageData();
  });
  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'panther-validate-'));
    await mkdir(at('stacks'));
    await writeFile(at('stacks/good.yaml'), good);
    await writeFile(at('stacks/wrong.yaml'), wrong);
    await writeFile(at('stacks/compose.yaml'), 'services:\n  web:\n    image: nginx\n');
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  it('exits with 0 where nothing is found, 1 for findings, 2 for what it cannot use', async () => {
    const codes = await Promise.all(
      [[at('stacks/good.yaml')], [at('stacks/wrong.yaml')], [at('none.yaml')], [at('stacks/compose.yaml')], []].map(
        async (args) => (await run(...args)).exitCode,
      ),
    );
    assert.deepEqual(codes, [0, 1, 2, 2, 2]);
  });

  it('prints findings as lines that editors can follow', async () => {
    const { stdout } = await run(at('stacks/wrong.yaml'));
    assert.match(stdout, /wrong\.yaml:5:7 error E3002 AWS::SQS::Queue has no such property; did you mean DelaySeconds/);
    assert.match(stdout, /1 template: 1 error, 0 warnings, 0 notes/);
  });

  it('prints JSON: one array, places from 1, and nothing else', async () => {
    for (const args of [['--format', 'json'], ['--json']]) {
      const { stdout } = await run(at('stacks'), ...args);
      assert.deepEqual(JSON.parse(stdout), [
        {
          file: at('stacks/wrong.yaml'),
          rule: 'E3002',
          severity: 'error',
          message: 'AWS::SQS::Queue has no such property; did you mean DelaySeconds: DelaySecond',
          start: { line: 5, column: 7 },
          end: { line: 5, column: 18 },
          path: ['Resources', 'Queue', 'Properties', 'DelaySecond'],
        },
      ]);
    }
  });

  it('prints SARIF and marks for GitHub', async () => {
    const sarif = JSON.parse((await run(at('stacks/wrong.yaml'), '--format', 'sarif')).stdout);
    const [result] = sarif.runs[0].results;
    const described = sarif.runs[0].tool.driver.rules.find(({ id }: { id: string }) => id === 'E1020');
    assert.match(described.fullDescription.text, /^Ref names a parameter/);
    assert.match(described.helpUri, /intrinsic-function-reference-ref/);
    assert.deepEqual([result.ruleId, result.level], ['E3002', 'error']);
    assert.deepEqual(result.locations[0].physicalLocation.region, {
      startLine: 5,
      startColumn: 7,
      endLine: 5,
      endColumn: 18,
    });
    const github = (await run(at('stacks/wrong.yaml'), '--format', 'github')).stdout;
    assert.match(
      github,
      /^::error file=.*wrong\.yaml,line=5,endLine=5,col=7,endColumn=18,title=E3002::AWS::SQS::Queue/,
    );
  });

  it('leaves out what is ignored, and counts only what is grave enough', async () => {
    assert.equal((await run(at('stacks'), '--ignore', 'E30')).exitCode, 0);
    assert.equal((await run('--ignore', 'W,E30', '--ignore', 'I', at('stacks'))).exitCode, 0);
    await writeFile(at('stacks/wrong.yaml'), good.replace('AWS::SQS::Queue', 'AWS::SQS::Nothing'));
    assert.equal((await run(at('stacks'))).exitCode, 1);
    assert.equal((await run(at('stacks'), '--severity', 'error')).exitCode, 0);
  });

  it('takes patterns, files of other encodings, and files with a byte order mark', async () => {
    await writeFile(at('stacks/utf16.yaml'), Buffer.from(`\uFEFF${wrong}`, 'utf16le'));
    await writeFile(at('stacks/mark.yaml'), `\uFEFF${wrong}`);
    const { stdout } = await run(at('stacks/*.yaml'), '--json');
    const places = (JSON.parse(stdout) as { file: string; start: { line: number; column: number } }[]).map(
      ({ file, start }) => [path.basename(file), start.line, start.column],
    );
    assert.deepEqual(places, [
      ['mark.yaml', 5, 7],
      ['utf16.yaml', 5, 7],
      ['wrong.yaml', 5, 7],
    ]);
  });
});
