import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import { parseTemplate } from '../../../server/src/core/cfn/document/document.ts';
import { templateOf } from '../../../server/src/core/cfn/model/template.ts';
import { compareQueuePolicies, policyOfTemplate } from '../../../server/src/core/template/queuePolicy.ts';

const queueArn = 'arn:aws:sqs:us-east-1:111122223333:panther-aws-events-queue';
const sender = (id: string) => `arn:*:sns:*:${id}:panther-cloudwatch-events-topic`;

describe('the policy of the events queue', () => {
  let body = '';
  before(async () => {
    body = await readFile('templates/panther-aws-events-queue.yml', 'utf8');
  });

  function policy(parameters: Readonly<Record<string, string>>) {
    const given = Object.entries(parameters).map(([key, value]) => ({ key, value }));
    const stack = { queueArn, accountId: '111122223333', region: 'us-east-1', parameters: given };
    const found = policyOfTemplate(templateOf(parseTemplate(body)), stack);
    assert.ok(found !== null);
    return found as { readonly Statement: readonly Record<string, unknown>[] };
  }
  const lettingIn = (...ids: readonly string[]) => policy({ AccountIds: ids.join(',') });

  it('is what the template says for the parameters of its stack', () => {
    const [accounts, connections, ...others] = lettingIn('123456789012', '222233334444').Statement;
    assert.deepEqual(accounts, {
      Sid: 'TopicsOfTheseAccounts',
      Effect: 'Allow',
      Principal: { Service: 'sns.amazonaws.com' },
      Action: 'sqs:SendMessage',
      Resource: queueArn,
      Condition: { ArnLike: { 'aws:SourceArn': [sender('123456789012'), sender('222233334444')] } },
    });
    assert.equal(connections?.['Effect'], 'Deny');
    assert.deepEqual(others, []);
  });

  it('lets in an organization and regions that are disabled by default, where the stack has them', () => {
    const given = { AccountIds: '123456789012', OrganizationId: 'o-a1b2c3d4e5', OptInRegions: 'ap-east-1,me-south-1' };
    const [accounts, organization] = policy(given).Statement;
    const principals = {
      Service: ['sns.amazonaws.com', 'sns.ap-east-1.amazonaws.com', 'sns.me-south-1.amazonaws.com'],
    };
    assert.deepEqual(accounts?.['Principal'], principals);
    assert.deepEqual(organization?.['Principal'], principals);
    assert.deepEqual(organization?.['Condition'], {
      StringEquals: { 'aws:SourceOrgID': 'o-a1b2c3d4e5' },
      ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:panther-cloudwatch-events-topic' },
    });
  });

  it('is not told where the template says what is not known here', () => {
    const imported = body.replace('Action: sqs:SendMessage', 'Action: !ImportValue TheAction');
    const stack = { queueArn, accountId: '111122223333', region: 'us-east-1', parameters: [] };
    assert.equal(policyOfTemplate(templateOf(parseTemplate(imported)), stack), null);
  });

  it('is the same in whatever order and form it is written', () => {
    const { Statement } = lettingIn('123456789012', '222233334444');
    const [first = {}, second = {}] = Statement;
    const live = {
      Version: '2008-10-17',
      Id: 'other',
      Statement: [
        { ...second, Sid: 'x' },
        {
          ...first,
          Action: ['sqs:SendMessage'],
          Condition: { ArnLike: { 'aws:SourceArn': [sender('222233334444'), sender('123456789012')] } },
        },
      ],
    };
    assert.equal(compareQueuePolicies(JSON.stringify(live), { Statement }), null);
  });

  it('that was changed by hand differs by statements, and says what each lets in', () => {
    const live = lettingIn('123456789012');
    const change = compareQueuePolicies(JSON.stringify(live), lettingIn('123456789012', '222233334444'));
    const line = (...ids: readonly string[]) =>
      `Allow sqs:SendMessage: Service sns.amazonaws.com, if ArnLike aws:SourceArn ${ids.map(sender).join(', ')}`;
    assert.deepEqual(change?.goes, [line('123456789012')]);
    assert.deepEqual(change?.comes, [line('123456789012', '222233334444')]);
    assert.doesNotMatch(change?.live ?? '', /222233334444/);
    assert.match(change?.template ?? '', /222233334444/);
  });

  it('that is not there, or is none, is another than the template’s', () => {
    const wanted = lettingIn('123456789012');
    assert.equal(compareQueuePolicies(null, wanted)?.live, '');
    assert.equal(compareQueuePolicies(null, wanted)?.comes.length, 2);
    assert.equal(compareQueuePolicies('no policy', wanted)?.comes.length, 2);
  });
});
