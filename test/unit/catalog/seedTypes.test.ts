// Where the product that ours follows was wrong.
import assert from 'node:assert/strict';
import { KeyAlgorithm } from '@aws-sdk/client-acm';
import { certificate } from '../../../server/src/core/catalog/acm.ts';
import { stack } from '../../../server/src/core/catalog/cloudformation/stacks.ts';
import { recorderMeta } from '../../../server/src/core/catalog/config.ts';
import { detector } from '../../../server/src/core/catalog/guardduty.ts';
import { logGroup } from '../../../server/src/core/catalog/logs/logGroups.ts';
import { regionalWebAcl, webAcl } from '../../../server/src/core/catalog/waf/webAcls.ts';
import { onlyOne, play, readFixture } from '../../support/catalogPlayer.ts';

const place = { partition: 'aws', accountId: '123456789012', region: 'eu-west-1' };
const refOf = (resourceId: string) => ({
  resourceId,
  id: null,
  name: null,
  accountId: '123456789012',
  region: 'eu-west-1',
});

describe('certificates', () => {
  it('are asked for with every key algorithm, or AWS leaves out all but two', async () => {
    const { sent } = await play(certificate, readFixture(certificate.type));
    const { input } = onlyOne(sent.filter(({ call }) => call === 'acm:ListCertificates'));
    const { keyTypes } = input['Includes'] as { readonly keyTypes: readonly string[] };
    assert.deepEqual(keyTypes.toSorted(), Object.values(KeyAlgorithm).toSorted());
  });

  it('were created when AWS issued them, or when they were imported', () => {
    const [issued, imported] = [new Date(1), new Date(2)];
    const createdAt = (times: object) => certificate.model({ CertificateArn: 'arn', ...times }, {}, place)?.timeCreated;
    assert.equal(createdAt({ CreatedAt: issued }), issued);
    assert.equal(createdAt({ ImportedAt: imported }), imported);
  });
});

describe('CloudFormation stacks', () => {
  it('are asked for the drift that was found, never to look for any', async () => {
    const { sent } = await play(stack, readFixture(stack.type));
    const others = sent.filter(({ call }) => call !== 'cloudformation:DescribeStacks');
    assert.deepEqual(
      others.map(({ call, input }) => [call, String(input['StackName']).split('/')[1]]),
      [['cloudformation:DescribeStackResourceDrifts', 'network']],
    );
  });

  it('are gone when they are deleted, though their id still describes them', () => {
    assert.equal(stack.model({ StackId: 'id', StackName: 'x', StackStatus: 'DELETE_COMPLETE' }, {}, place), undefined);
  });
});

describe('Config recorders', () => {
  const count = (...groups: readonly (object | null)[]) => {
    const sources = groups.map((RecordingGroup, index) => ({
      resourceId: `r${index}`,
      region: 'eu-west-1',
      attributes: { RecordingGroup },
    }));
    return recorderMeta.derive(sources, { ...place, region: 'global' }).attributes['GlobalRecorderCount'];
  };

  it('are counted as global only where they record everything, and what has no region too', () => {
    const all = { AllSupported: true, IncludeGlobalResourceTypes: true };
    assert.equal(count(), 0);
    assert.equal(count(all, { ...all, IncludeGlobalResourceTypes: false }, { ...all, AllSupported: false }, null), 1);
  });
});

describe('log groups', () => {
  const arn = 'arn:aws:logs:eu-west-1:123456789012:log-group:/aws/lambda/settle';

  it('have the ARN that events and tags name, also where AWS tells only that of the streams', () => {
    const group = { logGroupName: '/aws/lambda/settle', arn: `${arn}:*` };
    assert.equal(logGroup.model(group, {}, place)?.resourceId, arn);
  });

  it('are looked up by either', () => {
    const inputs = [arn, `${arn}:*`].map((id) => logGroup.lookup?.input(refOf(id)));
    assert.deepEqual(inputs[0], { logGroupNamePrefix: '/aws/lambda/settle', limit: 50 });
    assert.deepEqual(inputs[1], inputs[0]);
  });

  it('are not mixed up with others whose names begin the same', () => {
    const page = { logGroups: [{ logGroupName: '/aws/lambda/settle-2' }, { logGroupName: '/aws/lambda/settle' }] };
    assert.deepEqual(logGroup.lookup?.items(page, refOf(arn)), [{ logGroupName: '/aws/lambda/settle' }]);
  });
});

describe('GuardDuty detectors', () => {
  it('that belong to nobody any more are gone, but not those that another refusal hides', async () => {
    const gone = { code: 'BadRequestException', says: 'the input detectorId is not owned by the current account' };
    const other = { code: 'BadRequestException', says: 'something else' };
    const resources = async (error: typeof gone) =>
      (await play(detector, readFixture(detector.type), new Map([['guardduty:GetDetector', error]]))).resources;
    assert.deepEqual(await resources(gone), []);
    assert.equal(onlyOne(await resources(other)).notRead.length, 1);
  });
});

describe('web ACLs of WAF Classic', () => {
  it('ask for each rule with the call of its kind', async () => {
    for (const [type, service] of [
      [webAcl, 'waf'],
      [regionalWebAcl, 'waf-regional'],
    ] as const) {
      const { sent } = await play(type, readFixture(type.type));
      const asked = sent.filter(({ call }) => /:Get(?:Rule|RateBasedRule|RuleGroup)$/.test(call));
      assert.deepEqual(asked.map(({ call, input }) => [call, input['RuleId'] ?? input['RuleGroupId']]).sort(), [
        [`${service}:GetRateBasedRule`, 'r2'],
        [`${service}:GetRule`, 'r1'],
        [`${service}:GetRule`, 'r5'],
        [`${service}:GetRuleGroup`, 'r3'],
        [`${service}:GetRuleGroup`, 'r4'],
      ]);
    }
  });

  it('have no rules rather than half of them', async () => {
    const failing = new Map([['waf:GetRateBasedRule', 'AccessDenied']]);
    const { resources } = await play(webAcl, readFixture(webAcl.type), failing);
    const edge = onlyOne(resources.filter(({ name }) => name === 'edge'));
    assert.deepEqual(Object.keys(edge.attributes), ['DefaultAction', 'MetricName']);
  });
});
