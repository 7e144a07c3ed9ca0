import {
  CreateBucketCommand,
  DeleteBucketCommand,
  PutBucketTaggingCommand,
  PutBucketVersioningCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import type { Locator } from 'playwright-core';
import { sandbox } from '../../../scripts/estate/accounts/ids.ts';
import { connectTo } from '../../../scripts/estate/connection.ts';
import { surroundings, useVsCode } from './support/session.ts';

const bucket = 'acme-sandbox-ledger';

describe('the history of what was scanned', () => {
  const session = useVsCode('scanned');
  let s3: S3Client;

  before(async function () {
    this.timeout(120_000);
    s3 = new S3Client(await connectTo(surroundings().endpoint, sandbox.id));
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    await tag('payments');
    await scanSandbox();
    await tag('unknown');
    const versioning = { Bucket: bucket, VersioningConfiguration: { Status: 'Enabled' } } as const;
    await s3.send(new PutBucketVersioningCommand(versioning));
    await scanSandbox();
  });

  async function tag(team: string): Promise<void> {
    await s3.send(new PutBucketTaggingCommand({ Bucket: bucket, Tagging: { TagSet: [{ Key: 'team', Value: team }] } }));
  }

  async function scanSandbox(): Promise<void> {
    const { window } = session();
    await window.command('Panther: Scan Account');
    await window.input.choose(/^Sandbox/);
    await window.notification(/Sandbox: .*resources/).waitFor();
    await window.command('Notifications: Clear All Notifications');
  }

  /** VS Code's comparison, which shows what was and what is below each other. */
  function comparison(text: string): Locator {
    return session().window.page.locator('.monaco-diff-editor').filter({ hasText: text });
  }

  async function open(name: string): Promise<void> {
    const { window } = session();
    await window.closeEditors();
    await window.command('Panther: Reveal Resource by ARN...');
    await window.input.type(`arn:aws:s3:::${name}`);
    await window.input.accept();
    await window
      .editor()
      .filter({ hasText: `arn:aws:s3:::${name}` })
      .waitFor();
    // Where the mouse rests, a tooltip may cover the actions.
    await window.page.mouse.move(1000, 600);
  }

  it('is counted above the document, and leads to what each change did', async () => {
    const { window } = session();
    await open(bucket);
    await window.page.getByText('History (2)').click();
    await window.input.option(/Changed · (just now|\d+ min ago)/).waitFor();
    await window.input.option(/New · (just now|\d+ min ago)/).waitFor();
    await window.input.title.filter({ hasText: `History of ${bucket} (2)` }).waitFor();
    await window.screenshot('history');
    await window.input.choose(/Changed/, comparison('"team": "payments"'));
    await comparison('"team": "unknown"').waitFor();
    await window.page
      .getByRole('tab', { selected: true })
      .filter({ hasText: /^acme-sandbox-ledger \(\d\d:\d\d:\d\d ↔ \d\d:\d\d:\d\d\)/ })
      .waitFor();
    await window.screenshot('history-change');
    await window.closeEditors();
  });

  it('compares a resource with what it was, and says so when nothing differs', async () => {
    const { window } = session();
    // A document that was not open yet: of one that was, VS Code first shows the actions without their commands.
    await open('acme-sandbox-demo');
    await window.page.getByText('Compare with yesterday').click();
    await window.page.getByRole('tab', { name: 'acme-sandbox-demo (yesterday ↔ now)' }).waitFor();
    await comparison('arn:aws:s3:::acme-sandbox-demo').waitFor();
    await window.closeEditors();

    await open(bucket);
    await window.command('Panther: Compare With...');
    await window.input.option('Last scan').waitFor();
    await window.screenshot('compare-with');
    await window.input.choose('Last scan', comparison('"team": "payments"'));
    await window.closeEditors();

    await open(bucket);
    await window.command('Panther: Compare With...');
    await window.input.choose('A time...', window.page.getByPlaceholder('2026-11-22 14:00'));
    await window.input.type('last friday');
    await window.input.message.filter({ hasText: 'This is no time: last friday' }).waitFor();
    await window.screenshot('compare-no-time');
    await window.input.type('0 min');
    await window.input.message.filter({ hasText: 'This is no time' }).waitFor({ state: 'detached' });
    await window.input.accept();
    await window.notification(/Nothing differs: acme-sandbox-ledger \(0 min ↔ now\)/).waitFor();
    await window.command('Notifications: Clear All Notifications');
    await window.closeEditors();
  });

  it('compares a resource with another one of its type', async () => {
    const { window } = session();
    await open(bucket);
    await window.command('Panther: Compare With...');
    await window.input.choose('Another resource of the same type');
    await window.input.type('sandbox west');
    const tab = window.page.getByRole('tab', { name: `${bucket} ↔ acme-sandbox-west` });
    await window.input.choose('acme-sandbox-west', tab);
    await comparison('arn:aws:s3:::acme-sandbox-west').waitFor();
    await window.screenshot('compare-resources');
    await window.closeEditors();
  });

  it('shows what changed since the last scan, by keys alone', async () => {
    const { window } = session();
    const { keyboard } = window.page;
    await keyboard.press('F1');
    await window.input.field.waitFor();
    await keyboard.type('Panther: What Changed');
    await window.input.option('Panther: What Changed...').waitFor();
    await keyboard.press('Enter');
    await window.input.option('All accounts').waitFor();
    await keyboard.press('Enter');
    await window.input.option('Since the last scan').waitFor();
    await window.screenshot('what-changed');
    await keyboard.press('ArrowDown');
    // A key that is pressed before the list is drawn does nothing.
    await window.input.option('Since the last scan').and(window.page.locator('.focused')).waitFor();
    await keyboard.press('Enter');
    const changes = window.view('Changes');
    await changes.message.filter({ hasText: /^Since the last scan: .*\d changed/ }).waitFor();
    await changes.expand(/^Sandbox.*\d changed/);
    await changes.expand(/^us-east-1/);
    await changes.expand(/^S3 buckets/);
    await (await changes.find(/acme-sandbox-ledger.*team payments → unknown/)).click();
    await comparison('"team": "unknown"').waitFor();
    await window.screenshot('changes');
    await window.closeEditors();
  });

  it('shows them as one list, and side by side', async () => {
    const { window } = session();
    const changes = window.view('Changes');
    await (await changes.button('Show as One List')).click();
    await changes.find(/acme-sandbox-ledger.*S3 buckets · Sandbox · us-east-1/);
    await window.screenshot('changes-list');
    await (await changes.button('Group by Account')).click();
    await window.rowButton(await changes.find(/^Sandbox/), 'Compare All');
    await window.page.locator('.multiDiffEntry').filter({ hasText: bucket }).waitFor();
    await window.screenshot('changes-all');
    await window.closeEditors();
  });

  it('still has what was deleted, and opens it', async () => {
    const { window } = session();
    await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
    await scanSandbox();
    const changes = window.view('Changes');
    await (await changes.button('Refresh Changes')).click();
    await changes.message.filter({ hasText: '1 deleted' }).waitFor();
    await (await changes.button('Show as One List')).click();
    const row = await changes.find(/acme-sandbox-ledger.*deleted/);
    await row.click();
    await comparison(`arn:aws:s3:::${bucket}`).waitFor();
    await window.screenshot('changes-deleted');
    await row.click({ button: 'right' });
    await window.page.getByRole('menuitem', { name: 'Open This Version' }).hover();
    await window.screenshot('changes-menu');
    await window.page.keyboard.press('Enter');
    await window.page.getByRole('tab', { name: /^acme-sandbox-ledger \(until\.[\d.-]+\)\.json/ }).waitFor();
    await window.editor().filter({ hasText: '"Versioning": "Enabled"' }).first().waitFor();
    await (await changes.button('Close Changes View')).click();
    await changes.tree.waitFor({ state: 'detached' });
    await window.closeEditors();
  });
});
