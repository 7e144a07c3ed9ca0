import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { languageData } from '../support/languageData.ts';
import { runCli } from '../support/runCli.ts';
import { useTempFolder } from '../support/tempFolder.ts';
import { registryType, zipFile } from '../support/zipFile.ts';

const template =
  'Resources:\n  Thing:\n    Type: AWS::New::Thing\n    Properties:\n      Name: thing\n      Mode: SLOW\n';

describe('panther-scan schemas', () => {
  const home = useTempFolder();
  const at = (name: string) => path.join(home(), name);
  const run = (...args: readonly string[]) => runCli(args, { PANTHER_HOME: at('home') });

  before(() => {
    languageData();
  });
  beforeEach(async () => {
    await writeFile(at('archive.zip'), zipFile({ 'a.json': registryType('AWS::New::Thing') }));
    await writeFile(at('thing.yaml'), template);
  });

  it('refresh makes types known to validate, and status tells of it', async () => {
    assert.match((await run('validate', at('thing.yaml'))).stdout, /E3006|not among those known/);
    const refreshed = await run('schemas', 'refresh', '--from', at('archive.zip'));
    assert.equal(refreshed.exitCode, 0, refreshed.stderr);
    assert.match(refreshed.stdout, /Fetched on \d{4}-\d\d-\d\d: 1 types of [\d-]+, 1 of them new/);
    const { stdout } = await run('validate', at('thing.yaml'));
    assert.match(stdout, /thing\.yaml:6:13 warning E3030 .*SLOW/);
    assert.doesNotMatch(stdout, /not among those known/);
    const status = JSON.parse((await run('schemas', 'status', '--json')).stdout);
    assert.deepEqual([status.fetched.types, status.types - status.shipped.types], [1, 1]);
  });

  it('says in one line what is wrong, and leaves what is known', async () => {
    await writeFile(at('half.zip'), zipFile({ 'a.json': registryType('AWS::New::Thing') }).subarray(0, 60));
    const damaged = await run('schemas', 'refresh', '--from', at('half.zip'));
    assert.equal(damaged.exitCode, 2);
    assert.match(damaged.stderr, /^panther-scan: [^\n]*damaged[^\n]*stays in use\.\n$/);
    const offline = await run('schemas', 'refresh', '--from', 'https://127.0.0.1:9/CloudformationSchema.zip');
    assert.equal(offline.exitCode, 1);
    assert.match(offline.stderr, /^panther-scan: [^\n]*could not be fetched[^\n]*--from <file>[^\n]*\n$/);
    assert.equal(JSON.parse((await run('schemas', 'status', '--json')).stdout).fetched, null);
  });
});
