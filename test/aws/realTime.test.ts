/** The templates of real time, deployed as a person deploys them: what they make brings events, and goes again. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { CloudFormationClient, CreateStackCommand, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { CreateBucketCommand, GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateTopicCommand, SNSClient } from '@aws-sdk/client-sns';
import { DeleteMessageCommand, GetQueueUrlCommand, ReceiveMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { master, payments, sandbox } from '../../scripts/estate/accounts/ids.ts';
import { estateEnvironment } from '../../scripts/estate/environment.ts';
import { runCli, startCli } from '../support/runCli.ts';
import { inAccount } from './support/clients.ts';
import { useEmulator } from './support/emulator.ts';

const regions = ['us-east-1', 'eu-west-1'];
const queueName = 'panther-aws-events-queue';

describe('the templates of real time', function () {
  this.timeout(120_000);
  const emulator = useEmulator();
  let folder: string;
  let env: Readonly<Record<string, string>>;
  let sqs: SQSClient;

  async function cli(...args: readonly string[]): Promise<string> {
    const { exitCode, stdout, stderr } = await runCli(args, env);
    assert.equal(exitCode, 0, `${args.join(' ')}: ${stdout}${stderr}`);
    return `${stdout}${stderr}`;
  }

  before('two accounts, one of them followed', async () => {
    const { endpoint } = emulator();
    folder = await mkdtemp(path.join(tmpdir(), 'panther-real-time-'));
    const aws = await estateEnvironment(endpoint, path.join(folder, 'aws'));
    env = { ...aws, PANTHER_HOME: path.join(folder, 'home') };
    sqs = new SQSClient(await inAccount(endpoint, master.id));
    await cli('accounts', 'master', '--id', master.id, '--region', 'us-east-1', '--use-profile', master.profile);
    await cli(
      ...['accounts', 'add', '--name', 'Payments', '--id', payments.id, '--label', 'prod', '--real-time'],
      '--no-verify',
    );
  });
  after(() => rm(folder, { recursive: true, force: true }));

  const deploy = (...args: readonly string[]) => cli('template', 'deploy', ...args, '--yes');
  const deployRealTime = (region: string) =>
    deploy('real-time-events', '--account', payments.id, '--region', region, '--profile', payments.profile);

  /** What is in the queue, taken out of it. */
  async function taken(): Promise<readonly Record<string, unknown>[]> {
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: queueName }));
    const all: Record<string, unknown>[] = [];
    for (;;) {
      const { Messages = [] } = await sqs.send(new ReceiveMessageCommand({ QueueUrl, WaitTimeSeconds: 0 }));
      if (Messages.length === 0) return all;
      for (const { Body = '', ReceiptHandle } of Messages) {
        all.push(JSON.parse(Body));
        await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      }
    }
  }

  async function createTopic(accountId: string, region: string): Promise<void> {
    const sns = new SNSClient(await inAccount(emulator().endpoint, accountId, region));
    await sns.send(new CreateTopicCommand({ Name: 'told-of' }));
    sns.destroy();
  }

  it('make a queue, and in each region what sends to it', async () => {
    assert.match(await deploy('events-queue', '--profile', master.profile), /CREATE_COMPLETE/);
    for (const region of regions) assert.match(await deployRealTime(region), /CREATE_COMPLETE/);
    assert.match(await deployRealTime('eu-west-1'), /is up to date/);
  });

  it('bring a call of each region, as EventBridge tells of it and nothing around it', async () => {
    await taken();
    for (const region of regions) await createTopic(payments.id, region);
    assert.deepEqual(
      (await taken()).map((event) => [event['detail-type'], event['account'], event['region']]),
      regions.map((region) => ['AWS API Call via CloudTrail', payments.id, region]),
    );
  });

  it('keep out what an account sends that is not followed, until it is', async () => {
    const stranger = await inAccount(emulator().endpoint, sandbox.id);
    const rendered = await cli('template', 'render', 'real-time-events', '--account', payments.id, '--json');
    const { body } = JSON.parse(rendered) as { readonly body: string };
    const cloudFormation = new CloudFormationClient(stranger);
    await cloudFormation.send(new CreateStackCommand({ StackName: 'stranger', TemplateBody: body }));
    await createTopic(sandbox.id, 'us-east-1');
    assert.deepEqual(await taken(), []);
    await cli(
      ...['accounts', 'add', '--name', 'Sandbox', '--id', sandbox.id, '--label', 'test', '--real-time'],
      '--no-verify',
    );
    assert.match(await deploy('events-queue', '--profile', master.profile), /UPDATE_COMPLETE/);
    await createTopic(sandbox.id, 'us-east-1');
    assert.deepEqual(
      (await taken()).map((event) => event['account']),
      [sandbox.id],
    );
    await cloudFormation.send(new DeleteStackCommand({ StackName: 'stranger' }));
  });

  it('are launched in the console from a bucket, in the region that was asked for', async () => {
    const s3 = new S3Client(await inAccount(emulator().endpoint, payments.id));
    await s3.send(new CreateBucketCommand({ Bucket: 'templates-of-payments' }));
    const launch = (...args: readonly string[]) =>
      cli('template', 'launch-url', ...args, '--bucket', 'templates-of-payments', '--profile', payments.profile);
    const url = await launch('real-time-events', '--account', 'Payments', '--region', 'eu-west-1');
    assert.match(url, /^https:\/\/eu-west-1\.console\.aws\.amazon\.com\/.*stackName=panther-real-time-events&/);
    assert.match(url, new RegExp(`param_MasterAccountId=${master.id}&param_QueueArn=arn%3Aaws%3Asqs%3Aus-east-1%3A`));
    const key = /templateURL=([^&]+)/.exec(url)?.[1] ?? '';
    const Key = new URL(decodeURIComponent(key)).pathname.slice(1);
    const { Body } = await s3.send(new GetObjectCommand({ Bucket: 'templates-of-payments', Key }));
    assert.match((await Body?.transformToString()) ?? '', /panther-cloudwatch-events-topic/);
    assert.match(await launch('events-queue'), /stackName=panther-aws-events-queue&param_AccountIds=123456789012/);
    // What is of the master account goes to its own bucket, as whoever scans.
    const inMaster = new S3Client(await inAccount(emulator().endpoint, master.id));
    await inMaster.send(new CreateBucketCommand({ Bucket: 'templates-of-master' }));
    const own = await cli('template', 'launch-url', 'events-queue', '--bucket', 'templates-of-master');
    assert.match(own, /templateURL=https%3A%2F%2Ftemplates-of-master\.s3\./);
  });

  it('bring heartbeats, which events status shows', async () => {
    for (const region of regions) {
      assert.deepEqual(await emulator().fireSchedules({ accountId: payments.id, region }), ['panther-heartbeat']);
    }
    const watch = startCli(['events', 'watch', '--profile', master.profile], env);
    try {
      let shown = '';
      for (;;) {
        shown = (await runCli(['events', 'status'], env)).stdout;
        if (regions.every((region) => shown.includes(`Heartbeat of ${payments.id} ${region}: `))) break;
      }
      assert.match(shown, /^Live/im);
    } finally {
      watch.kill('SIGINT');
    }
  });

  it('go again without a trace', async () => {
    for (const region of regions) {
      const connection = await inAccount(emulator().endpoint, payments.id, region);
      const cloudFormation = new CloudFormationClient(connection);
      await cloudFormation.send(new DeleteStackCommand({ StackName: 'panther-real-time-events' }));
      assert.deepEqual(await emulator().fireSchedules({ accountId: payments.id, region }), []);
      await createTopic(payments.id, region);
    }
    assert.deepEqual(await taken(), []);
    const cloudFormation = new CloudFormationClient(await inAccount(emulator().endpoint, master.id));
    await cloudFormation.send(new DeleteStackCommand({ StackName: queueName }));
    await assert.rejects(
      sqs.send(new GetQueueUrlCommand({ QueueName: queueName })),
      /QueueDoesNotExist|does not exist/,
    );
  });
});
