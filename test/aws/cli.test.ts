import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import { CreateFunctionCommand, LambdaClient } from '@aws-sdk/client-lambda';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { master, payments } from '../../scripts/estate/accounts/ids.ts';
import { estateEnvironment } from '../../scripts/estate/environment.ts';
import { ended, runCli, startCli } from '../support/runCli.ts';
import { inAccount } from './support/clients.ts';
import { useEmulator } from './support/emulator.ts';

const secret = 'hunter2-do-not-store';

describe('panther-scan with AWS', function () {
  this.timeout(120_000);
  const emulator = useEmulator();
  let folder: string;
  let env: Readonly<Record<string, string>>;
  const run = (...args: readonly string[]) => runCli(args, env);

  before('an account with a bucket and a function', async () => {
    const { endpoint } = emulator();
    folder = await mkdtemp(path.join(tmpdir(), 'panther-cli-aws-'));
    const aws = await estateEnvironment(endpoint, path.join(folder, 'aws'));
    env = { ...aws, PANTHER_HOME: path.join(folder, 'home') };
    const connection = await inAccount(endpoint, payments.id);
    await new S3Client(connection).send(new CreateBucketCommand({ Bucket: 'invoices-2026' }));
    const trust = {
      Version: '2012-10-17',
      Statement: [{ Effect: 'Allow', Principal: { Service: 'lambda.amazonaws.com' }, Action: 'sts:AssumeRole' }],
    };
    await new IAMClient(connection).send(
      new CreateRoleCommand({ RoleName: 'charge', AssumeRolePolicyDocument: JSON.stringify(trust) }),
    );
    await new LambdaClient(connection).send(
      new CreateFunctionCommand({
        FunctionName: 'charge',
        Role: `arn:aws:iam::${payments.id}:role/charge`,
        Runtime: 'nodejs22.x',
        Handler: 'index.handler',
        Code: { ZipFile: new Uint8Array([0]) },
        Environment: { Variables: { PASSWORD: secret } },
      }),
    );
    await run('accounts', 'master', '--id', master.id, '--region', 'us-east-1', '--use-profile', master.profile);
  });
  after(() => rm(folder, { recursive: true, force: true }));
  afterEach(() => emulator().faults.clear());

  it('saves no account whose role cannot be used', async () => {
    const { exitCode, stdout, stderr } = await run(
      ...['accounts', 'add', '--name', 'Payments', '--id', payments.id, '--label', 'prod'],
    );
    assert.equal(exitCode, 1);
    assert.match(stdout, /Payments +Scan +failed +AccessDenied.*Deploy the scan-role template/);
    assert.match(stderr, /was not saved/);
    assert.deepEqual(JSON.parse((await run('accounts', 'list', '--json')).stdout).accounts, []);
  });

  it('onboards an account: add, deploy, check', async () => {
    const add = ['accounts', 'add', '--name', 'Payments', '--id', payments.id, '--label', 'prod', '--no-verify'];
    assert.equal((await run(...add)).exitCode, 0);
    // All regions would be scanned alike, one after the other.
    assert.equal((await run('accounts', 'edit', 'Payments', '--regions', 'us-east-1,eu-west-1')).exitCode, 0);
    assert.equal((await run('accounts', 'check')).exitCode, 1);

    const deploy = ['template', 'deploy', '--account', 'Payments', '--profile', payments.profile, '--yes'];
    const refused = await run(...deploy);
    assert.equal(refused.exitCode, 2);
    assert.match(refused.stderr, /was not acknowledged: CAPABILITY_NAMED_IAM\. Add --capabilities/);

    const deployed = await run(...deploy, '--capabilities', 'CAPABILITY_NAMED_IAM');
    assert.equal(deployed.exitCode, 0, deployed.stderr);
    assert.match(
      deployed.stderr,
      /Create stack panther-cloudsec-setup in 123456789012, us-east-1:[\s\S]*AWS::IAM::Role/,
    );
    assert.match(deployed.stdout, /panther-cloudsec-setup: CREATE_COMPLETE/);

    const checked = await run('accounts', 'check', 'Payments');
    assert.equal(checked.exitCode, 0, checked.stdout);
    assert.match(checked.stdout, /Payments +Scan +ok/);
  });

  it('refuses to deploy with the credentials of another account', async () => {
    const { exitCode, stderr } = await run(
      ...['template', 'deploy', '--account', 'Payments', '--profile', master.profile, '--yes'],
      ...['--capabilities', 'CAPABILITY_NAMED_IAM'],
    );
    assert.equal(exitCode, 2);
    assert.match(stderr, new RegExp(`^panther-scan: [^\\n]*${master.id}`));
  });

  it('scans, lists and prints what it found, without the secrets', async () => {
    const scanned = await run('scan', '--all');
    assert.match(scanned.stdout, /Payments +prod +123456789012 .*\n.*resources? \(\+\d+ new/);
    const listed = await run('resources', 'list', '--type', 'AWS.S3.Bucket', '--json');
    assert.deepEqual(
      listed.stdout
        .trim()
        .split('\n')
        .map((line) => JSON.parse(line).Name),
      ['invoices-2026'],
    );
    const got = await run('resources', 'get', `arn:aws:lambda:us-east-1:${payments.id}:function:charge`);
    assert.equal(JSON.parse(got.stdout).Name, 'charge');
    assert.equal(JSON.parse((await run('resources', 'get', 'invoices-2026')).stdout).ResourceType, 'AWS.S3.Bucket');
    const exported = await run('resources', 'export');
    for (const line of exported.stdout.trim().split('\n')) JSON.parse(line);
    assert.ok(!`${got.stdout}${exported.stdout}`.includes(secret));
    assert.match(exported.stdout, /"redacted"/);
  });

  it('ends with 1 when a cell was denied, keeps what it knew, and reports the permission that mends it', async () => {
    await emulator().faults.add({ service: 'lambda', action: 'ListFunctions', region: 'us-east-1' });
    const scanned = await run('scan', 'Payments', '--type', 'AWS.Lambda.Function', '--region', 'us-east-1', '--json');
    assert.equal(scanned.exitCode, 1);
    assert.equal(JSON.parse(scanned.stdout).accounts[0].cells.denied, 1);
    assert.match((await run('resources', 'list', '--type', 'AWS.Lambda.Function')).stdout, /charge/);
    const report = await run('scan', 'report');
    assert.equal(report.exitCode, 0);
    assert.match(report.stdout, /AWS\.Lambda\.Function .*denied: lambda:ListFunctions .*allow lambda:ListFunctions/);

    await emulator().faults.clear();
    const again = await run('scan', 'Payments', '--failed', '--json');
    assert.equal(JSON.parse(again.stdout).accounts[0].cells.ok >= 1, true);
  });

  it('reports what resources lack, and the permission that mends it', async () => {
    await emulator().faults.add({ service: 's3', action: 'GetBucketPolicy' });
    const scanned = await run('scan', 'Payments', '--type', 'AWS.S3.Bucket');
    assert.equal(scanned.exitCode, 0);
    assert.match(scanned.stdout, /Payments .* 1 read in part\n/);
    const report = await run('scan', 'report');
    assert.match(report.stdout, /1 resource: s3:GetBucketPolicy said AccessDenied; allow s3:GetBucketPolicy/);
    const { notRead } = JSON.parse((await run('scan', 'report', '--json')).stdout);
    assert.deepEqual(notRead, [{ call: 's3:GetBucketPolicy', reason: 'denied', code: 'AccessDenied', resources: 1 }]);
  });

  it('retires nothing for an answer of a proxy that is well-formed', async () => {
    const body = JSON.stringify({ message: 'Sign in first' });
    await emulator().faults.add({
      service: 'lambda',
      action: 'ListFunctions',
      status: 200,
      contentType: 'application/json',
      body,
    });
    const scanned = await run('scan', 'Payments', '--type', 'AWS.Lambda.Function', '--region', 'us-east-1', '--json');
    assert.equal(scanned.exitCode, 1);
    assert.deepEqual(
      JSON.parse(scanned.stdout).accounts.map(({ deleted }: { readonly deleted: number }) => deleted),
      [0],
    );
    const report = await run('scan', 'report');
    assert.match(report.stdout, /failed: lambda:ListFunctions said MalformedAnswer: [^\n]*a proxy may be in between/);
    assert.match(report.stdout, /Read them again: panther-scan scan <account> --failed/);
  });

  it('stops cleanly on ctrl-c: 130, and the inventory still answers', async () => {
    const child = startCli(['scan', '--all', '--verbose'], env);
    assert.ok(child.stderr);
    let log = '';
    child.stderr.on('data', (chunk) => {
      log += chunk;
    });
    while (!log.includes('scan began')) await once(child.stderr, 'data');
    child.kill('SIGINT');
    const { exitCode } = await ended(child);
    assert.equal(exitCode, 130);
    assert.match((await run('resources', 'list', '--type', 'AWS.S3.Bucket')).stdout, /invoices-2026/);
  });

  it('survives kill -9 in the middle of a scan', async () => {
    const child = startCli(['scan', '--all', '--verbose'], env);
    assert.ok(child.stderr);
    let log = '';
    child.stderr.on('data', (chunk) => {
      log += chunk;
    });
    while (!log.includes('scan began')) await once(child.stderr, 'data');
    child.kill('SIGKILL');
    await once(child, 'close');
    assert.match((await run('resources', 'list', '--type', 'AWS.S3.Bucket')).stdout, /invoices-2026/);
    const summary = JSON.parse((await run('scan', 'Payments', '--type', 'AWS.S3.Bucket', '--json')).stdout);
    assert.equal(summary.accounts[0].cells.ok, 1);
  });

  it('says in one line that nobody answers', async () => {
    const nowhere = { ...env, AWS_ENDPOINT_URL: 'http://127.0.0.1:9' };
    const { exitCode, stdout, stderr } = await runCli(['accounts', 'check'], nowhere);
    assert.equal(exitCode, 1);
    assert.equal(stdout, '');
    assert.match(stderr, /^panther-scan: [^\n]+\n$/);
  });

  it('says that the endpoint is no address', async () => {
    const { exitCode, stderr } = await runCli(['accounts', 'check'], { ...env, AWS_ENDPOINT_URL: 'localhost:4566' });
    assert.equal(exitCode, 2);
    assert.match(
      stderr,
      /^panther-scan: The endpoint that is set for AWS is no URL: localhost:4566\. Correct [^\n]+\n$/,
    );
  });

  it('lists what the inventory keeps of an account that was removed', async () => {
    assert.equal((await run('accounts', 'remove', 'Payments', '--yes')).exitCode, 0);
    const listed = await run('resources', 'list', '--account', payments.id, '--type', 'AWS.S3.Bucket');
    assert.match(listed.stdout, /invoices-2026/);
  });
});
