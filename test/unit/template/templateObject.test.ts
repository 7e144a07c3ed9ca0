import assert from 'node:assert/strict';
import { bucketRegion } from '../../../server/src/core/regions/bucketRegion.ts';
import { bucketName, templateKey, templateObjectUrl } from '../../../server/src/core/template/templateObject.ts';

describe('the URL of a template in a bucket', () => {
  it('is the one of the bucket in its region', () => {
    assert.equal(
      templateObjectUrl('templates', 'eu-west-1', 'panther/scan role.yml'),
      'https://templates.s3.eu-west-1.amazonaws.com/panther/scan%20role.yml',
    );
  });

  it('puts a bucket with dots into the path, and knows the partition', () => {
    assert.equal(
      templateObjectUrl('my.templates', 'cn-north-1', 't.yml'),
      'https://s3.cn-north-1.amazonaws.com.cn/my.templates/t.yml',
    );
  });
});

describe('the place of a template in a bucket', () => {
  it('is known by what is in it', () => {
    assert.equal(templateKey('a.yml', 'one'), templateKey('a.yml', 'one'));
    assert.notEqual(templateKey('a.yml', 'one'), templateKey('a.yml', 'two'));
    assert.match(templateKey('a.yml', 'one'), /^panther-cloud-security\/[0-9a-f]{12}\/a\.yml$/);
  });

  it('is in the region that S3 tells, by old names too', () => {
    assert.equal(bucketRegion(undefined), 'us-east-1');
    assert.equal(bucketRegion('EU'), 'eu-west-1');
    assert.equal(bucketRegion('xx-new-1'), 'xx-new-1');
  });

  for (const name of ['', 'ab', 'Upper-Case', '-first', 'last-', 'a_b', 'a/b', 'x'.repeat(64)]) {
    it(`refuses "${name}" as a bucket`, () => {
      assert.throws(() => bucketName(name), { code: 'BAD_INPUT' });
    });
  }
});
