/** Scan roles by a StackSet: with the organization's right, and with roles that are in the accounts already. */
import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { EventBridgeClient, ListTargetsByRuleCommand } from '@aws-sdk/client-eventbridge';
import { master, payments, sandbox, securityDev } from '../../scripts/estate/accounts/ids.ts';
import { estateEnvironment } from '../../scripts/estate/environment.ts';
import { seedOrganization } from '../../scripts/estate/organization.ts';
import { runCli } from '../support/runCli.ts';
import { inAccount } from './support/clients.ts';
import { useEmulator } from './support/emulator.ts';

describe('many accounts of an organization', function () {
  this.timeout(120_000);
  const emulator = useEmulator();
  let folder = '';
  let env: Readonly<Record<string, string>>;
  const run = (...args: readonly string[]) => runCli(args, env);

  before('an organization with two units', async () => {
    const { endpoint } = emulator();
    folder = await mkdtemp(path.join(tmpdir(), 'panther-rollout-'));
    const aws = await estateEnvironment(endpoint, path.join(folder, 'aws'));
    env = { ...aws, PANTHER_HOME: path.join(folder, 'home') };
    await seedOrganization(await inAccount(endpoint, master.id));
    await run('accounts', 'master', '--id', master.id, '--region', 'us-east-1', '--use-profile', master.profile);
  });
  after(() => rm(folder, { recursive: true, force: true }));

  it('are imported from a unit, with real time on', async () => {
    const preview = await run('accounts', 'import', '--organization', '--dry-run');
    const { added } = JSON.parse(preview.stdout) as { added: { id: string; label: string }[] };
    const production = added.find(({ id }) => id === payments.id);
    assert.equal(production?.label, 'production');
    const { exitCode, stderr } = await run('accounts', 'import', '--organization', '--real-time', '--yes');
    assert.equal(exitCode, 0, stderr);
  });

  it('get their scan roles in one go, each with its own external id', async () => {
    const dry = await run('stackset', 'roles', '--dry-run');
    const planned = JSON.parse(dry.stdout) as { access: string; leftOut: { accountId: string; reason: string }[] };
    assert.equal(planned.access, 'activate');
    const manager = planned.leftOut.find(({ accountId }) => accountId === master.id);
    assert.match(manager?.reason ?? '', /never deploy into its management account/);
    const unagreed = await run('stackset', 'roles', '--yes');
    assert.match(unagreed.stderr, /a capability that was not acknowledged: CAPABILITY_NAMED_IAM/);
    const { exitCode, stdout, stderr } = await run(
      ...['stackset', 'roles', '--yes', '--capabilities', 'CAPABILITY_NAMED_IAM'],
    );
    assert.equal(exitCode, 0, stdout + stderr);
    assert.match(stdout, /^3 operations, about 2 to 6 minutes: one for each external id\./m);
    const checked = await run('accounts', 'check', payments.id, sandbox.id, securityDev.id, '--json');
    assert.equal(checked.exitCode, 0, checked.stdout);
    const checks = (JSON.parse(checked.stdout) as { checks: { role: string; status: string; warning: null }[] }[])
      .flatMap((account) => account.checks)
      .filter(({ role }) => role !== 'remediation');
    assert.ok(checks.length === 6 && checks.every(({ status, warning }) => status === 'ok' && warning === null));
    // Those that work are not deployed again: all that is left is the management account.
    const status = await run('stackset', 'status', '--set', 'scan-roles');
    assert.match(status.stdout, /^panther-scan-roles: 3 accounts x 1 region, 3 stacks, 0 need attention/);
    const wrong = await run('stackset', 'status', '--set', 'roles');
    assert.match(wrong.stderr, /There is no StackSet of ours called: roles/);
    const again = await run('stackset', 'roles', '--json');
    const { targets, leftOut } = JSON.parse(again.stdout) as { targets: unknown[]; leftOut: { accountId: string }[] };
    assert.deepEqual([targets, leftOut.map(({ accountId }) => accountId)], [[], [master.id]]);
  });

  it('send their events from a unit, by the StackSet of real time', async () => {
    const { Units, unit } = await unitOf('Production');
    assert.equal(Units, 2);
    const create = ['stackset', 'create', '--unit', unit, '--region', 'us-east-1', '--yes'];
    const early = await run(...create);
    assert.match(early.stdout, /Cannot be done: The queue for events is not there/);
    const queue = await run('template', 'deploy', 'events-queue', '--yes');
    assert.equal(queue.exitCode, 0, queue.stderr);
    const { exitCode, stdout, stderr } = await run(...create);
    assert.equal(exitCode, 0, stdout + stderr);
    const events = new EventBridgeClient({
      ...(await inAccount(emulator().endpoint, payments.id)),
      region: 'us-east-1',
    });
    const { Targets = [] } = await events.send(new ListTargetsByRuleCommand({ Rule: 'panther-cloudtrail-changes' }));
    assert.equal(Targets.length, 1);
  });

  /** By the message that names all of them. */
  async function unitOf(name: string): Promise<{ readonly Units: number; readonly unit: string }> {
    const { stdout } = await run('stackset', 'create', '--unit', 'ou-none-00000000', '--dry-run');
    const [blocker] = (JSON.parse(stdout) as { blockers: { hint: string }[] }).blockers;
    const units = [...(blocker?.hint ?? '').matchAll(/(ou-[\w-]+) \(([^)]+)\)/g)];
    return { Units: units.length, unit: units.find(([, , path]) => path === name)?.[1] ?? '' };
  }
});
