/** A server that is killed: it comes back each time, says so once, and gives up where it would go on like that. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { brokenTemplate } from './support/brokenTemplate.ts';
import { useVsCode } from './support/session.ts';

describe('a server that was killed', () => {
  const session = useVsCode('scanned');
  const told = () => session().window.notification(/stopped unexpectedly and runs again/);
  const problem = () =>
    session()
      .window.page.locator('.markers-panel')
      .getByText(/Neither a parameter nor a resource: Nothing/)
      .first();

  before('a template whose finding tells that a server runs', async () => {
    const { window, workspace } = session();
    await writeFile(path.join(workspace, 'orders.yaml'), brokenTemplate);
    await window.page.keyboard.press('Control+p');
    await window.input.field.fill('orders.yaml');
    await window.input.choose('orders.yaml', window.editor().filter({ hasText: 'QueueName' }));
    await window.command('Panther: Validate Template');
    await problem().waitFor();
  });

  /** The process that runs by then. */
  async function kill(): Promise<number> {
    const killed = await serverOf(session().workspace);
    assert.ok(killed !== null, 'no server runs');
    process.kill(killed, 'SIGKILL');
    return killed;
  }

  /** Another process serves the template, and the views have what they had. */
  async function comesBack(killed: number): Promise<void> {
    const { window, workspace } = session();
    const until = Date.now() + 30_000;
    for (let now: number | null = killed; now === killed || now === null; now = await serverOf(workspace)) {
      // A loop without an end would outlive the test, and its run.
      assert.ok(Date.now() < until, 'no other server came');
    }
    await problem().waitFor();
    await window.command('Panther: Validate Template');
    await problem().waitFor();
    await window.view('Sources').find(/^Payments/);
  }

  it('comes back, and says so', async () => {
    const killed = await kill();
    await told().waitFor();
    await session().window.screenshot('server-comes-back');
    await comesBack(killed);
    await session().window.command('Notifications: Clear All Notifications');
  });

  it('comes back the next times too, and says nothing more', async () => {
    for (const time of ['second', 'third']) {
      await comesBack(await kill());
      assert.equal(await told().count(), 0, `the ${time} time`);
    }
    await session().window.screenshot('server-comes-back-again');
  });

  it('stays away after the fourth time within minutes, and runs again when somebody says so', async () => {
    const { window } = session();
    await kill();
    const { welcome } = window.view('Sources');
    await welcome.getByText('The server that scans your accounts is not running.').waitFor();
    await window.screenshot('server-gave-up');
    await welcome.getByRole('button', { name: 'Restart Server' }).click();
    await window.view('Sources').find(/^Payments/);
    await problem().waitFor();
    await comesBack(await kill());
  });
});

/** The server of this VS Code, whose extensions lie beside the workspace; null: none runs. */
async function serverOf(workspace: string): Promise<number | null> {
  const { stdout } = await promisify(execFile)('ps', ['-axo', 'pid=,stat=,args=']);
  const line = stdout
    .split('\n')
    .find((one) => one.includes(path.dirname(workspace)) && one.includes('out/server/main.mjs'));
  // One that was killed is still listed until VS Code has noticed.
  return line === undefined || /^\s*\d+\s+Z/.test(line) ? null : Number.parseInt(line.trim(), 10);
}
