import assert from 'node:assert/strict';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import type { Classified } from '../../../server/src/core/events/classified.ts';
import { createClassify } from '../../../server/src/core/events/classify.ts';
import { readRecord } from '../../../server/src/core/events/readRecord.ts';
import type { JsonObject } from '../../../server/src/core/json.ts';
import { moreOfTable } from './moreOfTable.ts';
import { accountId, recordOf } from './records.ts';
import { table } from './table.ts';

const classify = createClassify(catalog);

function classified(record: JsonObject): Classified {
  const read = readRecord(record);
  assert.ok('record' in read);
  return classify(read.record);
}

function touched(service: string, name: string, requestParameters: unknown, responseElements: unknown = null) {
  const { changes } = classified(recordOf(service, name, { requestParameters, responseElements }));
  return changes.map(({ type, id, effect, region }) => `${effect} ${type} ${id ?? 'all'} ${region}`);
}

describe('an event', () => {
  for (const [service, name, request, answer, ...expected] of [...table, ...moreOfTable]) {
    it(`touches what it is about: ${service}:${name} ${JSON.stringify(request).slice(0, 60)}`, () => {
      assert.deepEqual(touched(service, name, request, answer).toSorted(), expected.toSorted());
    });
  }

  const ignoredAs = (record: JsonObject) => classified(record).ignored;

  it('that only reads touches nothing, by its own word or by its name', () => {
    assert.equal(ignoredAs(recordOf('ec2', 'DescribeInstances', { readOnly: true })), 'read');
    assert.equal(ignoredAs(recordOf('ec2', 'DescribeInstances', { readOnly: undefined })), 'read');
    assert.equal(ignoredAs(recordOf('iam', 'GenerateCredentialReport', { readOnly: undefined })), 'read');
    assert.equal(ignoredAs(recordOf('kms', 'GenerateDataKey', { readOnly: undefined })), 'read');
  });

  it('that failed touches nothing', () => {
    const failed = recordOf('s3', 'DeleteBucket', {
      errorCode: 'BucketNotEmpty',
      requestParameters: { bucketName: 'b' },
    });
    assert.equal(ignoredAs(failed), 'failed');
  });

  it('of contents, sessions or a service that nobody knows touches nothing', () => {
    assert.equal(ignoredAs(recordOf('s3', 'PutObject', { requestParameters: { bucketName: 'b', key: 'k' } })), 'other');
    assert.equal(ignoredAs(recordOf('dynamodb', 'UpdateItem', { eventCategory: 'Data' })), 'other');
    assert.equal(ignoredAs(recordOf('ssm', 'StartSession')), 'other');
    assert.equal(ignoredAs(recordOf('quantum', 'CreateQubit')), 'service');
  });

  it('of another account’s resources touches none of this one', () => {
    const policyArn = 'arn:aws:iam::999999999999:policy/theirs';
    assert.deepEqual(touched('iam', 'AttachRolePolicy', { roleName: 'deploy', policyArn }), [
      `upsert AWS.IAM.Role arn:aws:iam::${accountId}:role/deploy global`,
    ]);
  });

  it('that nothing explains is said to be guessed: a small service is read whole, a large one is not', () => {
    const small = classified(recordOf('cloudfront', 'PublishFunction', { requestParameters: { x: 1 } }));
    assert.deepEqual([small.guessed, small.changes.length > 0], [true, true]);
    const large = classified(recordOf('ec2', 'CreateTrafficMirrorFilter', { requestParameters: {} }));
    assert.deepEqual([large.guessed, large.ignored, large.changes], [true, 'other', []]);
  });

  it('is of the partition of its region', () => {
    const record = recordOf('s3', 'CreateBucket', {
      awsRegion: 'cn-north-1',
      requestParameters: { bucketName: 'invoices' },
    });
    assert.deepEqual(
      classified(record).changes.map(({ id }) => id),
      ['arn:aws-cn:s3:::invoices'],
    );
  });
});
