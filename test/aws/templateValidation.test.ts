import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { master, payments } from '../../scripts/estate/accounts/ids.ts';
import { estateEnvironment } from '../../scripts/estate/environment.ts';
import { languageData } from '../support/languageData.ts';
import { runCli } from '../support/runCli.ts';
import { inAccount } from './support/clients.ts';
import { useEmulator } from './support/emulator.ts';

const good = `Parameters:
  Env: { Type: String, Default: dev }
  Password: { Type: String, NoEcho: true, AllowedPattern: ".+" }
Resources:
  Secret:
    Type: AWS::SecretsManager::Secret
    DeletionPolicy: Retain
    UpdateReplacePolicy: Retain
    Properties: { Name: !Ref Env, SecretString: !Ref Password }
  Role:
    Type: AWS::IAM::Role
    Properties:
      AssumeRolePolicyDocument:
        Version: "2012-10-17"
        Statement: [{ Effect: Allow, Principal: { Service: ec2.amazonaws.com }, Action: "sts:AssumeRole" }]
`;
// What this machine finds too is ignored, so that AWS alone speaks.
const unresolved = good.replace('!Ref Env', '!Ref Envi');

describe('templates that AWS validates', function () {
  this.timeout(120_000);
  const emulator = useEmulator();
  let folder: string;
  let env: Readonly<Record<string, string>>;
  const at = (name: string) => path.join(folder, name);
  const run = (...args: readonly string[]) => runCli(['validate', '--aws', ...args], env);

  before(async () => {
    languageData();
    const { endpoint } = emulator();
    folder = await mkdtemp(path.join(tmpdir(), 'panther-validate-aws-'));
    env = { ...(await estateEnvironment(endpoint, at('aws'))), PANTHER_HOME: at('home') };
    await inAccount(endpoint, payments.id);
    await writeFile(at('good.yaml'), good);
    await writeFile(at('wrong.yaml'), unresolved);
    await writeFile(at('cut.json'), '{\n  "Resources": {\n    "Queue": {\n      "Type": "AWS::SQS::Queue"\n    }\n');
    await writeFile(at('large.yaml'), `${good}# ${'x'.repeat(51_200)}\n`);
  });
  after(() => rm(folder, { recursive: true, force: true }));
  afterEach(() => emulator().faults.clear());
  const asMaster = ['--profile', master.profile];

  it('are accepted, with what AWS says of them', async () => {
    const text = await run(at('good.yaml'), ...asMaster);
    assert.equal(text.exitCode, 0, `${text.stdout}${text.stderr}`);
    assert.match(
      text.stdout,
      new RegExp(
        `good\\.yaml: AWS CloudFormation accepts it \\(account ${master.id}, us-east-1\\); parameters: Env, ` +
          'Password \\(no default, not shown\\); to deploy it, acknowledge CAPABILITY_IAM \\(The following .*AWS::IAM::Role',
      ),
    );
    const json = JSON.parse((await run(at('good.yaml'), ...asMaster, '--json')).stdout);
    assert.deepEqual(json.findings, []);
    assert.deepEqual(
      json.aws.map(({ accepted, capabilities }: Record<string, unknown>) => [accepted, capabilities]),
      [[true, ['CAPABILITY_IAM']]],
    );
  });

  it('are refused at the place that AWS names, beside what the rules find', async () => {
    const { exitCode, stdout } = await run(at('wrong.yaml'), at('cut.json'), ...asMaster);
    assert.equal(exitCode, 1);
    assert.match(stdout, /wrong\.yaml:9:30 error AWS Template format error: Unresolved resource dependencies \[Envi\]/);
    assert.match(stdout, /wrong\.yaml:9:\d+ error E1020 /);
    assert.match(stdout, /cut\.json:\d+:\d+ error AWS Template format error: JSON not well-formed/);
    const sarif = JSON.parse((await run(at('wrong.yaml'), ...asMaster, '--format', 'sarif')).stdout);
    const { results, tool } = sarif.runs[0];
    assert.ok(results.some(({ ruleId }: { readonly ruleId: string }) => ruleId === 'AWS'));
    assert.ok(tool.driver.rules.some(({ id }: { readonly id: string }) => id === 'AWS'));
  });

  it('are validated with the credentials of the account that is named', async () => {
    const { exitCode, stdout, stderr } = await run(at('good.yaml'), '--account', payments.id);
    assert.equal(exitCode, 0, stderr);
    assert.match(stdout, new RegExp(`account ${payments.id}`));
    const refused = await run(at('good.yaml'), '--account', payments.id, ...asMaster);
    assert.equal(refused.exitCode, 2);
    assert.match(refused.stderr, new RegExp(`^panther-scan: [^\\n]*${payments.id}, but [^\\n]*${master.id}`));
  });

  it('say in one line why AWS could not be asked, and what was found without it', async () => {
    await emulator().faults.add({ service: 'cloudformation', action: 'ValidateTemplate' });
    const denied = await run(at('wrong.yaml'), ...asMaster);
    assert.equal(denied.exitCode, 1);
    assert.match(denied.stdout, /error E1020/);
    assert.match(denied.stderr, /^panther-scan: [^\n]*Allow cloudformation:ValidateTemplate to[^\n]*\n$/);
    await emulator().faults.clear();
    await emulator().faults.add({
      service: 'cloudformation',
      action: 'ValidateTemplate',
      code: 'Throttling',
      status: 400,
    });
    const throttled = await run(at('good.yaml'), ...asMaster);
    assert.equal(throttled.exitCode, 1);
    assert.match(throttled.stderr, /too many calls[^\n]*Try again in a minute/);
    await emulator().faults.clear();
    const large = await run(at('large.yaml'), ...asMaster);
    assert.equal(large.exitCode, 2);
    assert.match(large.stderr, /large\.yaml: CloudFormation takes a template of 51,200 bytes/);
    const nobody = await run(at('good.yaml'), '--profile', 'no-such-profile');
    assert.equal(nobody.exitCode, 2);
    assert.match(nobody.stderr, /^panther-scan: [^\n]*no-such-profile[^\n]*\n$/);
  });

  it('are not sent anywhere unless that is asked for', async () => {
    await emulator().faults.add({ service: 'cloudformation' });
    assert.equal((await runCli(['validate', at('good.yaml'), ...asMaster], env)).exitCode, 0);
    const { exitCode, stderr } = await runCli(['validate', at('good.yaml'), '--account', payments.id], env);
    assert.equal(exitCode, 2);
    assert.match(stderr, /Add --aws/);
  });
});
