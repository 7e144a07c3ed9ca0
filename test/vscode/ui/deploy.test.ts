import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sandbox } from '../../../scripts/estate/accounts/ids.ts';
import { surroundings, useVsCode } from './support/session.ts';

describe('deploying the scan role', () => {
  const session = useVsCode('scanned');

  async function faults(method: 'POST' | 'DELETE', body?: unknown): Promise<void> {
    const url = `${surroundings().endpoint}/panther-emulator/faults`;
    await fetch(url, { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) });
  }

  /** CloudFormation answers this call so, in XML. */
  function answering(action: string, result: string) {
    const body = `<${action}Response><${action}Result>${result}</${action}Result></${action}Response>`;
    return { service: 'cloudformation', action, accountId: sandbox.id, status: 200, contentType: 'text/xml', body };
  }

  afterEach(() => faults('DELETE'));

  it("proposes the account's own profile, and says how it goes on when it is cancelled", async () => {
    const { window, home } = session();
    const file = path.join(home, 'accounts.yaml');
    const good = await readFile(file, 'utf8');
    const at = good.indexOf('Sandbox');
    await writeFile(file, good.slice(0, at) + good.slice(at).replace('remediation: false', 'remediation: true'));
    await window.command('Panther: Deploy Scan-Role Stack...');
    await window.input.choose('Sandbox', window.input.option('Profiles of the account'));
    assert.match((await window.input.option(/./).first().textContent()) ?? '', /^sandbox.*333344445555/);
    await window.input.accept();
    await window.answer('Acknowledge and Show Changes');
    await window.input.option('Add RemediationRole').waitFor();
    const name = 'panther-cloudsec-setup';
    const stack = `<StackName>${name}</StackName><StackId>${name}</StackId><StackStatus>UPDATE_IN_PROGRESS</StackStatus>`;
    await faults('POST', [
      answering('DescribeStacks', `<Stacks><member>${stack}</member></Stacks>`),
      answering('ExecuteChangeSet', ''),
      answering('CancelUpdateStack', ''),
    ]);
    await window.input.choose('Deploy...', window.dialogButton('Deploy'));
    await window.answer('Deploy');
    await window
      .notification(/^Deploying/)
      .getByRole('button', { name: 'Cancel' })
      .click();
    await window.notification(/no longer watched.*UPDATE_IN_PROGRESS/).waitFor();
    await window.screenshot('deploy-cancelled');
    await window.command('Notifications: Clear All Notifications');
  });

  it('in the console uploads the template to a bucket first, and opens the page with everything filled in', async () => {
    const { window } = session();
    await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    await window.command('Panther: Launch Scan-Role Stack...');
    const upload = /^Upload it to a bucket/;
    await window.input.choose('Sandbox', window.input.option(upload));
    await window.input.choose(upload, window.page.getByPlaceholder('my-templates'));
    await window.input.type('acme-sandbox-west');
    await window.input.accept();
    await window.input.choose(/^sandbox/, window.dialogButton('Copy'));
    // No page outside of this machine is opened: what would be is copied.
    await window.answer('Copy');
    const url = new URL(String(await window.page.evaluate('navigator.clipboard.readText()')));
    assert.match(url.hostname, /console\.aws\.amazon\.com$/);
    const fields = new URLSearchParams(url.hash.slice(url.hash.indexOf('?')));
    assert.match(fields.get('templateURL') ?? '', /acme-sandbox-west/);
    assert.equal(fields.get('stackName'), 'panther-cloudsec-setup');
    assert.equal(fields.get('param_MasterAccountId'), '111122223333');
  });
});
