import assert from 'node:assert/strict';
import { CreateBucketCommand, S3Client } from '@aws-sdk/client-s3';
import { sandbox } from '../../../scripts/estate/accounts/ids.ts';
import { connectTo } from '../../../scripts/estate/connection.ts';
import { surroundings, useVsCode } from './support/session.ts';
import { driveWindow } from './support/window.ts';

describe('the window', () => {
  const session = useVsCode('scanned');

  it('fills in the account of a link, after asking, and saves nothing', async () => {
    const { window } = session();
    const link = 'code-oss://panther-cloud-security.panther-cloud-security/add-account';
    await window.command('Developer: Open URL');
    await window.input.message.filter({ hasText: 'URL to open' }).waitFor();
    await window.input.type(`${link}?id=444455556666&name=Blue%20Team&label=prod`);
    await window.input.accept();
    // VS Code asks whether the extension may open it; then the extension does.
    await window.answer('Open');
    await window.page.locator('.monaco-dialog-box').getByText('Id: 444455556666. Name: Blue Team.').waitFor();
    await window.answer('Continue');
    await window.input.title.filter({ hasText: 'Add Account (1/4)' }).waitFor();
    assert.equal(await window.input.field.inputValue(), 'Blue Team');
    await window.input.escape();
  });

  it('takes an account by keys alone', async () => {
    const { window } = session();
    const { keyboard } = window.page;
    const step = (count: string) => window.input.title.filter({ hasText: `Add Account (${count})` }).waitFor();
    await keyboard.press('F1');
    await window.input.field.waitFor();
    await keyboard.type('Panther: Add Account');
    await window.input.option('Panther: Add Account...').waitFor();
    await keyboard.press('Enter');
    await step('1/4');
    await keyboard.type('Blue');
    await keyboard.press('Enter');
    await window.input.option('prod').waitFor();
    await keyboard.press('Enter');
    await step('2/4');
    await keyboard.type('444455556666');
    await keyboard.press('Enter');
    await step('3/4');
    await window.input.option('Real-time events').waitFor();
    await keyboard.press('ArrowDown');
    await keyboard.press('Space');
    await window.input.box.getByText('1 Selected').waitFor();
    await keyboard.press('Enter');
    await step('4/4');
    await window.input.option('Deploy now...').waitFor();
    await keyboard.press('Escape');
    await window.input.box.waitFor({ state: 'detached' });
  });

  it('copies the ARNs of all resources that are selected', async () => {
    const { window } = session();
    await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const resources = window.view('Resources');
    await resources.expand(/^Sandbox/);
    await resources.expand(/^global/);
    await resources.expand(/^IAM users/);
    await (await resources.find('ines.moreau')).click();
    const other = await resources.find('intern');
    await other.click({ modifiers: ['ControlOrMeta'] });
    await window.menu(other, 'Copy ARN');
    await window.statusBar().getByText('Copied 2 lines').waitFor();
    const copied = String(await window.page.evaluate('navigator.clipboard.readText()'));
    assert.deepEqual(copied.split('\n'), [
      'arn:aws:iam::333344445555:user/ines.moreau',
      'arn:aws:iam::333344445555:user/intern',
    ]);
    await window.closeEditors();
  });

  it('shows its icons in every kind of theme', async () => {
    const { window } = session();
    await window.view('Sources').expand('Payments');
    for (const theme of ['Dark Modern', 'Dark High Contrast', 'Light High Contrast', 'Light Modern']) {
      await window.command('Preferences: Color Theme');
      await window.page.getByPlaceholder('Select Color Theme').waitFor();
      await window.input.type(theme);
      await window.input.choose(theme);
      const kind = theme.includes('High Contrast') ? (theme.startsWith('Dark') ? 'hc-black' : 'hc-light') : 'vs';
      await window.page.locator(`.monaco-workbench.${theme === 'Dark Modern' ? 'vs-dark' : kind}`).waitFor();
      await window.input.box.waitFor({ state: 'detached' });
      await window.screenshot(`theme-${theme.toLowerCase().replaceAll(' ', '-')}`);
      const seen = (selector: string, property: string) =>
        window.page.evaluate(`getComputedStyle(document.querySelector('${selector}'))['${property}']`);
      const background = await seen('.part.sidebar', 'background-color');
      assert.notEqual(await seen('.part.sidebar .custom-view-tree-node-item-icon', 'color'), background);
    }
  });

  it('shows what another window on the same home scans', async () => {
    const { window } = session();
    const page = await window.page.context().browser()?.newPage();
    assert.ok(page);
    try {
      page.setDefaultTimeout(20_000);
      await page.goto(window.page.url());
      const second = driveWindow(page);
      await second.openSideBar();
      const known = await second
        .view('Resources')
        .row(/^Sandbox/)
        .textContent();
      const count = /\d+$/.exec(known ?? '')?.[0] ?? '';
      assert.notEqual(count, '');
      const s3 = new S3Client(await connectTo(surroundings().endpoint, sandbox.id));
      await s3.send(new CreateBucketCommand({ Bucket: 'acme-sandbox-seen-twice' }));
      await window.command('Panther: Scan Account');
      await window.input.choose('Sandbox');
      await second
        .view('Resources')
        .row(new RegExp(`^Sandbox.* (?!${count}$)\\d+$`))
        .waitFor();
      await second
        .view('Sources')
        .row(/Sandbox.*scanned just now/)
        .waitFor();
    } finally {
      await page.close();
    }
  });
});
