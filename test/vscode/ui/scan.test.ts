import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { sandbox } from '../../../scripts/estate/accounts/ids.ts';
import { connectTo } from '../../../scripts/estate/connection.ts';
import { surroundings, useVsCode } from './support/session.ts';

describe('scanning from the windows', () => {
  const session = useVsCode('scanned');

  async function faults(method: 'POST' | 'DELETE', body?: unknown): Promise<void> {
    const url = `${surroundings().endpoint}/panther-emulator/faults`;
    await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  }

  afterEach(() => faults('DELETE'));

  it('finds what is new', async () => {
    const { window } = session();
    const s3 = new S3Client(await connectTo(surroundings().endpoint, sandbox.id));
    await s3.send(new CreateBucketCommand({ Bucket: 'acme-sandbox-brand-new' }));
    await scanSandbox();
    await window.command('Panther: Reveal Resource by ARN...');
    await window.input.type('arn:aws:s3:::acme-sandbox-brand-new');
    await window.input.accept();
    await window.editor().filter({ hasText: 'arn:aws:s3:::acme-sandbox-brand-new' }).waitFor();
    await window.view('Resources').find('acme-sandbox-brand-new');
    await window.closeEditors();
  });

  it('says what was denied, keeps what was known, and reads it when tried again', async () => {
    const { window } = session();
    const sources = window.view('Sources');
    const denied = { service: 'kms', action: 'ListKeys', region: 'us-east-1', accountId: sandbox.id };
    await faults('POST', [{ ...denied, code: 'AccessDeniedException', message: 'not authorized' }]);
    await scanSandbox();
    await sources.expand('Sandbox');
    await sources.expand(/^Coverage.*1 cell needs attention/);
    await sources.row(/AWS\.KMS\.Key us-east-1.*denied.*kms:ListKeys/).waitFor();
    await window.screenshot('denied');
    await faults('DELETE');
    await window.command('Panther: Retry Failed Cells');
    await window.input.choose('Sandbox');
    await sources.row(/^Coverage.*100 %/).waitFor();
  });

  it('can be cancelled, and leaves what was read', async () => {
    const { window } = session();
    await window.command('Panther: Scan All Accounts');
    const progress = window.notification(/Scanning all accounts/);
    await progress.getByRole('button', { name: 'Cancel' }).click();
    await window
      .view('Sources')
      .row(/scan cancelled/)
      .first()
      .waitFor();
    await window.view('Resources').find(/^Payments.*\d+/);
    await window.screenshot('cancelled');
  });

  async function scanSandbox(): Promise<void> {
    const { window } = session();
    await window.command('Panther: Scan Account');
    await window.input.choose('Sandbox');
    await window
      .notification(/^(?!Scanning).*resources/)
      .first()
      .waitFor();
    await window.command('Notifications: Clear All Notifications');
  }
});
