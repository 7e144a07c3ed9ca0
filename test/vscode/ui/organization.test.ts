/** Following more accounts than the policy of the events queue has room for. */
import assert from 'node:assert/strict';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { useVsCode } from './support/session.ts';

describe('more accounts than the queue of events has room for', () => {
  const session = useVsCode('scanned');

  it('lead to the organization, with which its stack is deployed', async () => {
    const { window, home } = session();
    const file = path.join(home, 'accounts.yaml');
    const many = Array.from({ length: 101 }, (_, index) => {
      const id = String(700_000_000_000 + index);
      return `  - {id: "${id}", name: Branch ${index}, label: prod, realTime: true, remediation: false, externalId: branch-${id}}\n`;
    });
    const [some = ''] = (await readFile(file, 'utf8')).split(/(?<=\n) {2}- \{id: "7/);
    await writeFile(file, `${some.trimEnd()}\n${many.join('')}`);
    await window.command('Panther: Deploy Events Queue Stack...');
    const refused = window.notification(/has room for 100 accounts, and more have real time on: \d+/);
    await window.input.choose(/^security/, refused);
    await window.screenshot('organization-needed');
    await refused.getByRole('button', { name: 'Set Organization...' }).click();
    const why = window.input.message.filter({ hasText: 'Optional: the organization of this account' });
    await why.waitFor();
    await window.input.type('o-a1b2c3d4e5');
    await window.screenshot('organization');
    await window.input.accept();
    const set = window.notification('The queue will let in all accounts of o-a1b2c3d4e5');
    await set.waitFor();
    assert.match(await readFile(file, 'utf8'), /organizationId: o-a1b2c3d4e5/);
    await window.screenshot('organization-set');
    await set.getByRole('button', { name: 'Deploy Events Queue Stack...' }).click();
    await window.input.choose(/^security/, window.input.option('Deploy...'));
    await window.input.option(/^OrganizationId.*o-a1b2c3d4e5/).waitFor();
    await window.screenshot('organization-plan');
    await window.input.choose('Discard the change set');
    await window.input.box.waitFor({ state: 'hidden' });
  });
});
