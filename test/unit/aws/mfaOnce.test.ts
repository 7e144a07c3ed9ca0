import assert from 'node:assert/strict';
import { mfaOnce } from '../../../server/src/adapters/aws/mfaOnce.ts';
import type { Aws } from '../../../server/src/core/ports.ts';
import { awsFailure, scriptedSession } from '../../support/scriptedSession.ts';

type Options = Parameters<Aws['operator']>[0];

function setUp(needsCode: boolean) {
  const said: string[] = [];
  let fails = false;
  let expired = false;
  const signIn = mfaOnce(
    async ({ mfa, profile }) => {
      said.push(`sign in ${profile}`);
      if (needsCode) await mfa?.('serial', profile);
      if (fails) throw awsFailure('denied');
      return { session: scriptedSession({}), parts: profile };
    },
    async (parts) => {
      said.push(`again ${parts}`);
      if (expired) throw awsFailure('credentials');
      return scriptedSession({});
    },
  );
  const options = (fields: Partial<Options> = {}): Options => ({
    profile: 'security',
    region: 'us-east-1',
    signal: new AbortController().signal,
    mfa: async () => {
      said.push('asked');
      await new Promise((resolve) => setImmediate(resolve));
      return '123456';
    },
    ...fields,
  });
  return {
    said,
    signIn,
    options,
    fail: (value: boolean) => {
      fails = value;
    },
    expire: () => {
      expired = true;
    },
  };
}

describe('MFA sign-ins', () => {
  it('ask once, also when several begin at once', async () => {
    const { signIn, said, options } = setUp(true);
    await Promise.all([signIn(options()), signIn(options()), signIn(options())]);
    assert.deepEqual(said, ['sign in security', 'asked', 'again security', 'again security']);
  });

  it('ask again for another profile', async () => {
    const { signIn, said, options } = setUp(true);
    await signIn(options());
    await signIn(options({ profile: 'other' }));
    assert.equal(said.filter((line) => line === 'asked').length, 2);
  });

  it('ask again after a sign-in that failed', async () => {
    const { signIn, said, options, fail } = setUp(true);
    fail(true);
    await assert.rejects(signIn(options()));
    fail(false);
    await signIn(options());
    assert.deepEqual(said, ['sign in security', 'asked', 'sign in security', 'asked']);
  });

  it('ask again once their credentials are of no use', async () => {
    const { signIn, said, options, expire } = setUp(true);
    await signIn(options());
    expire();
    await assert.rejects(signIn(options()));
    await signIn(options());
    assert.equal(said.filter((line) => line === 'asked').length, 2);
  });

  it('keep nothing of a sign-in that needed no code: files and environment are read afresh', async () => {
    const { signIn, said, options } = setUp(false);
    await signIn(options());
    await signIn(options());
    assert.deepEqual(said, ['sign in security', 'sign in security']);
  });

  it('stop waiting for another one when cancelled, and do not hold up the next', async () => {
    const { signIn, options } = setUp(true);
    const code = Promise.withResolvers<string>();
    const first = signIn(options({ mfa: () => code.promise }));
    const controller = new AbortController();
    const second = signIn(options({ signal: controller.signal }));
    const third = signIn(options());
    controller.abort();
    await assert.rejects(second, { name: 'AbortError' });
    code.resolve('123456');
    await Promise.all([first, third]);
  });
});
