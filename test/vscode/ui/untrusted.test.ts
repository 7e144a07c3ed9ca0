import assert from 'node:assert/strict';
import { useVsCode } from './support/session.ts';

describe('in a workspace that is not trusted', () => {
  const session = useVsCode('empty', { trust: 'open' });

  it('the extension runs, and says that nothing runs in the background', async () => {
    const { window } = session();
    const { welcome } = window.view('Sources');
    await welcome.getByText('This workspace is not trusted').waitFor();
    await welcome.getByRole('button', { name: 'Manage Workspace Trust' }).waitFor();
    assert.equal(await window.notification(/./).count(), 0);
    await window.screenshot('untrusted');
  });

  it('it goes on as usual once the workspace is trusted', async () => {
    const { window } = session();
    const { welcome } = window.view('Sources');
    await welcome.getByRole('button', { name: 'Manage Workspace Trust' }).click();
    await window.page.locator('.workspace-trust-editor').getByRole('button', { name: 'Trust', exact: true }).click();
    await welcome.getByText('See what runs in your AWS accounts.').waitFor();
  });
});
