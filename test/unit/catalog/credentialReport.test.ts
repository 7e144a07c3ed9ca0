import assert from 'node:assert/strict';
import { parseCredentialReport } from '../../../server/src/core/catalog/iam/credentialReport.ts';

const header = 'user,arn,user_creation_time,password_enabled,mfa_active,access_key_1_last_used_region';

function parse(...lines: readonly string[]) {
  return parseCredentialReport(new TextEncoder().encode([header, ...lines].join('\n')));
}

describe('the credential report', () => {
  it('has no dates where AWS has none', () => {
    for (const none of ['N/A', 'no_information', 'not_supported', '']) {
      const [row] = parse(`alice,arn:aws:iam::123456789012:user/alice,${none},true,false,N/A`);
      assert.equal(row?.['UserCreationTime'], null, none);
    }
  });

  it('is neither true nor false where AWS does not say', () => {
    const [row] = parse(
      '<root_account>,arn:aws:iam::123456789012:root,2020-01-01T09:00:00+00:00,not_supported,true,N/A',
    );
    assert.equal(row?.['PasswordEnabled'], null);
    assert.equal(row?.['MfaActive'], true);
    assert.deepEqual(row?.['UserCreationTime'], new Date('2020-01-01T09:00:00Z'));
    assert.equal(row?.['AccessKey1LastUsedRegion'], 'N/A');
  });

  it('goes by the names of the columns, so that a new one shifts nothing', () => {
    const text = 'added,arn,user,mfa_active\nx,arn:aws:iam::123456789012:user/bob,bob,true';
    const [row] = parseCredentialReport(new TextEncoder().encode(text));
    assert.equal(row?.['UserName'], 'bob');
    assert.equal(row?.['MfaActive'], true);
    assert.equal(row?.['Cert1Active'], null);
  });

  it('reads cells in quotes, and leaves out a row that a comma in a name made too wide', () => {
    const rows = parse(
      '"a,""b""","arn:aws:iam::123456789012:user/a,b",N/A,false,true,N/A',
      'c,d,arn:aws:iam::123456789012:user/c,d,N/A,false,true,N/A',
    );
    assert.deepEqual(
      rows.map((row) => [row['UserName'], row['MfaActive']]),
      [['a,"b"', true]],
    );
  });

  it('is empty where there is none', () => {
    assert.deepEqual(parseCredentialReport(undefined), []);
    assert.deepEqual(parseCredentialReport(new Uint8Array()), []);
    assert.deepEqual(parse(), []);
  });
});
