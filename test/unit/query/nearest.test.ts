import assert from 'node:assert/strict';
import { nearest } from '../../../server/src/core/query/nearest.ts';

describe('the nearest name', () => {
  const views = [
    'resources',
    'accounts',
    'aws_s3_bucket',
    'aws_ec2_security_group',
    'aws_rds_instance',
    'aws_ec2_instance',
  ];

  it('has few letters that are other, missing, too many or exchanged', () => {
    assert.equal(nearest('aws_s3_buckets', views), 'aws_s3_bucket');
    assert.equal(nearest('AWS_S3_BUKCET', views), 'aws_s3_bucket');
    assert.equal(nearest('resouces', views), 'resources');
    assert.equal(nearest('aws_rds_instances', views), 'aws_rds_instance');
  });

  it('holds the whole of what was asked for, without its plural', () => {
    assert.equal(nearest('security_groups', views), 'aws_ec2_security_group');
    assert.equal(nearest('bucket', views), 'aws_s3_bucket');
  });

  it('is not just any', () => {
    assert.equal(nearest('invoices', views), null);
    assert.equal(nearest('x', views), null);
    assert.equal(nearest('anything', []), null);
  });
});
