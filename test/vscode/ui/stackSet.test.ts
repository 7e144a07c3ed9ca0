import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { faultsOf } from '../../../scripts/emulator/start.ts';
import { failedOperation } from './support/failedOperation.ts';
import { surroundings, useVsCode } from './support/session.ts';

describe('real time in many accounts, by a StackSet', () => {
  const session = useVsCode('scanned');
  const row = /^StackSet panther-real-time-events/;

  /** Of a row of the sources, by its menu: the palette may have to ask which StackSet is meant. */
  async function choose(node: RegExp, title: string): Promise<void> {
    const { window } = session();
    await window.menu(await window.view('Sources').find(node), title);
  }

  it('is among the sources, with what was done and where its stacks are', async () => {
    const { window } = session();
    const sources = window.view('Sources');
    await sources.row(row).filter({ hasText: '1 account x 3 regions' }).waitFor();
    await sources.expand(row);
    await sources.find(/^Create stacks.*succeeded/);
    const account = /^Payments3 regions/;
    await sources.find(account);
    await sources.expand(account);
    await sources.find(/^us-west-2.*current/);
    await window.screenshot('stackset-sources');
  });

  it('asks who, where and how, with a way back', async () => {
    const { window } = session();
    await window.rowButton(await window.view('Sources').find(row), 'Add Accounts to Real-Time Events StackSet...');
    const { input } = window;
    await input.option('Payments').waitFor();
    await input.option('Security Dev').waitFor();
    assert.equal(await input.option('Sandbox').count(), 0);
    await window.screenshot('stackset-accounts');
    await input.accept();
    // What was typed before may be wrong, which is said in the place of the question.
    const list = window.page.getByPlaceholder('us-east-1, eu-west-1');
    await input.choose('A list of regions...', list);
    await input.type('us-east-1, mars');
    await input.message.filter({ hasText: 'This is no code of a region: mars' }).waitFor();
    await input.back();
    await input.choose('A list of regions...', list);
    await input.type('us-east-1, eu-west-1');
    await input.accept();
    await input.choose('Other limits...', input.message.filter({ hasText: 'The most accounts' }));
    await input.type('3');
    await input.accept();
    await input.message.filter({ hasText: 'In how many accounts' }).waitFor();
    await input.type('1');
    await input.accept();
  });

  it('shows one plan before anything is done', async () => {
    const { window } = session();
    const { input } = window;
    await input.option('Do this...').waitFor();
    await input.option(/Admin role: keep/).waitFor();
    await input.option(/StackSet panther-real-time-events: keep/).waitFor();
    await input.option(/3 accounts at a time, 1 may fail in a region/).waitFor();
    await input.option(/Security Dev.*eu-west-1 us-east-1/).waitFor();
    await window.notification('Looking at the accounts').waitFor({ state: 'hidden' });
    await window.screenshot('stackset-plan');
    await input.escape();
    await window.view('Sources').row(row).filter({ hasText: '1 account x 3 regions' }).waitFor();
  });

  it('can be left at each step, and then has done nothing', async () => {
    const { window } = session();
    const { input } = window;
    const steps: readonly (() => Promise<void>)[] = [
      () => input.option('Security Dev').waitFor(),
      async () => {
        await input.accept();
        await input.option('A list of regions...').waitFor();
      },
      async () => {
        await input.choose('All regions that are enabled', input.option('5 accounts at a time'));
      },
      async () => {
        await input.choose('5 accounts at a time', input.option('Do this...'));
      },
    ];
    for (const last of steps.keys()) {
      await window.command('Panther: Create Real-Time Events StackSet...');
      for (const step of steps.slice(0, last + 1)) await step();
      await input.escape();
      await input.box.waitFor({ state: 'hidden' });
    }
    await window.command('Panther: Create Real-Time Events StackSet...');
    for (const step of steps) await step();
    const question = window.page.locator('.monaco-dialog-box').filter({ hasText: 'are created with the role' });
    await input.choose('Do this...', question);
    await window.answer('Cancel');
    await window.view('Sources').row(row).filter({ hasText: '1 account x 3 regions' }).waitFor();
    assert.equal(await window.notification('The StackSet operation').count(), 0);
  });

  it('is given as commands to those who may not deploy', async () => {
    const { window } = session();
    const { input } = window;
    await window.command('Panther: Create Real-Time Events StackSet...');
    await input.option('Security Dev').waitFor();
    await input.accept();
    await input.choose('All regions that are enabled', input.option('5 accounts at a time'));
    await input.choose('5 accounts at a time', input.option('Show as AWS CLI commands'));
    const text = window.editor().filter({ hasText: 'aws cloudformation create-stack-instances' });
    await input.choose('Show as AWS CLI commands', text);
    await text.filter({ hasText: '--stack-set-name panther-real-time-events' }).waitFor();
    await window.screenshot('stackset-commands');
    await window.command('View: Revert and Close Editor');
  });

  it('creates the stacks once it was agreed to', async () => {
    const { window } = session();
    const { input } = window;
    await window.command('Panther: Create Real-Time Events StackSet...');
    await input.option('Security Dev').waitFor();
    await input.accept();
    await input.choose('A list of regions...', input.message.filter({ hasText: 'Codes of regions' }));
    await input.type('us-east-1, eu-west-1');
    await input.accept();
    await input.choose('5 accounts at a time', input.option('Do this...'));
    const question = window.page
      .locator('.monaco-dialog-box')
      .filter({ hasText: '2 stacks are created with the role' });
    await input.choose('Do this...', question);
    await window.screenshot('stackset-agree');
    await window.answer('Set Up');
    await window.notification('The StackSet operation succeeded.').waitFor({ timeout: 60_000 });
    const sources = window.view('Sources');
    await sources.row(/^StackSet.*2 accounts x 3 regions/).waitFor();
    await sources.find(/^Security Dev2 regions/);
    await window.screenshot('stackset-done');
  });

  it('tells what became of an operation in each account', async () => {
    const { window } = session();
    await (await window.view('Sources').find(/^Create stacks.*succeeded/)).click();
    await window.input.option('222233334444 us-east-1').filter({ hasText: 'succeeded' }).waitFor();
    await window.screenshot('stackset-operation');
    await window.input.escape();
    await choose(row, 'Show Operations of StackSet...');
    await window.input
      .option(/^Create stacks.*succeeded/)
      .nth(1)
      .waitFor();
    await window.screenshot('stackset-operations');
    const result = window.input.option('222233334444 us-east-1');
    await window.input.choose(/^Create stacks.*succeeded/, result);
    await window.input.escape();
  });

  it('is offered where the accounts file comes to follow more regions', async () => {
    const { window, home } = session();
    const file = path.join(home, 'accounts.yaml');
    const text = await readFile(file, 'utf8');
    assert.match(text, /us-\*/);
    try {
      await writeFile(file, text.replace('us-*', "'*'"));
      const offer = window.notification('Real time is on for Security Dev. Its events come in once');
      await offer.waitFor();
      await window.screenshot('stackset-offer');
      await offer.getByRole('button', { name: 'Add to StackSet...' }).click();
      await window.input.option('Security Dev').waitFor();
      await window.input.escape();
    } finally {
      await writeFile(file, text);
    }
  });

  it('names the place where it failed, with why and what to do, and tries that again', async () => {
    const { window } = session();
    const faults = faultsOf(surroundings().endpoint);
    await faults.add(...failedOperation);
    try {
      await choose(row, 'Detect Drift of StackSet');
      const told = window.notification('The StackSet operation failed for 1 stack.');
      await told.waitFor();
      await window.screenshot('stackset-failed');
      const sources = window.view('Sources');
      await sources.expand(/^Security Dev1 region/);
      const place = await sources.find(/^us-east-1.*should have .*ExecutionRole/);
      await place.hover();
      await window.screenshot('stackset-failed-place');
      await (await sources.find(/^(Detect drift|Create stacks).*failed/)).click();
      await window.input
        .option('222233334444 us-east-1')
        .filter({ hasText: 'Deploy the scan-role stack in account' })
        .waitFor();
      await window.screenshot('stackset-failed-results');
      await window.input.escape();
      await faults.clear();
      await told.getByRole('button', { name: 'Retry What Failed...' }).click();
      await window.notification(/Nothing failed in the StackSet|The StackSet operation succeeded/).waitFor();
    } finally {
      await faults.clear();
    }
  });

  it('takes an account out, with its stacks', async () => {
    const { window } = session();
    const sources = window.view('Sources');
    await choose(/^Security Dev2 regions/, 'Remove Accounts from StackSet...');
    await window.page.locator('.monaco-dialog-box').filter({ hasText: 'Remove 2 stacks in 1 account' }).waitFor();
    await window.screenshot('stackset-remove');
    await window.answer('Delete the Stacks');
    await sources.row(/^StackSet.*1 account x 3 regions/).waitFor();
  });

  it('is deleted once its last stacks are taken away', async () => {
    const { window } = session();
    const sources = window.view('Sources');
    await choose(row, 'Delete StackSet...');
    await window.answer('Delete');
    await window.notification(/still has stacks: 3/).waitFor();
    await window.screenshot('stackset-not-empty');
    await choose(row, 'Remove Accounts from StackSet...');
    await window.answer('Delete the Stacks');
    await sources.row(/^StackSet panther-real-time-events.*0 accounts x 0 regions/).waitFor();
    await choose(row, 'Delete StackSet...');
    await window.answer('Delete');
    await sources.row(/^StackSet panther-real-time-events.*not created yet/).waitFor();
  });

  it('comes into all accounts of a unit of the organization, after a plan', async () => {
    const { window } = session();
    const { input } = window;
    await window.command('Panther: Set Up Real Time in Organization Units...');
    await input.option(/^Development/).waitFor();
    await input.choose(/^Development/, input.box.getByText('1 Selected'));
    await window.screenshot('units-choice');
    await input.accept();
    await input.choose('A list of regions...', window.page.getByPlaceholder('us-east-1, eu-west-1'));
    await input.type('us-east-1');
    await input.accept();
    await input.option('Get it by themselves').waitFor();
    await window.screenshot('units-later');
    await input.back();
    await input.message.filter({ hasText: 'Codes of regions' }).waitFor();
    await input.accept();
    await input.choose('Get it by themselves', input.option('Do this...'));
    await input.option(/not followed here, so that the queue refuses their events: 1/).waitFor();
    await window.screenshot('units-plan');
    const text = window.editor().filter({ hasText: 'OrganizationalUnitIds=ou-' });
    await input.choose('Show as AWS CLI commands', text);
    await window.screenshot('units-commands');
    await window.command('View: Revert and Close Editor');
    await window.command('Panther: Set Up Real Time in Organization Units...');
    await input.option(/^Development/).waitFor();
    await input.choose(/^Development/, input.box.getByText('1 Selected'));
    await input.accept();
    await input.choose('All regions that are enabled by default', input.option('Do not get it'));
    await input.choose('Do not get it', input.option('Do this...'));
    const question = window.page.locator('.monaco-dialog-box').filter({ hasText: 'Real time in 1 unit' });
    await input.choose('Do this...', question);
    await window.answer('Do This');
    await window.notification('The StackSet operation succeeded.').waitFor({ timeout: 60_000 });
    await window
      .view('Sources')
      .row(/^StackSet panther-real-time-events.*2 accounts x/)
      .waitFor();
    await window.screenshot('units-done');
  });
});
