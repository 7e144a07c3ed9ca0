import { useVsCode } from './support/session.ts';

describe('browsing the estate', () => {
  const session = useVsCode('scanned');

  it('shows the accounts with their label, id, last scan and size', async () => {
    const { window } = session();
    const sources = window.view('Sources');
    await sources.row(/Payments.*prod · scanned .* · \d+ · 123456789012/).waitFor();
    await sources.row(/Security Dev.*dev · scanned .* · \d+ · 222233334444/).waitFor();
    await sources.row(/Sandbox.*test · scanned .* · \d+ · 333344445555/).waitFor();
    await window.statusBar().getByText('3 accounts').waitFor();
  });

  it('shows what an account is used for and how much of it was read', async () => {
    const { window } = session();
    const sources = window.view('Sources');
    await sources.expand('Payments');
    await sources.row(/Scan role.*verified/).waitFor();
    await sources.row(/Real time.*live/).waitFor();
    await sources.row(/Remediation.*off/).waitFor();
    await sources.row(/Coverage.*100 %/).waitFor();
    await window.screenshot('accounts');
  });

  it('leads from an account to the document of a bucket', async () => {
    const { window } = session();
    const resources = window.view('Resources');
    await resources.expand(/^Payments/);
    await resources.expand(/^eu-west-1/);
    await resources.expand(/^S3 buckets/);
    await (await resources.find('acme-eu-statements')).click();
    const text = window.editor().filter({ hasText: 'arn:aws:s3:::acme-eu-statements' });
    await text.waitFor();
    await text.filter({ hasText: '"AccountId": "123456789012"' }).waitFor();
    await window.page.getByText('Open in console').waitFor();
    await window.screenshot('bucket');
    await window.closeEditors();
  });

  it('groups by type, and back', async () => {
    const { window } = session();
    const resources = window.view('Resources');
    await window.command('Panther: Group Resources By...');
    await window.input.choose(/^Type/);
    await resources.find(/^S3 buckets\d+/);
    await window.screenshot('by-type');
    await window.command('Panther: Group Resources By...');
    await window.input.choose(/^Account/);
    await resources.find(/^Sandbox/);
  });

  it('filters, says so, and clears the filter', async () => {
    const { window } = session();
    const resources = window.view('Resources');
    await window.command('Panther: Filter Resources...');
    await window.input.type('sandbox demo');
    for (const placeholder of [/Accounts or labels/, /Regions/, /Resource types/]) {
      await window.input.accept();
      await window.page.getByPlaceholder(placeholder).waitFor();
    }
    await window.input.accept();
    await resources.message.filter({ hasText: /sandbox demo/ }).waitFor();
    await resources.row(/^Payments/).waitFor({ state: 'detached' });
    await resources.find(/^Sandbox/);
    await window.screenshot('filtered');
    await window.command('Panther: Clear Filter');
    await resources.find(/^Payments/);
  });

  it('says that nothing matches a filter, with a way out', async () => {
    const { window } = session();
    const resources = window.view('Resources');
    await window.command('Panther: Filter Resources...');
    await window.input.type('no-such-thing');
    for (const placeholder of [/Accounts or labels/, /Regions/, /Resource types/]) {
      await window.input.accept();
      await window.page.getByPlaceholder(placeholder).waitFor();
    }
    await window.input.accept();
    await resources.welcome.getByText('Nothing matches the filter.').waitFor();
    await window.screenshot('nothing-matches');
    await resources.welcome.getByRole('button', { name: 'Clear Filter' }).click();
    await resources.find(/^Payments/);
  });

  it('goes to a resource by words of its name', async () => {
    const { window } = session();
    await window.command('Panther: Go to Resource...');
    await window.input.type('dr statements');
    await window.input.choose('acme-dr-statements');
    await window.editor().filter({ hasText: 'arn:aws:s3:::acme-dr-statements' }).waitFor();
    await window.view('Resources').selected('acme-dr-statements').waitFor();
    await window.screenshot('go-to-resource');
    await window.closeEditors();
  });

  it('reveals a resource by its ARN and refuses one that it does not know', async () => {
    const { window } = session();
    await window.command('Panther: Reveal Resource by ARN...');
    await window.input.type('arn:aws:s3:::acme-nowhere');
    await window.input.message.filter({ hasText: 'no such resource' }).waitFor();
    await window.input.type('arn:aws:s3:::acme-sandbox-west');
    await window.input.message.filter({ hasText: 'no such resource' }).waitFor({ state: 'detached' });
    await window.input.accept();
    await window.editor().filter({ hasText: 'arn:aws:s3:::acme-sandbox-west' }).waitFor();
    await window.closeEditors();
  });
});
