import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { systemClock } from '../../../server/src/adapters/clock/clock.ts';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import { observed } from '../../support/observed.ts';
import { useVsCode } from './support/session.ts';

const text = `AWSTemplateFormatVersion: "2010-09-09"
Parameters:
  Stage:
    Type: String
    Default: dev
Resources:
  Orders:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Sub "orders-\${Stage}"
      DelaySecond: 5
      KmsMasterKeyId: !Ref Keyy
  Key:
    Type: AWS::KMS::Key
    Properties:
      EnableKeyRotation: sometimes
`;

/** An inventory in which the template's queue is live, with another delay. */
async function makeInventory(home: string): Promise<void> {
  const store = await openStore({ file: path.join(home, 'inventory.db'), clock: systemClock });
  const tags = {
    'aws:cloudformation:logical-id': 'Orders',
    'aws:cloudformation:stack-id': 'arn:aws:cloudformation:eu-west-1:123456789012:stack/orders/1',
    'aws:cloudformation:stack-name': 'orders',
  };
  const queue = observed({
    type: 'AWS.SQS.Queue',
    region: 'eu-west-1',
    resourceId: 'arn:aws:sqs:eu-west-1:123456789012:orders-dev',
    name: 'orders-dev',
    attributes: { DelaySeconds: 0 },
    tags,
    observedAt: systemClock.now() - 1000,
  });
  const cause = { actor: 'kim', sourceIp: '203.0.113.7', eventName: 'SetQueueAttributes', eventId: 'e', at: 1 };
  await store.writeResources(null, [queue], []);
  const later = { ...queue, attributes: { DelaySeconds: 30 }, observedAt: systemClock.now() };
  await store.writeResources(null, [later], [], cause);
  await store.close();
}

describe('editing a template', () => {
  const session = useVsCode('empty');

  before('open the template', async function () {
    this.timeout(60_000);
    const { window, workspace, home } = session();
    await makeInventory(home);
    await writeFile(path.join(workspace, 'orders.yaml'), text);
    await window.page.keyboard.press('Control+p');
    await window.input.field.fill('orders.yaml');
    await window.input.choose(/orders\.yaml/, window.editor().filter({ hasText: 'EnableKeyRotation' }));
  });

  it('shows what is wrong, where it is', async () => {
    const { window } = session();
    await window.page.locator('.squiggly-error').first().waitFor();
    await window.command('Panther: Validate Template');
    const problems = window.page.locator('.markers-panel');
    for (const found of [/did you mean DelaySeconds/, /did you mean Key: Keyy/, /takes true or false/]) {
      await problems.getByText(found).first().waitFor();
    }
    await window.notification(/3 errors/).waitFor();
    await window.screenshot('template-problems');
  });

  it('tells what a property is when the pointer rests on it', async () => {
    const { window } = session();
    await window.page.locator('.view-line span').filter({ hasText: 'QueueName' }).last().hover();
    const hover = window.page.locator('.monaco-hover:visible');
    await hover
      .filter({ hasText: /a change replaces the resource|name/i })
      .first()
      .waitFor();
    await window.screenshot('template-hover');
    await window.page.mouse.move(5, 5);
  });

  it('mends a finding by the fix that it offers', async () => {
    const { window } = session();
    await window.page.locator('.view-line span').filter({ hasText: 'DelaySecond' }).last().click();
    await window.page.keyboard.press('Control+.');
    await window.page.getByText('Change to DelaySeconds').first().waitFor();
    await window.screenshot('template-quick-fix');
    await window.page.keyboard.press('Enter');
    await window.editor().filter({ hasText: 'DelaySeconds: 5' }).waitFor();
  });

  it('completes properties, with their documentation', async () => {
    const { window } = session();
    await window.page.locator('.view-line span').filter({ hasText: 'DelaySeconds' }).last().click();
    await window.page.keyboard.press('End');
    await window.page.keyboard.press('Enter');
    await window.page.keyboard.type('Visib');
    const widget = window.page.locator('.suggest-widget');
    await widget.getByText('VisibilityTimeout').first().waitFor();
    await window.screenshot('template-completion');
    await window.page.keyboard.press('Escape');
  });

  it('lists the resources in the outline and goes to a definition', async () => {
    const { window } = session();
    await window.page.keyboard.press('Control+Shift+o');
    await window.input
      .option(/Orders/)
      .first()
      .waitFor();
    await window.screenshot('template-outline');
    await window.input.escape();
    await window.input.box.waitFor({ state: 'hidden' });
  });

  it('says above a resource what of it is live, and compares it', async () => {
    const { window } = session();
    const lens = window.page.locator('.codelens-decoration a');
    await lens.filter({ hasText: '1 live, 1 changed outside the stack' }).first().waitFor();
    await window.screenshot('template-live');
    await window.page.locator('.view-line span').filter({ hasText: 'Orders' }).first().click();
    await window.command('Panther: Compare Template with Live Resource');
    const sides = window.page.locator('.monaco-diff-editor .view-line');
    await sides
      .filter({ hasText: /DelaySeconds.*30/ })
      .first()
      .waitFor();
    await window.screenshot('template-live-compare');
  });
});
