import assert from 'node:assert/strict';
import { AppError } from '../../../server/src/core/errors.ts';
import { failureAdvice } from '../../../server/src/core/stacksets/advice.ts';
import { stackSetInput, templateBody } from '../../../server/src/core/stacksets/input.ts';
import { countPlaces, groupPlaces } from '../../../server/src/core/stacksets/places.ts';
import { changeSetInput } from '../../../server/src/core/template/changeSetInput.ts';

const failures: readonly (readonly [reason: string | null, hint: RegExp])[] = [
  [
    "Account 123456789012 should have 'PantherCloudFormationStackSetExecutionRole-us-east-1' role with trust relationship to Role 'PantherCloudFormationStackSetAdminRole-us-east-1'.",
    /^Deploy the scan-role stack in account 123456789012 with real time on/,
  ],
  [
    'Role arn:aws:iam::1:role/PantherCloudFormationStackSetAdminRole-us-east-1 is invalid or cannot be assumed',
    /^Deploy the StackSet admin-role stack/,
  ],
  [
    'User is not authorized to perform: sns:CreateTopic with an explicit deny in a service control policy',
    /^A policy of the organization forbids it/,
  ],
  ['Region eu-south-1 is not enabled in account 123456789012', /^Enable the region eu-south-1/],
  ['The security token included in the request is invalid', /^Enable the region eu-south-1/],
  ['Account is suspended', /^Remove account 123456789012/],
  ['panther-cloudwatch-events-topic already exists in stack arn', /^Delete what has that name/],
  ['is not authorized to perform: kms:CreateKey', /^Deploy the current scan-role stack/],
  ['Rate exceeded', /^Wait a few minutes/],
  ['Cancelled since failure tolerance has exceeded', /^Mend what failed first/],
  ['Internal failure', /^See the events of its stack in account 123456789012, eu-south-1/],
  [null, /^See the events of its stack/],
];

describe('what to do about a stack that failed', () => {
  for (const [reason, hint] of failures) {
    it(`is told by: ${(reason ?? 'no reason').slice(0, 60)}`, () => {
      assert.match(failureAdvice({ accountId: '123456789012', region: 'eu-south-1', reason }), hint);
    });
  }
});

describe('accounts and regions', () => {
  it('become as few operations as there are lists of regions, each pair once', () => {
    const place = (accountId: string, region: string) => ({ accountId, region });
    const groups = groupPlaces([
      place('1', 'b'),
      place('2', 'a'),
      place('1', 'a'),
      place('2', 'b'),
      place('3', 'a'),
      place('3', 'a'),
    ]);
    assert.deepEqual(groups, [
      { accountIds: ['1', '2'], regions: ['a', 'b'] },
      { accountIds: ['3'], regions: ['a'] },
    ]);
    assert.equal(countPlaces(groups), 5);
  });
});

describe('a template that no request can carry', () => {
  const master = { accountId: '111122223333', region: 'us-east-1' };
  const body = `# ${'x'.repeat(51_200)}`;
  /** In each way to send one. */
  const ways: Readonly<Record<string, readonly [send: (template: string) => unknown, hint: RegExp]>> = {
    'a StackSet': [
      (template) => stackSetInput(master, { body: template, parameters: [] }),
      /template upload real-time-events --bucket/,
    ],
    'a StackSet of scan roles': [
      (template) => templateBody(template, 'scanRole'),
      /template upload scan-role --bucket/,
    ],
    'a stack': [
      (template) =>
        changeSetInput(
          { stackName: 's', body: template, parameters: [], capabilities: [] },
          { existing: null, name: 'n' },
        ),
      /template launch-url --bucket/,
    ],
  };
  for (const [what, [send, hint]] of Object.entries(ways)) {
    it(`is refused for ${what}, with its size, the limit and what to do`, () => {
      assert.doesNotThrow(() => send(body.slice(2)));
      assert.throws(
        () => send(body),
        (error) =>
          error instanceof AppError &&
          error.code === 'BAD_INPUT' &&
          /takes a template of 51,200 bytes in a request, and this one has more: 51,202 bytes$/.test(error.message) &&
          hint.test(error.fields.hint ?? ''),
      );
    });
  }
});
