import assert from 'node:assert/strict';
import { documentText } from '../../../server/src/core/inventory/document.ts';
import { merge } from '../../../server/src/core/inventory/merge.ts';
import { observed } from '../../support/observed.ts';

function textOf(replace: Parameters<typeof observed>[0]): string {
  const result = merge(null, observed(replace), [], 1);
  assert.equal(result.kind, 'created');
  return documentText(result.resource);
}

describe('the document of a resource', () => {
  it('has the common fields first, then the attributes in order, then what was not read', () => {
    const text = textOf({
      attributes: { Versioning: 'Enabled', Acl: null },
      notRead: [{ call: 's3:GetBucketPolicy', reason: 'denied', code: 'AccessDenied', message: 'no' }],
    });
    assert.deepEqual(Object.keys(JSON.parse(text) as object), [
      'ResourceId',
      'ResourceType',
      'TimeCreated',
      'AccountId',
      'Region',
      'Arn',
      'Name',
      'Tags',
      'Acl',
      'Versioning',
      '_NotRead',
    ]);
  });

  it('says last since when the resource was not seen, and why', () => {
    const result = merge(null, observed({}), [], 1);
    assert.equal(result.kind, 'created');
    const unseen = { since: Date.parse('2026-11-23T12:00:00Z'), because: 'AWS denies s3:ListAllMyBuckets' };
    const fields = JSON.parse(documentText(result.resource, unseen)) as Record<string, unknown>;
    assert.deepEqual(Object.entries(fields).at(-1), [
      '_NotSeenSince',
      { Time: '2026-11-23T12:00:00.000Z', Because: 'AWS denies s3:ListAllMyBuckets' },
    ]);
  });

  it('leaves out Arn, Id and Name where there are none, and says null for no tags', () => {
    const fields = JSON.parse(textOf({ arn: null, name: null, tags: {} })) as Record<string, unknown>;
    assert.equal('Arn' in fields || 'Name' in fields || 'Id' in fields, false);
    assert.equal(fields['Tags'], null);
  });

  it('does not let an attribute take the place of a common field', () => {
    const fields = JSON.parse(textOf({ attributes: { AccountId: 'forged' } })) as Record<string, unknown>;
    assert.equal(fields['AccountId'], '123456789012');
    assert.equal(fields['attribute_AccountId'], 'forged');
  });

  it('keeps an attribute that is called as a common field, unless it says the same', () => {
    const attributes = { ResourceId: 'vpc-1', Region: null, Name: 'invoices', TrafficType: 'ALL' };
    const fields = JSON.parse(textOf({ attributes })) as Record<string, unknown>;
    assert.deepEqual(Object.entries(fields).slice(-3), [
      ['TrafficType', 'ALL'],
      ['attribute_Region', null],
      ['attribute_ResourceId', 'vpc-1'],
    ]);
    assert.deepEqual([fields['ResourceId'], fields['Name']], ['arn:aws:s3:::invoices', 'invoices']);
  });
});
