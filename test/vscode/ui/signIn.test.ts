import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { sandbox } from '../../../scripts/estate/accounts/ids.ts';
import { useVsCode } from './support/session.ts';

const profiles = `
[sso-session corp]
sso_start_url = https://corp.awsapps.com/start
sso_region = us-east-1

[profile corp]
sso_session = corp
sso_account_id = 111122223333
sso_role_name = Admin

[profile with-mfa]
source_profile = security
role_arn = arn:aws:iam::${sandbox.id}:role/OrganizationAccountAccessRole
mfa_serial = arn:aws:iam::111122223333:mfa/alice
`;

describe('signing in', () => {
  const session = useVsCode('scanned', { profiles });

  it('is asked for at the account and in the status bar, until it is done', async () => {
    const { window, home } = session();
    const sources = window.view('Sources');
    const file = path.join(home, 'accounts.yaml');
    const good = await readFile(file, 'utf8');
    await writeFile(file, good.replace('profile: security', 'profile: corp'));
    await window.command('Panther: Scan Account');
    await window.input.choose('Sandbox');
    await sources.row(/Sandbox.*sign-in needed: aws sso login --profile corp/).waitFor();
    await window.statusBar().getByText('1 sign-in needed').waitFor();
    await window.screenshot('sign-in-needed');

    await writeFile(file, good);
    await window.command('Panther: Check Account');
    await window.input.choose('Sandbox');
    await sources.row(/Sandbox.*scanned/).waitFor();
    await window.statusBar().getByText('3 accounts').waitFor();
  });

  it('with an MFA code asks for it in the middle of a flow, which then goes on', async () => {
    const { window } = session();
    await window.command('Panther: Set Master Account...');
    await window.input.choose(/^with-mfa/, window.input.title.filter({ hasText: 'MFA Code' }));
    await window.input.message.filter({ hasText: /mfa\/alice, for the profile with-mfa/ }).waitFor();
    await window.screenshot('mfa-code');
    await window.input.type('123456');
    await window.input.accept();
    await window.input.option(`Use account ${sandbox.id} as the master account`).waitFor();
    await window.input.escape();
  });
});
