import assert from 'node:assert/strict';
import { attributes } from '../../../server/src/core/catalog/attributes.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import { viewName } from '../../../server/src/core/query/resourceViews.ts';
import { inventoryViews, nestedColumns } from '../../../server/src/core/query/views.ts';

describe('the views of the inventory', () => {
  const views = inventoryViews(catalog);

  it('are named as people type them', () => {
    const names: Readonly<Record<string, string>> = {
      'AWS.S3.Bucket': 'aws_s3_bucket',
      'AWS.EC2.NetworkACL': 'aws_ec2_network_acl',
      'AWS.EC2.VPC': 'aws_ec2_vpc',
      'AWS.DynamoDB.Table': 'aws_dynamodb_table',
      'AWS.CloudTrail': 'aws_cloudtrail',
      'AWS.CloudTrail.Meta': 'aws_cloudtrail_meta',
      'AWS.ELBV2.ApplicationLoadBalancer': 'aws_elbv2_application_load_balancer',
      'AWS.RDS.DBClusterSnapshot': 'aws_rds_db_cluster_snapshot',
      'AWS.WAF.Regional.WebACL': 'aws_waf_regional_web_acl',
      'AWS.PasswordPolicy': 'aws_password_policy',
      'AWS.AutoScaling.AutoScalingGroup': 'aws_autoscaling_group',
      'AWS.Backup.BackupPlan': 'aws_backup_plan',
      'AWS.Backup.Backup': 'aws_backup_backup',
    };
    for (const [type, name] of Object.entries(names)) assert.equal(viewName(type), name);
  });

  it('are one for each type and some over all, each with a name of its own that needs no quotes', () => {
    const names = views.map(({ name }) => name);
    assert.equal(new Set(names).size, names.length);
    for (const name of names) assert.match(name, /^[a-z][a-z0-9_]*$/);
    assert.deepEqual(new Set(views.flatMap(({ type }) => type ?? [])), new Set(catalog.map(({ type }) => type)));
    assert.deepEqual(
      views.filter(({ type }) => type === null).map(({ name }) => name),
      ['resources', 'deleted', 'accounts', 'cells', 'changes'],
    );
  });

  it('have columns that differ in more than upper and lower case', () => {
    for (const { name, columns } of views) {
      const names = columns.map((column) => column.name.toLowerCase());
      assert.equal(new Set(names).size, names.length, name);
    }
  });

  it('have a column for each attribute of their type', () => {
    for (const { type, columns } of views) {
      if (type === null) continue;
      const own = columns.filter(({ about }) => about === null);
      const known = (attributes[type] ?? assert.fail(`${type}: run npm run generate`)).split(' ');
      assert.deepEqual(
        own.map(({ name, kind }) => `${name.replace('attribute_', '')}:${kind}`),
        known,
        type,
      );
    }
  });

  it('know which of their columns hold JSON', () => {
    const json = new Set(nestedColumns(inventoryViews(catalog)));
    for (const name of ['tags', 'document', 'not_read', 'diff', 'IpPermissions']) assert.ok(json.has(name), name);
    for (const name of ['name', 'region', 'Encrypted', 'Size', 'observed_at']) assert.ok(!json.has(name), name);
  });
});
