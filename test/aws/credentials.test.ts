import assert from 'node:assert/strict';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { AppError, type AppErrorCode } from '../../server/src/core/errors.ts';
import type { Aws } from '../../server/src/core/ports.ts';
import { operatorHome } from './operatorHome.ts';

const signal = new AbortController().signal;
type Options = Parameters<Aws['operator']>[0];

describe('the operator’s credentials', () => {
  const home = operatorHome();
  const signIn = (options: Partial<Options> = {}) =>
    home.aws().operator({ profile: 'security', region: 'us-east-1', mfa: null, signal, ...options });

  async function refuses(
    options: Partial<Options>,
    expected: { readonly code: AppErrorCode; readonly message: RegExp; readonly hint: RegExp },
  ): Promise<void> {
    await assert.rejects(signIn(options), (error: unknown) => {
      assert.ok(error instanceof AppError, String(error));
      assert.match(error.message, expected.message);
      assert.equal(error.code, expected.code);
      assert.match(error.fields.hint ?? '', expected.hint);
      return true;
    });
  }

  it('of a profile say who they are', async () => {
    const session = await signIn();
    assert.equal(session.accountId, '111122223333');
    assert.equal(session.arn, 'arn:aws:iam::111122223333:user/security-operator');
    assert.equal(session.partition, 'aws');
    assert.equal(session.endpoint, home.emulator().endpoint);
    session.close();
  });

  it('come from AWS_PROFILE, then from the environment’s keys, where no profile is chosen', async () => {
    process.env['AWS_PROFILE'] = 'security';
    assert.equal((await signIn({ profile: null })).accountId, '111122223333');
    delete process.env['AWS_PROFILE'];
    const session = await signIn({ profile: 'payments' });
    assert.equal(session.accountId, '123456789012');
    process.env['AWS_ACCESS_KEY_ID'] = 'AKIAUNKNOWN';
    process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
    assert.match((await signIn({ profile: null })).accountId, /^\d{12}$/);
  });

  it('of a role profile are those of its role', async () => {
    const session = await signIn({ profile: 'payments' });
    assert.equal(session.accountId, '123456789012');
    assert.match(session.arn, /assumed-role\/OrganizationAccountAccessRole\//);
  });

  it('go to the endpoint_url of the profile, and not to that of AWS_PROFILE', async () => {
    delete process.env['AWS_ENDPOINT_URL'];
    process.env['AWS_PROFILE'] = 'elsewhere';
    const endpoint = `endpoint_url = ${home.emulator().endpoint}`;
    await home.write(
      'config',
      `[profile security]\n${endpoint}\n[profile elsewhere]\nendpoint_url = http://127.0.0.1:9\n` +
        `[profile member]\n${endpoint}\nsource_profile = security\nrole_arn = arn:aws:iam::222233334444:role/OrganizationAccountAccessRole\n`,
    );
    const aws = home.aws();
    const session = await aws.operator({ profile: 'security', region: 'us-east-1', mfa: null, signal });
    assert.equal(session.accountId, '111122223333');
    assert.equal(session.endpoint, home.emulator().endpoint);
    assert.equal((await signIn({ profile: 'member' })).accountId, '222233334444');
    const role = { roleArn: 'arn:aws:iam::123456789012:role/OrganizationAccountAccessRole', sessionName: 's' };
    const assumed = await aws.assume(session, { ...role, externalId: null }, { region: 'us-east-1', signal });
    assert.equal(assumed.accountId, '123456789012');
    assert.equal(assumed.endpoint, home.emulator().endpoint);
  });

  it('of a profile that was just written are found, and a failure is not remembered', async () => {
    const aws = home.aws();
    const options = { profile: 'late', region: 'us-east-1', mfa: null, signal };
    await assert.rejects(aws.operator(options), /no such profile .*: late$/);
    const role = 'role_arn = arn:aws:iam::123456789012:role/OrganizationAccountAccessRole';
    await home.write('config', `[profile late]\nsource_profile = security\n${role}\n`);
    assert.equal((await aws.operator(options)).accountId, '123456789012');
    assert.deepEqual(
      (await aws.profiles()).map(({ name, kind }) => [name, kind]),
      [
        ['late', 'role'],
        ['security', 'static'],
      ],
    );
  });

  it('of a chosen profile are never replaced by the environment’s', async () => {
    process.env['AWS_ACCESS_KEY_ID'] = 'AKIAUNKNOWN';
    process.env['AWS_SECRET_ACCESS_KEY'] = 'secret';
    await home.write('config', '[profile broken]\ncredential_process = /nowhere/at-all\n');
    await refuses(
      { profile: 'broken' },
      { code: 'CREDENTIALS', message: /credential_process/, hint: /profile broken/ },
    );
  });

  describe('with an MFA device', () => {
    const device = 'mfa_serial = arn:aws:iam::111122223333:mfa/ann';
    const role = 'role_arn = arn:aws:iam::123456789012:role/OrganizationAccountAccessRole';
    beforeEach(() => home.write('config', `[profile mfa]\nsource_profile = security\n${role}\n${device}\n`));

    it('ask for a code, naming the device', async () => {
      const asked: string[] = [];
      const session = await signIn({
        profile: 'mfa',
        mfa: async (serial) => {
          asked.push(serial);
          return ' 123456 ';
        },
      });
      assert.equal(session.accountId, '123456789012');
      assert.deepEqual(asked, ['arn:aws:iam::111122223333:mfa/ann']);
    });

    it('say so where nobody can be asked', () =>
      refuses(
        { profile: 'mfa' },
        { code: 'CREDENTIALS', message: /MFA code is needed for profile mfa/, hint: /yourself/ },
      ));

    it('take only a code of six digits', () =>
      refuses(
        { profile: 'mfa', mfa: async () => 'abc' },
        { code: 'CREDENTIALS', message: /six digits/, hint: /Try again/ },
      ));

    it('pass on that the person cancelled', () =>
      refuses(
        { profile: 'mfa', mfa: () => Promise.reject(new AppError('CANCELLED', 'Cancelled', { hint: '-' })) },
        { code: 'CANCELLED', message: /Cancelled/, hint: /-/ },
      ));
  });

  describe('that cannot be had', () => {
    it('of a profile that does not exist', () =>
      refuses(
        { profile: 'nobody' },
        { code: 'CREDENTIALS', message: /no such profile .*: nobody$/, hint: /aws configure --profile nobody$/ },
      ));

    it('of a source_profile that does not exist', async () => {
      await home.write('config', '[profile a]\nsource_profile = gone\nrole_arn = arn:aws:iam::1:role/x\n');
      await refuses(
        { profile: 'a' },
        { code: 'CREDENTIALS', message: /does not exist: gone$/, hint: /source_profile/ },
      );
    });

    it('of a credential_process that fails, without its command line', async () => {
      await home.write('config', '[profile tool]\ncredential_process = sh -c "exit 3" --password hunter2\n');
      await assert.rejects(signIn({ profile: 'tool' }), (error: unknown) => {
        assert.ok(error instanceof AppError);
        assert.equal(error.message, 'The credential_process of profile tool failed');
        assert.doesNotMatch(JSON.stringify(error) + String(error.cause), /hunter2/);
        return true;
      });
    });

    it('of a credential_process that talks nonsense', async () => {
      await home.write('config', '[profile tool]\ncredential_process = echo hello\n');
      await refuses({ profile: 'tool' }, { code: 'CREDENTIALS', message: /returned invalid JSON/, hint: /terminal/ });
    });

    const sso =
      '[profile work]\nsso_session = corp\nsso_account_id = 111122223333\nsso_role_name = Admin\n' +
      '[sso-session corp]\nsso_start_url = https://corp.awsapps.com/start\nsso_region = us-east-1\n';

    it('of an SSO profile with which nobody signed in', async () => {
      process.env['HOME'] = home.folder();
      await home.write('config', sso);
      const hint = /^Run: aws sso login --profile work$/;
      await refuses(
        { profile: 'work' },
        { code: 'CREDENTIALS', message: /Nobody is signed in with profile work/, hint },
      );
    });

    it('of an SSO session that has expired, also behind a role', async () => {
      process.env['HOME'] = home.folder();
      await mkdir(join(home.folder(), '.aws/sso/cache'), { recursive: true });
      const token = JSON.stringify({ accessToken: 't', expiresAt: '2020-01-01T00:00:00Z' });
      // The SDK names the file by the SHA-1 of the session's name.
      await writeFile(join(home.folder(), `.aws/sso/cache/${await sha1('corp')}.json`), token);
      await home.write('config', `${sso}[profile prod]\nsource_profile = work\nrole_arn = arn:aws:iam::1:role/x\n`);
      const hint = /^Run: aws sso login --profile work$/;
      await refuses({ profile: 'work' }, { code: 'CREDENTIALS', message: /sign-in of profile work has expired/, hint });
      await refuses(
        { profile: 'prod' },
        { code: 'CREDENTIALS', message: /profile prod \(source profile work\)/, hint },
      );
    });

    it('of an SSO profile that is incomplete', async () => {
      await home.write('config', '[profile work]\nsso_session = nowhere\nsso_account_id = 1\n');
      const hint = /aws configure sso --profile work/;
      await refuses({ profile: 'work' }, { code: 'CREDENTIALS', message: /SSO settings of profile work/, hint });
    });

    it('because there are none at all', async () => {
      await home.write('config', '');
      await home.write('credentials', '');
      await refuses(
        { profile: null },
        { code: 'CREDENTIALS', message: /No AWS credentials were found/, hint: /aws configure sso/ },
      );
    });
  });

  describe('that AWS does not take', () => {
    it('because they have expired', async () => {
      await home.emulator().faults.add({ service: 'sts', code: 'ExpiredToken', status: 403 });
      await refuses(
        {},
        { code: 'CREDENTIALS', message: /credentials of profile security have expired/, hint: /aws configure/ },
      );
    });

    it('because they are no longer valid', async () => {
      await home.emulator().faults.add({ service: 'sts', code: 'InvalidClientTokenId', status: 403 });
      await refuses(
        {},
        {
          code: 'CREDENTIALS',
          message: /does not accept .*profile security: InvalidClientTokenId/,
          hint: /aws configure/,
        },
      );
    });

    it('because the role of the profile is refused', async () => {
      await home.write(
        'config',
        '[profile r]\nsource_profile = security\nrole_arn = arn:aws:iam::123456789012:role/no\n',
      );
      await refuses(
        { profile: 'r' },
        {
          code: 'CREDENTIALS',
          message: /role of profile r \(source profile security\) cannot be assumed/,
          hint: /role_arn/,
        },
      );
    });
  });

  describe('where AWS cannot be reached', () => {
    it('because nobody answers', async () => {
      process.env['AWS_ENDPOINT_URL'] = 'http://127.0.0.1:9';
      await refuses(
        {},
        { code: 'NETWORK', message: /cannot be reached with profile security.*ECONNREFUSED/, hint: /HTTPS_PROXY/ },
      );
    });

    it('because a proxy shows its sign-in page', async () => {
      await home
        .emulator()
        .faults.add({ service: 'sts', status: 200, body: '<!doctype html><h1>Welcome to the hotel</h1>' });
      await refuses({}, { code: 'NETWORK', message: /Welcome to the hotel/, hint: /proxy/ });
    });

    it('because the connection breaks', async () => {
      await home.emulator().faults.add({ service: 'sts', breakConnection: true });
      await refuses({}, { code: 'NETWORK', message: /cannot be reached/, hint: /network/ });
    });
  });

  it('are no longer waited for once that is cancelled', async () => {
    const cancel = new AbortController();
    const never = new Promise<string>(() => undefined);
    const role = 'role_arn = arn:aws:iam::123456789012:role/OrganizationAccountAccessRole';
    await home.write('config', `[profile mfa]\nsource_profile = security\n${role}\nmfa_serial = device\n`);
    const waiting = signIn({
      profile: 'mfa',
      signal: cancel.signal,
      mfa: () => {
        cancel.abort();
        return never;
      },
    });
    await assert.rejects(waiting, { code: 'CANCELLED' });
  });
});

async function sha1(text: string): Promise<string> {
  return Buffer.from(await crypto.subtle.digest('SHA-1', Buffer.from(text))).toString('hex');
}
