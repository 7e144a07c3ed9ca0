import assert from 'node:assert/strict';
import { once } from 'node:events';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { fewAtATime } from '../support/fewAtATime.ts';
import { makeOldInventory } from '../support/oldInventory.ts';
import { ended, runCli, startCli } from '../support/runCli.ts';

const addPayments = ['accounts', 'add', '--name', 'Payments', '--id', '123456789012', '--label', 'prod', '--no-verify'];

describe('panther-scan', () => {
  let home: string;
  const run = (...args: readonly string[]) => runCli(args, { PANTHER_HOME: home });

  beforeEach(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'panther-cli-'));
  });
  afterEach(() => rm(home, { recursive: true, force: true }));

  it('explains every command, with an example', async () => {
    const commands = [
      'accounts list',
      'accounts master',
      'accounts add',
      'accounts edit',
      'accounts remove',
      'accounts check',
      'template render',
      'template deploy',
      'template launch-url',
      'template upload',
      'scan',
      'scan report',
      'resources list',
      'resources get',
      'resources history',
      'resources diff',
      'resources export',
      'changes',
      'changes trim',
      'query',
      'catalog',
      'validate',
      'daemon',
    ];
    await fewAtATime(commands, async (command) => {
      const { exitCode, stdout, stderr } = await run(...command.split(' '), '--help');
      assert.equal(exitCode, 0, command);
      assert.match(stdout, new RegExp(`Usage: panther-scan ${command}`));
      assert.match(stdout, /Examples:\n {2}\$ panther-scan /, command);
      assert.match(stdout, /--json/, command);
      assert.equal(stderr, '');
    });
  }).timeout(180_000);

  it('prints its version', async () => {
    const manifest = JSON.parse(await readFile(path.join(import.meta.dirname, '../../package.json'), 'utf8'));
    assert.deepEqual(await run('--version'), { exitCode: 0, stdout: `${manifest.version}\n`, stderr: '' });
  });

  it('answers wrong usage with one line on standard error and exit code 2', async () => {
    const wrong: readonly [string, RegExp][] = [
      ['scann', /unknown command 'scann'.*scan/],
      ['scan', /Nothing to scan was named\. .*--all/],
      ['scan --all Payments', /no such|no account/i],
      ['scan Nobody', /no account of this id or name: Nobody\. Add one/],
      ['scan --bogus', /unknown option '--bogus'/],
      ['accounts add --name X --id 12345678901 --label prod', /--id: .*12 digits/],
      ['accounts add --name X --id 12345678901a --label prod', /--id: .*12 digits/],
      ['accounts edit', /missing required argument 'account'/],
      ['accounts master --id 111122223333', /needs an id and a region/],
      [
        'accounts master --id 111122223333 --region us-east-1 --organization r-ab12',
        /Write the id of an organization, for example o-a1b2c3d4e5/,
      ],
      ['template render bogus', /scan-role/],
      ['template render', /made for one account.*--account/],
      ['resources list --limit x', /--limit takes a whole number from 1: x/],
      ['resources list --type AWS.Nope', /no such resource type: AWS\.Nope\. See panther-scan catalog/],
      ['resources get arn:nothing', /has no such resource: arn:nothing/],
      ['resources history nothing', /has no such resource: nothing\. .*ARN or id/],
      ['resources history x --before y', /--before takes a whole number from 1: y/],
      ['resources diff nothing --from 7d', /has no such resource: nothing/],
      ['changes --since tomorrow', /This is no time: tomorrow\. Write 24h, 7d/],
      ['changes --since 2999-01-01', /still to come: 2999-01-01\. Give/],
      ['changes --since 1d --until 2d', /ends before it begins: 1d to 2d/],
      ['changes --until 2d', /ends before it begins: yesterday to 2d\. .*--since/],
      ['changes --since last-scan', /No scan of the whole account has come to its end yet\. Scan/],
      ['changes --kind gone', /--kind takes created, modified, learned, deleted: gone/],
      ['changes --after here', /--after takes the mark/],
      ['changes trim --keep-days -1', /--keep-days takes a whole number from 0 to 36500: -1/],
      ['daemon --keep-megabytes much', /--keep-megabytes takes a whole number from 0 to 1000000: much/],
      ['daemon --every 0', /--every takes a number of hours above 0: 0/],
    ];
    await fewAtATime(wrong, async ([line, message]) => {
      const { exitCode, stdout, stderr } = await run(...line.split(' '));
      assert.equal(exitCode, 2, line);
      assert.equal(stdout, '', line);
      assert.match(stderr, /^panther-scan: [^\n]+\n$/, line);
      assert.match(stderr, message, line);
    });
  }).timeout(180_000);

  it('keeps the organization of the master account until it is taken away, or another account is the master', async () => {
    const organization = ['--organization', 'o-a1b2c3d4e5'];
    await run('accounts', 'master', '--id', '111122223333', '--region', 'us-east-1', ...organization);
    await run('accounts', 'master', '--use-profile', 'security');
    const shown = await run('accounts', 'master');
    assert.equal(shown.stdout, '111122223333 in us-east-1, profile security, o-a1b2c3d4e5\n');
    const without = await run('accounts', 'master', '--no-organization');
    assert.equal(without.stdout, '111122223333 in us-east-1, profile security\n');
    await run('accounts', 'master', ...organization);
    await run('accounts', 'master', '--id', '222233334444');
    const other = await run('accounts', 'master', '--json');
    assert.deepEqual(JSON.parse(other.stdout), { accountId: '222233334444', region: 'us-east-1', profile: 'security' });
  });

  it('adds, lists, edits and removes accounts without AWS', async () => {
    assert.equal((await run(...addPayments)).exitCode, 0);
    assert.match((await run('accounts', 'list')).stdout, /Payments +prod +123456789012 +off +off +\* +enabled/);
    await run('accounts', 'edit', 'payments', '--label', 'test', '--regions', 'us-*,eu-west-1', '--no-enabled');
    const { stdout, stderr } = await run('accounts', 'list', '--json');
    const [account] = JSON.parse(stdout).accounts;
    assert.equal(stderr, '');
    assert.deepEqual(
      [account.label, account.regions, account.enabled, typeof account.externalId],
      ['test', ['us-*', 'eu-west-1'], false, 'string'],
    );
    const unconfirmed = await run('accounts', 'remove', 'Payments');
    assert.equal(unconfirmed.exitCode, 2);
    assert.match(unconfirmed.stderr, /Add --yes/);
    const removed = await run('accounts', 'remove', 'Payments', '--yes');
    assert.equal(removed.exitCode, 0);
    assert.match(removed.stderr, /panther-cloudsec-setup/);
    assert.deepEqual(JSON.parse((await run('accounts', 'list', '--json')).stdout).accounts, []);
  }).timeout(30_000);

  it('refuses to add an account twice', async () => {
    await run(...addPayments);
    const { exitCode, stderr } = await run(...addPayments);
    assert.equal(exitCode, 2);
    assert.match(stderr, /^panther-scan: --id: .*Payments/);
  });

  it('blames what it was given, not the accounts file, for what does not belong into it', async () => {
    await run(...addPayments);
    const { exitCode, stderr } = await run('accounts', 'edit', 'Payments', '--regions', 'US_EAST');
    assert.equal(exitCode, 2);
    assert.match(stderr, /^panther-scan: This cannot be kept in the accounts file: [^\n]*regions 1: [^\n]+\n$/);
  });

  it('keeps the external id that it is given, or none for roles of the old form', async () => {
    await run(...addPayments, '--external-id', 'given-by-me-1234');
    const second = ['accounts', 'add', '--name', 'Old', '--id', '222233334444', '--label', 'dev', '--no-verify'];
    await run(...second, '--no-external-id');
    const { accounts } = JSON.parse((await run('accounts', 'list', '--json')).stdout);
    assert.deepEqual(
      accounts.map((account: { readonly externalId?: string }) => account.externalId),
      ['given-by-me-1234', undefined],
    );
  });

  it('names line and column of a broken accounts file, and leaves it alone', async () => {
    const broken = 'version: 1\naccounts:\n  - id: "12345"\n    name: Payments\n';
    await writeFile(path.join(home, 'accounts.yaml'), broken);
    for (const args of [['accounts', 'list', '--json'], addPayments, ['scan', '--all']]) {
      const { exitCode, stdout, stderr } = await run(...args);
      assert.equal(exitCode, 2);
      assert.equal(stdout, '');
      assert.match(stderr, /^panther-scan: [^\n]*accounts\.yaml:3:\d+: [^\n]+\n$/);
    }
    assert.equal(await readFile(path.join(home, 'accounts.yaml'), 'utf8'), broken);
  });

  it('renders the template with the values of the account', async () => {
    await run('accounts', 'master', '--id', '111122223333', '--region', 'us-east-1');
    await run(...addPayments);
    const { exitCode, stdout, stderr } = await run('template', 'render', '--account', 'Payments');
    assert.equal(exitCode, 0);
    assert.match(stdout, /MasterAccountId:[\s\S]*111122223333/);
    assert.equal(stderr, '');
    const command = await run('template', 'render', '--account', 'Payments', '--command');
    assert.match(command.stdout, /^aws cloudformation deploy [^\n]*CAPABILITY_NAMED_IAM/);
  });

  it('saves the rendered template, and names that file in the command', async () => {
    await run('accounts', 'master', '--id', '111122223333', '--region', 'us-east-1');
    await run(...addPayments);
    const render = ['template', 'render', '--account', 'Payments', '--output'];
    const file = path.join(home, 'my role.yml');
    const saved = await run(...render, file);
    assert.equal(saved.exitCode, 0);
    assert.ok(saved.stderr.includes(`--template-file '${file}' `), saved.stderr);
    assert.match(await readFile(file, 'utf8'), /MasterAccountId:[\s\S]*111122223333/);

    const missing = path.join(home, 'nowhere', 'role.yml');
    const refused = await run(...render, missing);
    assert.equal(refused.exitCode, 2);
    assert.match(refused.stderr, /^panther-scan: [^\n]*role\.yml: The template cannot be written: ENOENT\. [^\n]+\n$/);
  });

  it('prints JSON and nothing else with --json, before or after the command', async () => {
    for (const args of [
      ['catalog', '--json'],
      ['--json', 'catalog'],
    ]) {
      const { stdout, stderr } = await run(...args);
      assert.ok(JSON.parse(stdout).length > 0);
      assert.equal(stderr, '');
    }
  });

  it('uses no colours where there is no terminal', async () => {
    await run(...addPayments);
    const { stdout } = await runCli(['accounts', 'list'], { PANTHER_HOME: home, FORCE_COLOR: '1' });
    assert.ok(!stdout.includes('\u001b'));
  });

  it('prints names without their escape sequences', async () => {
    await run(...addPayments);
    const file = path.join(home, 'accounts.yaml');
    const text = await readFile(file, 'utf8');
    await writeFile(file, text.replace('name: Payments', 'name: "Pay\\e[31mments"'));
    const { stdout, stderr } = await run('accounts', 'list');
    assert.ok(!`${stdout}${stderr}`.includes('\u001b'));
  });

  it('is quiet when its reader goes away', async () => {
    const child = startCli(['catalog', '--help'], { PANTHER_HOME: home });
    child.stdout?.destroy();
    assert.ok(child.stderr);
    let complaints = '';
    child.stderr.on('data', (chunk) => {
      complaints += chunk;
    });
    const [exitCode] = await once(child, 'close');
    assert.equal(complaints, '');
    assert.equal(exitCode, 0);
  });

  it('says what to do where the inventory is damaged, and still lists accounts', async () => {
    await writeFile(path.join(home, 'inventory.db'), 'x'.repeat(5000));
    await run(...addPayments);
    assert.equal((await run('accounts', 'list')).exitCode, 0);
    const { exitCode, stderr } = await run('resources', 'list');
    assert.equal(exitCode, 2);
    assert.match(stderr, /^panther-scan: The inventory file is damaged [^\n]*inventory\.db\. Move the file away/);
  });

  it('says why it takes long where the inventory is of an older version, and is large', async () => {
    makeOldInventory(path.join(home, 'inventory.db'), { bytes: 101_000_000 }).close();
    const { exitCode, stdout, stderr } = await run('resources', 'list', '--json');
    assert.equal(exitCode, 0);
    assert.equal(stderr, 'panther-scan: The inventory is updated for this version, once: 102 MB.\n');
    assert.equal(stdout, '');
  });

  it('waits as a daemon, and ends with 130 when it is interrupted', async () => {
    const child = startCli(['daemon'], { PANTHER_HOME: home });
    assert.ok(child.stderr);
    await once(child.stderr, 'data');
    const run = ended(child);
    child.kill('SIGINT');
    assert.equal((await run).exitCode, 130);
  });
});
