import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { projectRoot } from '../../../scripts/paths.ts';
import { brokenTemplate } from './support/brokenTemplate.ts';
import { useVsCode } from './support/session.ts';

const shipped = 'panther-cloudsec-iam.yml';
/** Nothing listens there: what is not of this machine cannot be reached. */
const unreachable = { HTTPS_PROXY: 'http://127.0.0.1:9', NO_PROXY: 'localhost,127.0.0.1' };

describe('templates of one’s own, and what they are asked', () => {
  const session = useVsCode('scanned', { more: unreachable });

  async function open(file: string, shows: string): Promise<void> {
    const { window } = session();
    await window.page.keyboard.press('Control+p');
    await window.input.field.fill(file);
    await window.input.choose(file, window.editor().filter({ hasText: shows }));
  }

  before('put templates into the workspace', async () => {
    const { workspace } = session();
    const text = await readFile(path.join(projectRoot, 'templates', shipped), 'utf8');
    await writeFile(path.join(workspace, shipped), text);
    await writeFile(
      path.join(workspace, 'edited.yml'),
      text.replace('Description: Panther', 'Description: Our Panther'),
    );
    await writeFile(path.join(workspace, 'orders.yaml'), brokenTemplate);
  });

  it('that ship with the product say above them what can be done with them', async () => {
    const { window } = session();
    await open(shipped, 'AWSTemplateFormatVersion');
    for (const title of ['Launch', 'Deploy', 'Validate with AWS']) await window.lens(title).waitFor();
    await window.screenshot('own-template-lenses');
  });

  it('are sent to AWS only after it was said whose credentials to use', async () => {
    const { window } = session();
    await window.pressLens('Validate with AWS', window.input.option('Default chain'));
    await window.screenshot('validate-with-aws-question');
    await window.input.escape();
    await window.input.box.waitFor({ state: 'hidden' });
    await window.pressLens('Validate with AWS', window.input.option('Default chain'));
    await window.input.choose(/^security/, window.notification(/AWS CloudFormation accepts/));
    await window.screenshot('validate-with-aws-accepted');
    await window.command('Notifications: Clear All Notifications');
  });

  it('that were changed say so before they are launched', async () => {
    const { window } = session();
    await open('edited.yml', 'AWSTemplateFormatVersion');
    await window.lens('Launch (as shipped)').waitFor();
    await window.lens('Deploy (as shipped)').waitFor();
    await window.screenshot('own-template-changed');
  });

  it('that AWS does not accept have what it says at its place', async () => {
    const { window } = session();
    await open('orders.yaml', 'QueueName');
    await window.command('Panther: Validate Template with AWS');
    const refused = window.notification(/AWS CloudFormation does not accept this template/);
    await window.input.choose(/^security/, refused);
    await window.page.locator('.markers-panel').getByText('Nothing').first().waitFor();
    await window.screenshot('validate-with-aws-refused');
    await window.command('Notifications: Clear All Notifications');
  });

  it('keep their types, and it is said why, where the newest cannot be fetched', async () => {
    const { window } = session();
    await window.command('Panther: Refresh CloudFormation Schemas');
    const failed = window.notification(/resource types could not be fetched .*Check the connection and the proxy/);
    await failed.waitFor();
    await window.screenshot('refresh-schemas-offline');
    await window.command('Notifications: Clear All Notifications');
  });
});
