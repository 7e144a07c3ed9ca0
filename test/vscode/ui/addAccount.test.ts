import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { useVsCode } from './support/session.ts';

describe('adding an account', () => {
  const session = useVsCode('scanned');

  function accountsFile(): Promise<string> {
    return readFile(path.join(session().home, 'accounts.yaml'), 'utf8');
  }

  it('checks the id while it is typed, keeps what was typed on the way back, and leaves nothing behind', async () => {
    const { window } = session();
    const before = await accountsFile();
    await window.command('Panther: Add Account...');
    await window.input.title.filter({ hasText: /Add Account \(1\/4\)/ }).waitFor();
    await window.input.type('Security');
    await window.input.accept();
    await window.input.option('prod').waitFor();
    await window.input.type('security');
    await window.input.option(/security.*new label/).waitFor();
    await window.input.accept();

    await window.input.title.filter({ hasText: /\(2\/4\)/ }).waitFor();
    await window.input.type('12345678901');
    await window.input.message.filter({ hasText: /12 digits.*/ }).waitFor();
    await window.screenshot('add-account-wrong-id');
    await window.input.type('123456789012');
    await window.input.message.filter({ hasText: /already/ }).waitFor();
    await window.input.type('111122223333');
    await window.input.accept();

    await window.input.title.filter({ hasText: /\(3\/4\)/ }).waitFor();
    await window.input.option('Real-time events').waitFor();
    await window.screenshot('add-account-toggles');
    await window.input.back();
    await window.input.title.filter({ hasText: /\(2\/4\)/ }).waitFor();
    assert.equal(await window.input.field.inputValue(), '111122223333');
    await window.input.escape();
    await window.input.box.waitFor({ state: 'detached' });
    assert.equal(await accountsFile(), before);
  });

  it('deploys the scan role through a change set, verifies it, saves and scans', async () => {
    const { window } = session();
    await window.command('Panther: Add Account...');
    await window.input.type('Security');
    await window.input.accept();
    await window.input.choose('prod');
    await window.input.title.filter({ hasText: /\(2\/4\)/ }).waitFor();
    await window.input.type('111122223333');
    await window.input.accept();
    await window.input.option('Real-time events').waitFor();
    await window.input.accept();

    await window.input.option('Deploy now...').waitFor();
    await window.screenshot('add-account-role');
    await window.input.choose('Deploy now...', window.input.option(/^security/).first());
    await window.input.choose(/^security/, window.dialogButton('Acknowledge and Show Changes'));
    await window.answer('Acknowledge and Show Changes');
    await window.input.option('Deploy...').waitFor();
    await window.input.option('Add AuditRole').waitFor();
    await window.screenshot('add-account-changes');
    await window.input.choose('Deploy...', window.dialogButton('Deploy'));
    await window.answer('Deploy');

    await window.input.option('Save and scan').waitFor();
    await window.input.option(/Scan role/).waitFor();
    await window.screenshot('add-account-verified');
    await window.input.choose('Save and scan');
    await window
      .view('Sources')
      .row(/Security.*prod · scanned .* · \d+ · 111122223333/)
      // All types in all regions, from an emulator that answers one request after the other.
      .waitFor({ timeout: 60_000 });
    await window.statusBar().getByText('4 accounts').waitFor();
    assert.match(await accountsFile(), /id: "111122223333"/);
    await window.screenshot('add-account-scanned');
  });
});
