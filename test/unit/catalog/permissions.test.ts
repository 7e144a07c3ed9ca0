import assert from 'node:assert/strict';
import {
  generateCredentialReport,
  getCredentialReport,
} from '../../../server/src/core/catalog/iam/credentialReport.ts';
import { permissionsOf, scanPolicy } from '../../../server/src/core/catalog/permissions.ts';
import { lastPart } from '../../../server/src/core/catalog/place.ts';
import { list, serviceOf } from '../../../server/src/core/catalog/service.ts';

const s3 = serviceOf<typeof import('@aws-sdk/client-s3')>({
  id: 's3',
  label: 'S3',
  permissions: { ListBuckets: ['ListAllMyBuckets'], HeadBucket: [] },
});
const spec = { type: 'AWS.Test', cfn: null, label: 'Tests', icon: 'beaker', scope: 'global' } as const;
const type = list(s3.op('ListBuckets'), { items: (page) => page.Buckets })
  .detail('acl', s3.op('GetBucketAcl'), (b) => ({ Bucket: b.Name }))
  .shared('report', getCredentialReport, { prepare: generateCredentialReport, index: () => null })
  .lookup(s3.op('HeadBucket'), { input: () => undefined, items: () => [] })
  .as({ ...spec, model: () => undefined });

describe('permissions', () => {
  it('are those of all calls, under their IAM names, each once', () => {
    assert.deepEqual(permissionsOf([type, type]), [
      'iam:GenerateCredentialReport',
      'iam:GetCredentialReport',
      's3:GetBucketAcl',
      's3:ListAllMyBuckets',
    ]);
  });

  it('of a scan include finding the regions, the rules of real time, and Cloud Control', () => {
    assert.deepEqual(scanPolicy([]), [
      'cloudformation:GetResource',
      'cloudformation:ListResources',
      'ec2:DescribeRegions',
      'events:ListRuleNamesByTarget',
    ]);
  });
});

describe('small parts of the catalogue', () => {
  it('takes the last part of every form of ARN', () => {
    const last = (resourceId: string) =>
      lastPart({ resourceId, id: null, name: null, accountId: '123456789012', region: 'eu-west-1' });
    assert.equal(last('arn:aws:iam::123456789012:role/service/settle'), 'settle');
    assert.equal(last('arn:aws:lambda:eu-west-1:123456789012:function:hello'), 'hello');
    assert.equal(last('arn:aws:s3:::invoices-2026'), 'invoices-2026');
  });
});
