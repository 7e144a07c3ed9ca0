import assert from 'node:assert/strict';
import { type AskedOfAws, validateWithAws } from '../../../server/src/app/templates/validateWithAws.ts';
import { AppError } from '../../../server/src/core/errors.ts';
import { failureOf } from '../../../server/src/core/failure.ts';
import type { Aws } from '../../../server/src/core/ports.ts';
import type { AwsVerdict } from '../../../server/src/protocol/awsValidation.ts';
import { appContext } from '../../support/appContext.ts';
import { fakeClock } from '../../support/fakeClock.ts';
import { awsFailure, fails, type Script, scriptedSession, testAccount } from '../../support/scriptedSession.ts';

const text = 'Resources:\n  Queue:\n    Type: AWS::SQS::Queue\n    DependsOn: Topic\n';
const unstored = new Proxy({} as Parameters<typeof appContext>[0]['store'], {});

function world(script: Script, overrides: Partial<Aws> = {}) {
  const session = scriptedSession({ 'cloudformation:ValidateTemplate': script }, testAccount);
  const signedIn: { readonly profile: string | null; readonly region: string }[] = [];
  const aws: Aws = {
    profiles: async () => [
      { name: 'default', kind: 'static', region: 'eu-west-1', accountId: null },
      { name: 'payments', kind: 'sso', region: 'eu-north-1', accountId: testAccount },
    ],
    operator: async ({ profile, region }) => {
      signedIn.push({ profile, region });
      return session;
    },
    assume: () => Promise.reject(new Error('no roles')),
    ...overrides,
  };
  const accounts = { master: null, accounts: [] };
  const ctx = appContext({ aws, store: unstored, clock: fakeClock(), accounts, catalog: [] });
  const ask = async (asked: Partial<AskedOfAws> = {}, ...texts: readonly string[]): Promise<readonly AwsVerdict[]> => {
    const files = (texts.length === 0 ? [text] : texts).map((one, index) => ({ file: `${index}.yaml`, text: one }));
    const choice = { profile: null, accountId: null, region: null, ...asked };
    const verdicts: AwsVerdict[] = [];
    for await (const verdict of validateWithAws(ctx, files, choice, new AbortController().signal))
      verdicts.push(verdict);
    return verdicts;
  };
  return { ask, session, signedIn };
}

describe('a template that AWS is asked about', () => {
  it('is accepted with what AWS says of it', async () => {
    const { ask, session } = world(() => ({
      Parameters: [
        { ParameterKey: 'Env', DefaultValue: 'dev', NoEcho: false },
        { ParameterKey: 'Password', NoEcho: true },
      ],
      Capabilities: ['CAPABILITY_IAM'],
      CapabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
      DeclaredTransforms: ['AWS::Serverless-2016-10-31'],
    }));
    assert.deepEqual(await ask(), [
      {
        accountId: testAccount,
        region: 'eu-west-1',
        problem: null,
        accepted: {
          parameters: [
            { name: 'Env', hasDefault: true, noEcho: false },
            { name: 'Password', hasDefault: false, noEcho: true },
          ],
          capabilities: ['CAPABILITY_IAM'],
          capabilitiesReason: 'The following resource(s) require capabilities: [AWS::IAM::Role]',
          transforms: ['AWS::Serverless-2016-10-31'],
        },
      },
    ]);
    assert.deepEqual(
      session.sent.map(({ input }) => input),
      [{ TemplateBody: text }],
    );
    assert.ok(session.isClosed());
  });

  it('is refused with the place of what is wrong, and the next one is asked about', async () => {
    const message = 'Template format error: Unresolved resource dependencies [Topic] in the Resources block';
    let calls = 0;
    const { ask } = world(({ call }) => {
      calls += 1;
      if (calls === 1) throw awsFailure('failed', call, 'ValidationError', message);
      return {};
    });
    const [first, second] = await ask({}, text, text);
    assert.deepEqual(first?.problem, {
      message,
      start: { line: 4, column: 16 },
      end: { line: 4, column: 21 },
      path: ['Resources', 'Queue', 'DependsOn'],
    });
    assert.deepEqual([first.accepted, second?.problem], [null, null]);
  });

  it('is asked about with the credentials of the account that was chosen, and in the region of their profile', async () => {
    const { ask, signedIn } = world(() => ({}));
    await ask({ accountId: testAccount });
    await ask({ profile: 'other', region: 'us-west-2' });
    assert.deepEqual(signedIn, [
      { profile: 'payments', region: 'eu-north-1' },
      { profile: 'other', region: 'us-west-2' },
    ]);
  });

  it('is not sent with the credentials of another account than the one that was chosen', async () => {
    const { ask, session } = world(() => ({}));
    await assert.rejects(
      ask({ accountId: '999999999999' }),
      (error) => error instanceof AppError && error.code === 'WRONG_ACCOUNT' && /999999999999/.test(error.message),
    );
    assert.deepEqual(session.sent, []);
    assert.ok(session.isClosed());
  });

  it('is not sent where it is larger than AWS takes, in bytes', async () => {
    const { ask, session } = world(() => ({}));
    const fits = `${text}# ${'ä'.repeat((51_200 - text.length - 2) / 2)}`;
    await ask({}, fits);
    await assert.rejects(ask({}, `${fits}ä`), (error) => {
      const failure = failureOf(error);
      return (
        failure?.file === '0.yaml' &&
        /takes a template of 51,200 bytes .*: 51,20\d bytes/.test(failure.message) &&
        /--template-url/.test(failure.hint ?? '')
      );
    });
    assert.equal(session.sent.length, 1);
  });

  const refusals: readonly (readonly [string, Script, RegExp])[] = [
    ['denied', fails('denied', 'AccessDenied'), /Allow cloudformation:ValidateTemplate/],
    ['throttled', fails('throttled', 'Throttling'), /Try again in a minute/],
    ['without a network', fails('network', 'ENOTFOUND'), /Check the connection/],
  ];
  for (const [title, script, hint] of refusals) {
    it(`says what to do when it is ${title}`, async () => {
      const { ask, session } = world(script);
      await assert.rejects(ask(), (error) => hint.test(failureOf(error)?.hint ?? ''));
      assert.ok(session.isClosed());
    });
  }
});
