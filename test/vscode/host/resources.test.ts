import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { resourceScheme } from '../../../client/src/documents/resourceUri.ts';
import { activated, activeText, bucketKey, run } from './support.ts';

describe('resources in VS Code', () => {
  before(activated);
  afterEach(() => vscode.commands.executeCommand('workbench.action.closeAllEditors'));

  it('opens one as a read-only JSON document, with what was not read and why', async () => {
    await run('panther.resource.open', bucketKey('invoices-2026'));
    const document: unknown = JSON.parse(await activeText(resourceScheme));
    assert.match(JSON.stringify(document), /arn:aws:s3:::invoices-2026/);
    assert.match(JSON.stringify(document), /s3:GetBucketPolicy/);
    assert.equal(vscode.window.activeTextEditor?.document.languageId, 'json');
    const before = vscode.window.activeTextEditor.document.getText();
    await vscode.commands.executeCommand('type', { text: 'x' });
    assert.equal(vscode.window.activeTextEditor.document.getText(), before);
  });

  it('says so in the document when the inventory has no such resource', async () => {
    await run('panther.resource.open', { ...bucketKey('invoices-2026'), resourceId: 'arn:aws:s3:::gone' });
    assert.match(await activeText(resourceScheme), /no such resource/);
  });

  it('offers what to do above the document', async () => {
    await run('panther.resource.open', bucketKey('invoices-2026'));
    await activeText(resourceScheme);
    const uri = vscode.window.activeTextEditor?.document.uri;
    const lenses = await vscode.commands.executeCommand<vscode.CodeLens[]>('vscode.executeCodeLensProvider', uri);
    assert.deepEqual(
      lenses.map((lens) => lens.command?.command),
      [
        'panther.resource.history',
        'panther.resource.compare',
        'panther.resource.openConsole',
        'panther.resource.template',
        'panther.scan.resource',
        'panther.resource.copyArn',
      ],
    );
  });

  it('copies the ARN, the id and the name', async () => {
    const key = bucketKey('receipts-2026');
    await run('panther.resource.copyArn', key);
    assert.equal(await vscode.env.clipboard.readText(), 'arn:aws:s3:::receipts-2026');
    await run('panther.resource.copyName', key);
    assert.equal(await vscode.env.clipboard.readText(), 'receipts-2026');
  });

  it('finds one by its ARN and shows its document', async () => {
    await run('panther.resources.reveal', 'arn:aws:s3:::scratch');
    assert.match(await activeText(resourceScheme), /222233334444/);
  });

  it('goes on after its server was restarted', async () => {
    await run('panther.server.restart');
    await run('panther.resource.open', bucketKey('scratch'));
    assert.match(await activeText(resourceScheme), /scratch/);
  });
});
