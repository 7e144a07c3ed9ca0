import assert from 'node:assert/strict';
import { listProfiles, quoted, sourceOf } from '../../../server/src/adapters/aws/profiles.ts';
import { type SharedFiles, settingsOf } from '../../../server/src/adapters/aws/settings.ts';
import { AppError } from '../../../server/src/core/errors.ts';

function files(profiles: SharedFiles['profiles'], config: SharedFiles['config'] = {}): SharedFiles {
  return { profiles, config };
}

describe('the profiles of ~/.aws', () => {
  it('are listed by name, with their kind and region and without their contents', () => {
    const profiles = listProfiles(
      files({
        work: { sso_session: 'corp', sso_account_id: '111122223333', sso_role_name: 'Admin', region: 'eu-west-1' },
        keys: { aws_access_key_id: 'AKIAIOSFODNN7EXAMPLE', aws_secret_access_key: 'secret' },
        legacy: { sso_start_url: 'https://x.awsapps.com/start' },
        chained: { role_arn: 'arn:aws:iam::1:role/x', source_profile: 'keys' },
        machine: { role_arn: 'arn:aws:iam::1:role/x', credential_source: 'Ec2InstanceMetadata' },
        tool: { credential_process: '/bin/tool --token s3cr3t' },
        pod: { web_identity_token_file: '/token', role_arn: 'arn:aws:iam::1:role/x' },
        console: { login_session: 'arn:aws:iam::1:user/me' },
        settings: { region: 'not a region' },
      }),
    );
    assert.deepEqual(
      profiles.map(({ name, kind, region }) => [name, kind, region]),
      [
        ['chained', 'role', null],
        ['console', 'login', null],
        ['keys', 'static', null],
        ['legacy', 'sso', null],
        ['machine', 'role', null],
        ['pod', 'webIdentity', null],
        ['settings', 'other', null],
        ['tool', 'process', null],
        ['work', 'sso', 'eu-west-1'],
      ],
    );
    assert.doesNotMatch(JSON.stringify(profiles), /AKIA|s3cr3t|secret/);
  });

  it('say which account they are for where their settings do', () => {
    const arn = (name: string) => `arn:aws:iam::123456789012:${name}`;
    const profiles = listProfiles(
      files({
        role: { role_arn: arn('role/x'), source_profile: 'keys' },
        sso: { sso_session: 'corp', sso_account_id: '123456789012' },
        pod: { web_identity_token_file: '/token', role_arn: arn('role/x') },
        console: { login_session: arn('user/me') },
        stated: { aws_access_key_id: 'k', aws_account_id: '123456789012' },
        keys: { aws_access_key_id: 'k' },
        broken: { role_arn: 'x', source_profile: 'keys' },
        short: { sso_start_url: 'https://x', sso_account_id: '12' },
        // It has keys of its own: its role is assumed by nobody.
        unused: { aws_access_key_id: 'k', role_arn: arn('role/x') },
      }),
    );
    assert.deepEqual(
      profiles.filter(({ accountId }) => accountId === '123456789012').map(({ name }) => name),
      ['console', 'pod', 'role', 'sso', 'stated'],
    );
    assert.equal(profiles.filter(({ accountId }) => accountId === null).length, 4);
  });

  it('with control characters in their name are left out', () => {
    assert.deepEqual(listProfiles(files({ 'a\u001b[2Jb': {}, 'x\u202ey': {} })), []);
  });

  it('lead to the profile that their credentials come from', () => {
    const chain = files({
      a: { role_arn: 'r', source_profile: 'b' },
      b: { role_arn: 'r', source_profile: 'c' },
      c: { sso_session: 's' },
      own: { role_arn: 'r', source_profile: 'own', aws_access_key_id: 'k' },
    });
    assert.deepEqual(sourceOf(chain, 'a'), { name: 'c', kind: 'sso' });
    assert.equal(sourceOf(chain, 'own').name, 'own');
  });

  it('that do not exist are named, and what to run', () => {
    assert.throws(
      () => sourceOf(files({}), "it's"),
      (error: unknown) => {
        assert.ok(error instanceof AppError);
        assert.equal(error.code, 'CREDENTIALS');
        assert.match(error.message, /no such profile .*: it's$/);
        assert.equal(error.fields.hint, "Choose another profile, or run: aws configure --profile 'it'\\''s'");
        return true;
      },
    );
  });

  it('whose source_profile does not exist say which', () => {
    assert.throws(
      () => sourceOf(files({ a: { role_arn: 'r', source_profile: 'gone' } }), 'a'),
      /The profile a takes its credentials from a source_profile that does not exist: gone/,
    );
  });

  it('that name each other are refused, with the circle', () => {
    const circle = files({ a: { role_arn: 'r', source_profile: 'b' }, b: { role_arn: 'r', source_profile: 'a' } });
    assert.throws(() => sourceOf(circle, 'a'), /source_profile: a -> b -> a$/);
  });

  it('are quoted as one word of a command line', () => {
    assert.equal(quoted('team/prod@eu-1'), 'team/prod@eu-1');
    assert.equal(quoted('a; rm -rf ~'), "'a; rm -rf ~'");
  });
});

describe('the settings of a profile', () => {
  const shared = files(
    {
      local: { endpoint_url: 'http://127.0.0.1:1', services: 'lab', use_fips_endpoint: 'true' },
      plain: {},
      off: { endpoint_url: 'http://127.0.0.1:1', ignore_configured_endpoint_urls: 'true' },
    },
    {
      'services.lab': {
        's3.endpoint_url': 'http://127.0.0.1:2',
        'application_auto_scaling.endpoint_url': 'http://127.0.0.1:3',
      },
    },
  );

  it('give the endpoint in the SDK’s order', () => {
    const endpoint = (service: string, environment: Record<string, string>) =>
      settingsOf(shared, 'local', environment).endpoint(service);
    assert.equal(endpoint('iam', {}), 'http://127.0.0.1:1');
    assert.equal(endpoint('s3', {}), 'http://127.0.0.1:2');
    assert.equal(endpoint('application-auto-scaling', {}), 'http://127.0.0.1:3');
    assert.equal(endpoint('s3', { AWS_ENDPOINT_URL: 'http://127.0.0.1:4' }), 'http://127.0.0.1:4');
    const both = { AWS_ENDPOINT_URL: 'http://127.0.0.1:4', AWS_ENDPOINT_URL_S3: 'http://127.0.0.1:5' };
    assert.equal(endpoint('s3', both), 'http://127.0.0.1:5');
  });

  it('give none where none is set or all are ignored', () => {
    assert.equal(settingsOf(shared, 'plain', {}).endpoint('s3'), undefined);
    assert.equal(settingsOf(shared, 'off', {}).endpoint('s3'), undefined);
    const ignored = { AWS_ENDPOINT_URL: 'http://x', AWS_IGNORE_CONFIGURED_ENDPOINT_URLS: 'true' };
    assert.equal(settingsOf(shared, 'local', ignored).endpoint('s3'), undefined);
  });

  it('turn FIPS endpoints on', () => {
    assert.equal(settingsOf(shared, 'local', {}).fips, true);
    assert.equal(settingsOf(shared, 'plain', {}).fips, false);
    assert.equal(settingsOf(shared, 'plain', { AWS_USE_FIPS_ENDPOINT: 'true' }).fips, true);
  });
});
