import assert from 'node:assert/strict';
import { CreateBucketCommand, DeleteBucketCommand, PutBucketTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { CreateQueueCommand, DeleteQueueCommand, GetQueueAttributesCommand, SQSClient } from '@aws-sdk/client-sqs';
import { master, payments } from '../../../scripts/estate/accounts/ids.ts';
import { connectTo } from '../../../scripts/estate/connection.ts';
import { surroundings, useVsCode } from './support/session.ts';

const bucket = 'acme-payments-live';
const queue = 'panther-aws-events-queue';

describe('events as they come in', () => {
  let s3: S3Client;
  let sqs: SQSClient;
  let queueUrl = '';
  let policy: string | undefined;

  // Before VS Code is open: it looks for the queue at once.
  before(async () => {
    const { endpoint } = surroundings();
    s3 = new S3Client(await connectTo(endpoint, payments.id));
    sqs = new SQSClient(await connectTo(endpoint, master.id));
    const { QueueUrl = '' } = await sqs.send(new CreateQueueCommand({ QueueName: queue }));
    queueUrl = QueueUrl;
    const asked = { QueueUrl, AttributeNames: ['Policy' as const] };
    policy = (await sqs.send(new GetQueueAttributesCommand(asked))).Attributes?.['Policy'];
  });

  after(async () => {
    // For those that come after it.
    const Attributes = policy === undefined ? {} : { Policy: policy };
    await sqs.send(new CreateQueueCommand({ QueueName: queue, Attributes }));
    await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
  });

  const session = useVsCode('scanned', { settings: { 'panther.events.notify': ['AWS.S3.*'] } });

  async function tag(team: string): Promise<void> {
    await s3.send(new PutBucketTaggingCommand({ Bucket: bucket, Tagging: { TagSet: [{ Key: 'team', Value: team }] } }));
  }

  it('are counted and told of where nobody looks', async () => {
    const { window } = session();
    await window.statusBar().getByText('3 accounts · live').waitFor();
    const live = window.view('Live Events');
    await live.welcome.filter({ hasText: 'Connected.' }).waitFor();
    await window.screenshot('events-none');
    await window.command('View: Show Explorer');
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    const badge = window.page.getByRole('tab', { name: /^Cloud Security/ }).locator('.badge-content');
    await badge.filter({ hasText: /^1$/ }).waitFor();
    const told = window.notification(/CreateBucket on acme-payments-live in Payments by /);
    await told.waitFor();
    await window.screenshot('events-told');
    await told.getByRole('button', { name: 'Show Live Events' }).click();
    await live.row(/CreateBucket/).waitFor();
    await badge.waitFor({ state: 'hidden' });
  });

  it('are listed with who did what, and what became of it', async () => {
    const { window } = session();
    const live = window.view('Live Events');
    await live.row(/CreateBucket.*acme-payments-live · changed by .* · Payments \(prod\) · us-east-1/).waitFor();
    await tag('payments');
    await live.row(/PutBucketTagging.*acme-payments-live.*changed/).waitFor();
    const hover = window.page.locator('.workbench-hover').filter({ hasText: 'PutBucketTagging' });
    await window.hoverOver(live.row(/PutBucketTagging/), hover);
    await window.screenshot('events');
  });

  it('show their record at a click, and lead to the resource', async () => {
    const { window } = session();
    const live = window.view('Live Events');
    await live.row(/CreateBucket/).click();
    const tab = window.page.getByRole('tab', { selected: true, name: /^CreateBucket \d\d:\d\d:\d\d/ });
    await tab.waitFor();
    await window.editor().filter({ hasText: '"eventName": "CreateBucket"' }).waitFor();
    await window.lens(bucket).waitFor();
    await window.page.mouse.move(1000, 600);
    await window.screenshot('events-record');
    await window.rowButton(live.row(/PutBucketTagging/), 'Reveal in Resources View');
    await window
      .view('Resources')
      .selected(/acme-payments-live.*changed just now by/)
      .waitFor();
    await window.screenshot('events-revealed');
    await window.closeEditors();
  });

  it('wait while the list is paused, and are found by a filter', async () => {
    const { window } = session();
    const live = window.view('Live Events');
    await window.command('Panther: Pause Live Events');
    await live.message.filter({ hasText: 'Paused.' }).waitFor();
    await tag('billing');
    await live.message.filter({ hasText: 'Paused. 1 event came in since.' }).waitFor();
    assert.equal(await live.row(/PutBucketTagging/).count(), 1);
    await window.screenshot('events-paused');
    await window.command('Panther: Resume Live Events');
    await live
      .row(/PutBucketTagging/)
      .nth(1)
      .waitFor();
    await window.command('Panther: Filter Live Events...');
    await window.input.type('createbucket');
    await window.input.accept();
    await window.input.option('Payments').waitFor();
    await window.input.accept();
    await window.input.option('s3').waitFor();
    await window.screenshot('events-filter');
    await window.input.accept();
    await window.input.title.filter({ hasText: '4/4' }).waitFor();
    await window.input.accept();
    await live.message.filter({ hasText: 'Filter: "createbucket"' }).waitFor();
    await live.row(/PutBucketTagging/).waitFor({ state: 'detached' });
    assert.equal(await live.row(/CreateBucket/).count(), 1);
    await window.command('Panther: Clear Filter of Live Events');
    await live
      .row(/PutBucketTagging/)
      .nth(1)
      .waitFor();
    await window.command('Panther: Clear Live Events');
    await live.row(/CreateBucket/).waitFor({ state: 'detached' });
    assert.equal(await live.row(/PutBucketTagging/).count(), 0);
  });

  it('say who changed a resource, and lead to what was changed', async () => {
    const { window } = session();
    await window.command('Panther: Reveal Resource by ARN...');
    await window.input.type(`arn:aws:s3:::${bucket}`);
    await window.input.accept();
    await window
      .editor()
      .filter({ hasText: `arn:aws:s3:::${bucket}` })
      .waitFor();
    await window.command('Panther: Who Changed This?');
    await window.input
      .option(/PutBucketTagging · from/)
      .first()
      .waitFor();
    await window.screenshot('events-who');
    const comparison = window.page.locator('.monaco-diff-editor').filter({ hasText: '"team": "billing"' });
    await window.input.choose(/PutBucketTagging · from/, comparison);
    await window.closeEditors();
  });

  it('have their set-up checked, with the command that mends what is missing', async () => {
    const { window } = session();
    await window.command('Panther: Check Real-Time Setup');
    await window.page.getByRole('tab', { selected: true, name: /^Real-Time Setup \d\d:\d\d:\d\d\.txt/ }).waitFor();
    const report = window.editor();
    await report.filter({ hasText: 'Steps on the way of events: ' }).waitFor();
    await report.filter({ hasText: '✓ Queue: The queue is there.' }).waitFor();
    await report
      .filter({ hasText: `$ panther-scan template deploy real-time-events --account ${payments.id} --region ` })
      .waitFor();
    await window.screenshot('events-setup');
    await window.closeEditors();
  });

  it('say why they do not come in any more', async () => {
    const { window } = session();
    await sqs.send(new DeleteQueueCommand({ QueueUrl: queueUrl }));
    await window.view('Live Events').message.filter({ hasText: 'There is no queue for events' }).waitFor();
    await window.statusBar().getByText('3 accounts · real time broken').waitFor();
    await window.screenshot('events-broken');
  });
});
