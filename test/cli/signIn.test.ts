import assert from 'node:assert/strict';
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runCli } from '../support/runCli.ts';
import { useTempFolder } from '../support/tempFolder.ts';

const config = `
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1

[profile corp]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin
`;

describe('panther-scan, signed out', () => {
  const home = useTempFolder();

  it('says what to run after a scan, and from then on in the list of accounts', async () => {
    const configFile = path.join(home(), 'aws-config');
    await writeFile(configFile, config);
    const env = { HOME: home(), PANTHER_HOME: home(), AWS_CONFIG_FILE: configFile };
    const run = (...args: readonly string[]) => runCli(args, env);
    await run('accounts', 'master', '--id', '111122223333', '--region', 'us-east-1', '--use-profile', 'corp');
    await run('accounts', 'add', '--name', 'Payments', '--id', '123456789012', '--label', 'prod', '--no-verify');
    const scan = await run('scan', '--all');
    assert.notEqual(scan.exitCode, 0);
    assert.match(scan.stdout + scan.stderr, /aws sso login --profile corp/);
    assert.match((await run('accounts', 'list')).stdout, /Payments .* sign-in needed: aws sso login --profile corp\n/);
    const [account] = JSON.parse((await run('accounts', 'list', '--json')).stdout).accounts;
    assert.equal(account.problem.code, 'CREDENTIALS');
  }).timeout(60_000);
});
