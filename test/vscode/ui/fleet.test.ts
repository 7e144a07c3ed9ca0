import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { useVsCode } from './support/session.ts';

describe('many accounts', () => {
  const session = useVsCode('scanned');

  async function from(source: RegExp): Promise<void> {
    const { window } = session();
    await window.command('Panther: Import Accounts...');
    await window.input.option(source).waitFor();
    await window.screenshot('import-source');
    await window.input.choose(source);
  }

  it('are imported from ids, after a preview, with a way back', async () => {
    const { window, home } = session();
    await from(/^Account ids\.\.\./);
    await window.input.message.filter({ hasText: 'The ids of the accounts' }).waitFor();
    await window.input.type('444455556666, 55556666');
    await window.input.message.filter({ hasText: '55556666: An account id has 12 digits: this has 8.' }).waitFor();
    await window.screenshot('import-ids');
    await window.input.type('444455556666, 5555-6666-7777, 222233334444');
    await window.input.message.filter({ hasText: 'The ids of the accounts' }).waitFor();
    await window.input.accept();
    await window.page.getByPlaceholder(/A label for new accounts/).waitFor();
    await window.input.back();
    await window.input.message.filter({ hasText: 'The ids of the accounts' }).waitFor();
    assert.equal(await window.input.field.inputValue(), '444455556666, 5555-6666-7777, 222233334444');
    await window.input.accept();
    await window.page.getByPlaceholder(/A label for new accounts/).waitFor();
    await window.input.choose(/^dev/, window.page.getByPlaceholder(/For new accounts of which nothing else is said/));
    await window.input.accept();
    await window.page.getByPlaceholder('2 new, 0 changed, 1 as they are').waitFor();
    await window.input.option(/444455556666.*dev · 444455556666.*new/).waitFor();
    await window.screenshot('import-preview');
    await window.input.accept();
    await window.notification('2 accounts were added.').waitFor();
    await window.view('Sources').find(/^444455556666/);
    const file = await readFile(path.join(home, 'accounts.yaml'), 'utf8');
    assert.match(file, /555566667777/);
  });

  it('are refused as a whole where one of them cannot be taken', async () => {
    const { window, workspace } = session();
    const list = path.join(workspace, 'accounts.csv');
    await writeFile(list, 'id,name,label\n666677778888,Audit,prod\n66667777,Short,prod\n');
    await from(/^A CSV file\.\.\./);
    await window.openFile(list, window.page.getByPlaceholder(/A label for new accounts/));
    await window.input.choose(/^dev/, window.page.getByPlaceholder(/For new accounts of which nothing else is said/));
    await window.input.accept();
    await window.input.option(/66667777.*line 3.*An account id has 12 digits: this has 8\./).waitFor();
    await window.screenshot('import-invalid');
    await writeFile(list, 'id,name,label\n666677778888,Audit,prod\n');
    await window.input.choose(/^Look again/, window.page.getByPlaceholder('1 new, 0 changed, 0 as they are'));
    await window.input.accept();
    await window.view('Sources').find(/^Audit/);
  });

  it('come from units of the organization', async () => {
    const { window } = session();
    await from(/^The organization\.\.\./);
    await window.input.choose(/^Development/, window.input.box.getByText('1 Selected'));
    await window.screenshot('import-units');
    await window.input.accept();
    await window.page.getByPlaceholder(/For new accounts of which nothing else is said/).waitFor();
    await window.input.accept();
    await window.page.getByPlaceholder(/^0 new, 2 changed/).waitFor();
    await window.input.option(/label: dev -> development/).waitFor();
    await window.screenshot('import-organization');
    await window.input.escape();
  });

  it('get their scan roles by one StackSet, after a plan', async () => {
    const { window } = session();
    const { input } = window;
    await window.command('Panther: Deploy Scan Roles by StackSet...');
    await input.option(/^Payments.*Its scan role works\./).waitFor();
    await window.screenshot('rollout-accounts');
    await input.accept();
    await input.choose('With the organization', input.option('Look again'));
    await input.option(/None of these accounts can get it/).waitFor();
    await input.option(/444455556666.*It is no active account of the organization/).waitFor();
    await window.screenshot('rollout-none');
    await input.back();
    const name = input.message.filter({ hasText: 'The name of the role that is in each account' });
    await input.choose('With roles that are in the accounts already...', name);
    await input.type('arn:aws:iam::111122223333:role/x');
    await input.message.filter({ hasText: 'Enter the name of a role, without its ARN.' }).waitFor();
    await input.type('AWSCloudFormationStackSetExecutionRole');
    await name.waitFor();
    await input.accept();
    const arn = input.message.filter({ hasText: 'The ARN of the role of the master account' });
    await arn.waitFor();
    await input.type('arn:aws:iam::111122223333:role/AWSCloudFormationStackSetAdministrationRole');
    await input.accept();
    await input.option('Do this...').waitFor();
    await input.option(/\d operations?, about 2 /).waitFor();
    await input.option(/444455556666.*gets its stack/).waitFor();
    await window.screenshot('rollout-plan');
    const question = window.page
      .locator('.monaco-dialog-box')
      .filter({ hasText: 'which you acknowledge: CAPABILITY_NAMED_IAM' });
    await input.choose('Do this...', question);
    await window.screenshot('rollout-agree');
    await window.answer('Do This');
    await window.notification('The StackSet operation succeeded.').waitFor({ timeout: 60_000 });
    await window.editor().filter({ hasText: 'Fleet health · 6 accounts: 6 fine' }).waitFor({ timeout: 40_000 });
    await window.screenshot('rollout-done');
    await window.closeEditors();
  });

  it('show where the roles were deployed, and what became of it, beside real time', async () => {
    const { window } = session();
    const sources = window.view('Sources');
    const row = /^StackSet panther-scan-roles/;
    await (await sources.find(row)).filter({ hasText: '3 accounts x 1 region' }).waitFor();
    await sources.expand(row);
    await sources.find(/^444455556666/);
    await window.screenshot('rollout-sources');
    await (await sources.find(row)).click({ button: 'right' });
    await window.page.getByRole('menuitem', { name: 'Deploy Scan Roles by StackSet...' }).waitFor();
    assert.equal(await window.page.getByRole('menuitem', { name: 'Update Real-Time Events StackSet...' }).count(), 0);
    await window.screenshot('rollout-menu');
    await window.page.keyboard.press('Escape');
    // Of two StackSets, the palette asks which.
    await window.command('Panther: Refresh StackSet');
    await window.input.option(/^StackSet panther-real-time-events/).waitFor();
    await window.screenshot('stackset-which');
    await window.input.choose(row);
    await window.notification('Looking at the StackSet').waitFor({ state: 'hidden' });
    await sources.row(row).filter({ hasText: 'seen just now' }).waitFor();
  });

  it('show how they do, sorted and filtered', async () => {
    const { window } = session();
    await window.command('Panther: Check Fleet Health');
    const text = window.editor();
    await text.filter({ hasText: 'Fleet health · 6 accounts: 6 fine' }).waitFor();
    await window.page.mouse.move(1000, 600);
    await window.notification('Checking the roles of all accounts').waitFor({ state: 'hidden' });
    await window.command('Notifications: Clear All Notifications');
    await window.lens('Check again').waitFor();
    await window.page.mouse.move(1000, 600);
    await window.screenshot('fleet-health');
    await window.pressLens('Filter...', window.input.option('Words...'));
    await window.input.choose('Words...', window.input.message.filter({ hasText: 'Words that must each occur' }));
    await window.input.type('payments');
    await window.input.accept();
    await text.filter({ hasText: 'filter: payments · 1 of 6 shown' }).waitFor();
    await window.pressLens('Sorted by state', window.input.option(/^coverage/));
    await window.input.choose(/^coverage/, text.filter({ hasText: 'Sorted by coverage · filter: payments' }));
    await window.screenshot('fleet-health-filtered');
    await window.closeEditors();
  });
});
