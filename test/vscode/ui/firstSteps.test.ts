import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { useVsCode } from './support/session.ts';

describe('the first steps', () => {
  const session = useVsCode('empty');

  it('are shown where there is no account, and no notification', async () => {
    const { window } = session();
    const { welcome } = window.view('Sources');
    await welcome.getByText('See what runs in your AWS accounts.').waitFor();
    await welcome.getByText('set the master account', { exact: true }).waitFor();
    await welcome.getByRole('button', { name: 'Add Account...' }).waitFor();
    await window.view('Resources').welcome.getByRole('button', { name: 'Add Account...' }).waitFor();
    assert.equal(await window.notification(/./).count(), 0);
    await window.screenshot('welcome');
  });

  it('set the master account from a profile, after showing whose it is', async () => {
    const { window, home } = session();
    await window.view('Sources').welcome.getByText('set the master account', { exact: true }).click();
    const use = window.input.option('Use account 111122223333 as the master account');
    await window.input.choose(/^security/, use);
    await window.screenshot('master-account');
    await window.input.accept();
    await window.input.title.filter({ hasText: '(3/4)' }).waitFor();
    await window.input.accept();
    const why = window.input.message.filter({ hasText: 'Optional: the organization of this account' });
    await why.waitFor();
    await window.input.type('ou-ab12');
    await window.input.message.filter({ hasText: 'Enter the id of an organization' }).waitFor();
    await window.input.type('o-a1b2c3d4e5');
    await why.waitFor();
    await window.screenshot('master-organization');
    await window.input.back();
    await window.input.title.filter({ hasText: '(3/4)' }).waitFor();
    await window.input.accept();
    await why.waitFor();
    assert.equal(await window.input.field.inputValue(), 'o-a1b2c3d4e5');
    await window.input.accept();
    await window.view('Sources').welcome.getByText('Add one:').waitFor();
    const file = await readFile(path.join(home, 'accounts.yaml'), 'utf8');
    assert.match(file, /accountId: "111122223333"/);
    assert.match(file, /organizationId: o-a1b2c3d4e5/);
  });

  it('say where the accounts file is broken, and go on when it is mended', async () => {
    const { window, home } = session();
    const file = path.join(home, 'accounts.yaml');
    const good = await readFile(file, 'utf8');
    await writeFile(file, 'version: 1\naccounts:\n  - id: [\n');
    const problem = window.view('Sources').row(/The accounts file cannot be used.*line \d/);
    await problem.waitFor();
    await window.screenshot('broken-accounts-file');
    await problem.click();
    await window.editor().filter({ hasText: 'version: 1' }).waitFor();
    await window.closeEditors();
    await writeFile(file, good);
    await window.view('Sources').welcome.getByRole('button', { name: 'Add Account...' }).waitFor();
  });
});
