import assert from 'node:assert/strict';
import path from 'node:path';
import * as vscode from 'vscode';
import { sampleAccounts } from '../../support/sampleData.ts';
import { activated, activeText, run } from './support.ts';

describe('accounts in VS Code', () => {
  before(activated);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens the accounts file', async () => {
    await run('panther.accounts.open');
    const text = await activeText('file');
    for (const { id, name } of sampleAccounts) {
      assert.ok(text.includes(id) && text.includes(name));
    }
    assert.equal(path.basename(vscode.window.activeTextEditor?.document.fileName ?? ''), 'accounts.yaml');
  });

  it('copies diagnostics that name versions and no secrets', async () => {
    await run('panther.diagnostics.copy');
    const text = await vscode.env.clipboard.readText();
    assert.match(text, /Panther Cloud Security \d+\.\d+\.\d+/);
    assert.match(text, /server: running/);
    assert.doesNotMatch(text, /panther-test-123456789012/);
  });
});
