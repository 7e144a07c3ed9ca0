import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { commands, settings } from '../../../client/src/contributions.ts';
import { activated } from './support.ts';

describe('the extension', () => {
  it('activates', async () => {
    const extension = await activated();
    assert.equal(extension.isActive, true);
  });

  it('registers every command', async () => {
    await activated();
    const registered = new Set(await vscode.commands.getCommands(true));
    assert.deepEqual(
      Object.keys(commands).filter((id) => !registered.has(id)),
      [],
    );
  });

  it('has its settings, with their defaults', () => {
    for (const [id, { initial }] of Object.entries(settings)) {
      assert.deepEqual(vscode.workspace.getConfiguration().get(id), initial, id);
    }
  });

  it('lets no workspace choose a file, a profile or an address', () => {
    for (const [id, { scope }] of Object.entries(settings)) {
      const inspected = vscode.workspace.getConfiguration().inspect(id);
      assert.ok(inspected, id);
      if (scope === 'machine') {
        assert.equal(inspected.workspaceValue, undefined, id);
      }
    }
  });
});
