import assert from 'node:assert/strict';
import { readReference } from '../../../server/src/core/console/reference.ts';

function candidates(url: string): readonly string[] {
  const reference = readReference(url);
  assert.ok(reference?.kind === 'page', JSON.stringify(reference));
  return reference.candidates;
}

describe('what a person pastes', () => {
  it('is an id unless it is an address', () => {
    assert.deepEqual(readReference('  arn:aws:s3:::invoices\n'), { kind: 'id', id: 'arn:aws:s3:::invoices' });
    assert.deepEqual(readReference('i-0abc'), { kind: 'id', id: 'i-0abc' });
    assert.deepEqual(readReference('123456789012::AWS.PasswordPolicy'), {
      kind: 'id',
      id: '123456789012::AWS.PasswordPolicy',
    });
    assert.equal(readReference(' \n'), null);
  });

  it('is refused when the address is of another site', () => {
    assert.deepEqual(readReference('https://console.aws.amazon.com.example.com/s3/buckets/a'), {
      kind: 'foreign',
      host: 'console.aws.amazon.com.example.com',
    });
  });

  it('is an ARN when the address carries one', () => {
    assert.deepEqual(readReference('https://console.aws.amazon.com/go/view?arn=arn%3Aaws%3As3%3A%3A%3Ainvoices'), {
      kind: 'id',
      id: 'arn:aws:s3:::invoices',
    });
  });

  for (const [url, service, region, wanted] of [
    [
      'https://eu-west-1.console.aws.amazon.com/ec2/home?region=eu-west-1#InstanceDetails:instanceId=i-0abc',
      'ec2',
      'eu-west-1',
      'i-0abc',
    ],
    [
      'https://us-east-1.console.aws.amazon.com/s3/buckets/invoices?region=us-east-1&tab=objects',
      's3',
      'us-east-1',
      'invoices',
    ],
    [
      'https://us-east-1.console.aws.amazon.com/iam/home#/roles/details/deploy-bot?section=permissions',
      'iam',
      'us-east-1',
      'deploy-bot',
    ],
    [
      'https://console.aws.amazon.com/iamv2/home?region=global#/users/details/j.doe%40example.com',
      'iam',
      null,
      'j.doe@example.com',
    ],
    [
      'https://us-west-2.console.aws.amazon.com/lambda/home?region=us-west-2#/functions/report?tab=code',
      'lambda',
      'us-west-2',
      'report',
    ],
    [
      'https://us-west-2.console.aws.amazon.com/kms/home?region=us-west-2#/kms/keys/1234abcd-12ab',
      'kms',
      'us-west-2',
      '1234abcd-12ab',
    ],
    [
      'https://us-west-2.console.aws.amazon.com/vpcconsole/home?region=us-west-2#VpcDetails:VpcId=vpc-1',
      'ec2',
      'us-west-2',
      'vpc-1',
    ],
    [
      'https://cn-north-1.console.amazonaws.cn/rds/home?region=cn-north-1#database:id=orders;is-cluster=false',
      'rds',
      'cn-north-1',
      'orders',
    ],
    [
      'https://us-west-2.console.aws.amazon.com/dynamodbv2/home?region=us-west-2#table?name=Orders&tab=overview',
      'dynamodb',
      'us-west-2',
      'Orders',
    ],
    [
      'https://us-west-2.console.aws.amazon.com/apigateway/main/apis/a1b2c3/resources?api=a1b2c3&region=us-west-2',
      null,
      'us-west-2',
      'a1b2c3',
    ],
    [
      'https://us-west-2.console.aws.amazon.com/codesuite/codepipeline/pipelines/shop/view?region=us-west-2',
      null,
      'us-west-2',
      'shop',
    ],
    [
      'https://us-west-2.console.aws.amazon.com/events/home?region=us-west-2#/eventbus/default/rules/nightly',
      'events',
      'us-west-2',
      'nightly',
    ],
    [
      'https://us-west-2.console.aws.amazon.com/systems-manager/documents/restart/description?region=us-west-2',
      'ssm',
      'us-west-2',
      'restart',
    ],
    [
      'https://us-west-2.console.aws.amazon.com/secretsmanager/secret?name=prod%2Fpayments%2Fdb&region=us-west-2',
      'secretsmanager',
      'us-west-2',
      'prod/payments/db',
    ],
    [
      'https://us-west-2.console.aws.amazon.com/cognito/v2/identity/identity-pools/us-west-2:1111-2222/roles?region=us-west-2',
      'cognito',
      'us-west-2',
      'us-west-2:1111-2222',
    ],
    [
      'https://us-east-1.console.aws.amazon.com/wafv2/homev2/web-acl/shop/1111-2222/overview?region=global',
      'wafv2',
      null,
      'shop',
    ],
  ] as const) {
    it(`names ${wanted} in a page of ${service}`, () => {
      const reference = readReference(url);
      assert.ok(reference?.kind === 'page');
      assert.deepEqual([reference.service, reference.region], [service, region]);
      assert.ok(candidates(url).includes(wanted), candidates(url).join());
    });
  }

  it('is of no service of that name where an object has one of its own', () => {
    const reference = readReference('https://us-west-2.console.aws.amazon.com/constructor/home?region=us-west-2');
    assert.ok(reference?.kind === 'page');
    assert.equal(reference.service, 'constructor');
  });

  it('keeps the ARN of an address whole', () => {
    const arn = 'arn:aws:cloudtrail:us-east-1:123456789012:trail/main';
    for (const text of [arn, encodeURIComponent(arn)]) {
      const url = `https://us-east-1.console.aws.amazon.com/cloudtrailv2/home?region=us-east-1#/trails/${text}`;
      assert.ok(candidates(url).includes(arn), candidates(url).join());
    }
  });

  it('survives broken escapes and endless text', () => {
    assert.ok(candidates('https://console.aws.amazon.com/s3/buckets/%zz%e0%a4?x=%').length > 0);
    assert.ok(candidates(`https://console.aws.amazon.com/s3/${'a/b;'.repeat(5000)}`).length <= 12);
  });
});
