/** Checking the set-up of real time where something is broken, and mending it from the report. */
import assert from 'node:assert/strict';
import { CloudFormationClient, DeleteStackCommand } from '@aws-sdk/client-cloudformation';
import { DisableRuleCommand, EnableRuleCommand, EventBridgeClient } from '@aws-sdk/client-eventbridge';
import {
  GetQueueAttributesCommand,
  GetQueueUrlCommand,
  SetQueueAttributesCommand,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { master, payments, securityDev } from '../../../scripts/estate/accounts/ids.ts';
import { connectTo } from '../../../scripts/estate/connection.ts';
import { surroundings, useVsCode } from './support/session.ts';

const rule = 'panther-cloudtrail-changes';
const region = 'us-west-2';

describe('the report on the set-up of real time', () => {
  const session = useVsCode('scanned');
  const rules = async (accountId: string) =>
    new EventBridgeClient({ ...(await connectTo(surroundings().endpoint, accountId)), region });

  after('what the tests that come after it find', async () => {
    await (await rules(payments.id)).send(new EnableRuleCommand({ Name: rule }));
    const connection = await connectTo(surroundings().endpoint, securityDev.id);
    const stacks = new CloudFormationClient({ ...connection, region });
    await stacks.send(new DeleteStackCommand({ StackName: 'panther-real-time-events' }));
  });

  async function check(account: RegExp): Promise<void> {
    const { window } = session();
    await window.menu(await window.view('Sources').find(account), 'Check Real-Time Setup');
    await window.page.getByRole('tab', { selected: true, name: /^Real-Time Setup \d\d:\d\d:\d\d\.txt/ }).waitFor();
  }

  /** Down to a line of the report. */
  async function scrollTo(text: string): Promise<void> {
    const { window } = session();
    const find = window.page.locator('.find-widget.visible');
    await window.editor().click();
    await window.page.keyboard.press('Control+f');
    await find.waitFor();
    await window.page.keyboard.type(text);
    await find.filter({ hasText: /\d of \d/ }).waitFor();
    await window.page.keyboard.press('Escape');
    await find.waitFor({ state: 'hidden' });
  }

  it('has above a command what types it into a terminal, to be run by whoever may', async () => {
    const { window } = session();
    const events = await rules(payments.id);
    await events.send(new DisableRuleCommand({ Name: rule }));
    await check(/^Payments/);
    const report = window.editor();
    await report.filter({ hasText: 'Steps on the way of events: ' }).waitFor();
    await scrollTo('The rule is disabled');
    await report.filter({ hasText: `✗ Rule for changes: The rule is disabled: ${rule}` }).waitFor();
    await window.screenshot('setup-disabled');
    await window.pressLens('Type into terminal', window.page.locator('.terminal-wrapper.active'));
    await window.page.getByText(`Payments (${payments.id}), ${region}`).last().waitFor();
    // The terminal draws its text where nobody can read it but by copying.
    await window.page.context().grantPermissions(['clipboard-read', 'clipboard-write']);
    const command = `aws events enable-rule --name ${rule} --region ${region}`;
    for (let copied = ''; !copied.includes(command); ) {
      await window.command('Terminal: Select All');
      await window.command('Terminal: Copy Selection');
      copied = String(await window.page.evaluate('navigator.clipboard.readText()'));
    }
    await window.screenshot('setup-terminal');
    await window.command('Terminal: Kill All Terminals');
    await events.send(new EnableRuleCommand({ Name: rule }));
    await window.closeEditors();
  });

  it('leads to the deployment of what is missing in a region, and passes once that is done', async () => {
    const { window } = session();
    await check(/^Security Dev/);
    const report = window.editor();
    await report.filter({ hasText: '✗ Topic: There is no topic here, so nothing comes in of this region.' }).waitFor();
    // Above it may be as many lines as other regions lack theirs.
    await scrollTo(`--account ${securityDev.id} --region ${region}`);
    await window.lens(`Deploy real-time events stack in ${region}...`).waitFor();
    await window.screenshot('setup-missing');
    const { input } = window;
    await window.pressLens(`Deploy real-time events stack in ${region}...`, input.option(securityDev.profile).first());
    await input.choose(securityDev.profile, input.option('Deploy...'));
    await window.screenshot('setup-plan');
    await input.choose('Deploy...', window.dialogButton('Deploy'));
    await window.answer('Deploy');
    await window.notification(/^Stack panther-real-time-events in account .* CREATE_COMPLETE/).waitFor();
    await window.command('Notifications: Clear All Notifications');
    await window.pressLens('Check again', report.filter({ hasText: 'Payments' }));
    await window.closeEditors();
    await check(/^Security Dev/);
    await scrollTo(`Security Dev (${securityDev.id}), ${region}`);
    await report.filter({ hasText: '✓ Topic: The topic is there.' }).waitFor();
    await scrollTo('✓ Rule for heartbeats: A rule sends heartbeats.');
    await report
      .filter({ hasText: '✓ Rule for changes: A rule lets pass every call that changes something.' })
      .waitFor();
    await window.screenshot('setup-mended');
    await window.closeEditors();
  });

  it('leads to the template’s policy where somebody changed the queue’s by hand', async () => {
    const { window } = session();
    const { input } = window;
    const sqs = new SQSClient(await connectTo(surroundings().endpoint, master.id));
    const { QueueUrl } = await sqs.send(new GetQueueUrlCommand({ QueueName: 'panther-aws-events-queue' }));
    const policy = async () => {
      const asked = { QueueUrl, AttributeNames: ['Policy' as const] };
      return (await sqs.send(new GetQueueAttributesCommand(asked))).Attributes?.['Policy'] ?? '';
    };
    const before = await policy();
    const Policy = before.replaceAll(payments.id, '999999999999');
    await sqs.send(new SetQueueAttributesCommand({ QueueUrl, Attributes: { Policy } }));
    await window.command('Panther: Deploy Events Queue Stack...');
    await input.choose(/^security/, input.option('Write the template’s policy...'));
    await window.screenshot('queue-policy-by-hand');
    await input.choose('Leave the queue as it is', window.editor().filter({ hasText: '999999999999' }).first());
    await window.screenshot('queue-policy-compared');
    assert.equal(await policy(), Policy);
    await window.closeEditors();
    await window.command('Panther: Deploy Events Queue Stack...');
    await input.choose(/^security/, input.option('Write the template’s policy...'));
    await input.choose('Write the template’s policy...', window.dialogButton('Write'));
    await window.screenshot('queue-policy-asked');
    await window.dialogButton('Write').click();
    await window.notification('The template’s policy was written to the events queue.').waitFor();
    assert.match(await policy(), new RegExp(payments.id));
    assert.doesNotMatch(await policy(), /999999999999/);
    await window.closeEditors();
    await window.command('Notifications: Clear All Notifications');
  });
});
