import assert from 'node:assert/strict';
import { serviceOf } from '../../server/src/core/catalog/service.ts';
import { AwsFailure, type AwsFailureKind } from '../../server/src/core/errors.ts';
import type { AwsSession } from '../../server/src/core/ports.ts';
import { operatorHome } from './operatorHome.ts';

const iam = serviceOf<typeof import('@aws-sdk/client-iam')>({ id: 'iam', label: 'IAM' });
const s3 = serviceOf<typeof import('@aws-sdk/client-s3')>({ id: 's3', label: 'S3' });
const s3Control = serviceOf<typeof import('@aws-sdk/client-s3-control')>({ id: 's3-control', label: 'S3 Control' });
const dynamodb = serviceOf<typeof import('@aws-sdk/client-dynamodb')>({ id: 'dynamodb', label: 'DynamoDB' });
const ec2 = serviceOf<typeof import('@aws-sdk/client-ec2')>({ id: 'ec2', label: 'EC2' });
const autoScaling = serviceOf<typeof import('@aws-sdk/client-application-auto-scaling')>({
  id: 'application-auto-scaling',
  iamPrefix: 'application-autoscaling',
  label: 'Application Auto Scaling',
});

const signal = new AbortController().signal;
const home = { region: 'us-east-1', signal };

describe('a session', () => {
  const operator = operatorHome();
  let session: AwsSession;
  beforeEach(async () => {
    session = await operator.aws().operator({ profile: 'security', region: 'us-east-1', mfa: null, signal });
  });
  afterEach(() => session.close());
  const faults = () => operator.emulator().faults;

  async function failsAs(call: Promise<unknown>, kind: AwsFailureKind, code?: string): Promise<AwsFailure> {
    const error: unknown = await call.then(
      () => assert.fail('The call did not fail'),
      (thrown: unknown) => thrown,
    );
    assert.ok(error instanceof AwsFailure, String(error));
    assert.equal(error.kind, kind, `${error.code}: ${error.message}`);
    if (code !== undefined) assert.equal(error.code, code);
    return error;
  }

  it('calls services of every protocol, by their operations’ names', async () => {
    await session.call(s3.op('CreateBucket'), { Bucket: 'invoices' }, home);
    const { Buckets } = await session.call(s3.op('ListBuckets'), {}, home);
    assert.deepEqual(
      Buckets?.map(({ Name }) => Name),
      ['invoices'],
    );
    assert.ok((await session.call(ec2.op('DescribeRegions'), {}, home)).Regions?.length);
    assert.deepEqual((await session.call(dynamodb.op('ListTables'), {}, home)).TableNames, []);
    const targets = autoScaling.op('DescribeScalableTargets');
    assert.deepEqual((await session.call(targets, { ServiceNamespace: 'dynamodb' }, home)).ScalableTargets, []);
  });

  it('calls S3 Control of an endpoint that cannot have the account in front of its host', async () => {
    const input = { AccountId: session.accountId };
    const block = {
      BlockPublicAcls: true,
      BlockPublicPolicy: true,
      IgnorePublicAcls: true,
      RestrictPublicBuckets: true,
    };
    const get = s3Control.op('GetPublicAccessBlock');
    await failsAs(session.call(get, input, home), 'notFound', 'NoSuchPublicAccessBlockConfiguration');
    await session.call(s3Control.op('PutPublicAccessBlock'), { ...input, PublicAccessBlockConfiguration: block }, home);
    assert.deepEqual((await session.call(get, input, home)).PublicAccessBlockConfiguration, block);
  });

  it('reads all pages, and leaves its input as it was', async () => {
    for (const name of ['a', 'b', 'c']) {
      const table = { TableName: name, BillingMode: 'PAY_PER_REQUEST' as const };
      const key = [{ AttributeName: 'id', AttributeType: 'S' as const }];
      const schema = [{ AttributeName: 'id', KeyType: 'HASH' as const }];
      await session.call(dynamodb.op('CreateTable'), { ...table, AttributeDefinitions: key, KeySchema: schema }, home);
    }
    const input = { Limit: 2 };
    const pages: unknown[] = [];
    for await (const page of session.pages(dynamodb.op('ListTables'), input, home)) pages.push(page.TableNames);
    assert.deepEqual(pages, [['a', 'b'], ['c']]);
    assert.deepEqual(input, { Limit: 2 });
  });

  it('takes a call without pages as one page', async () => {
    let pages = 0;
    for await (const page of session.pages(ec2.op('DescribeRegions'), {}, home)) pages += page.Regions ? 1 : 0;
    assert.equal(pages, 1);
  });

  it('calls the region that it is told', async () => {
    const west = { region: 'us-west-2', signal };
    const key = [{ AttributeName: 'id', AttributeType: 'S' as const }];
    const schema = [{ AttributeName: 'id', KeyType: 'HASH' as const }];
    const table = {
      TableName: 't',
      BillingMode: 'PAY_PER_REQUEST' as const,
      AttributeDefinitions: key,
      KeySchema: schema,
    };
    await session.call(dynamodb.op('CreateTable'), table, west);
    assert.deepEqual((await session.call(dynamodb.op('ListTables'), {}, west)).TableNames, ['t']);
    assert.deepEqual((await session.call(dynamodb.op('ListTables'), {}, home)).TableNames, []);
    session.release('us-west-2');
    assert.deepEqual((await session.call(dynamodb.op('ListTables'), {}, west)).TableNames, ['t']);
  });

  it('says which call failed, of whom and where', async () => {
    const failure = await failsAs(
      session.call(iam.op('GetUser'), { UserName: 'nobody' }, home),
      'notFound',
      'NoSuchEntity',
    );
    assert.equal(failure.call, 'iam:GetUser');
    assert.equal(failure.accountId, '111122223333');
    assert.equal(failure.region, 'us-east-1');
    assert.equal(failure.status, 404);
  });

  it('tells throttled from denied, and tries again before it says so', async () => {
    await faults().add({ service: 'dynamodb', code: 'ThrottlingException', status: 400, times: 2 });
    assert.deepEqual((await session.call(dynamodb.op('ListTables'), {}, home)).TableNames, []);
    await faults().add({ service: 'ec2', code: 'RequestLimitExceeded', status: 503 });
    await failsAs(session.call(ec2.op('DescribeRegions'), {}, home), 'throttled', 'RequestLimitExceeded');
    await faults().clear();
    await faults().add({ service: 'ec2', code: 'UnauthorizedOperation', status: 403 });
    await failsAs(session.call(ec2.op('DescribeRegions'), {}, home), 'denied', 'UnauthorizedOperation');
  });

  it('takes a proxy’s page for no answer, whatever the service speaks', async () => {
    const page = '<!DOCTYPE html>\n<html><body>Please sign in</body></html>';
    await faults().add({ status: 200, body: page });
    const calls = [
      () => session.call(s3.op('ListBuckets'), {}, home),
      () => session.call(iam.op('ListUsers'), {}, home),
      () => session.call(ec2.op('DescribeRegions'), {}, home),
      () => session.call(dynamodb.op('ListTables'), {}, home),
    ];
    for (const call of calls) assert.match((await failsAs(call(), 'malformed')).message, /Please sign in/);
  });

  it('takes half a document for no answer', async () => {
    await faults().add({
      service: 's3',
      status: 200,
      contentType: 'application/xml',
      body: '<ListAllMyBucketsResult><Buck',
    });
    await failsAs(session.call(s3.op('ListBuckets'), {}, home), 'malformed', 'MalformedAnswer');
    await faults().add({
      service: 'dynamodb',
      status: 200,
      contentType: 'application/json',
      body: '{"TableNames":["a"',
    });
    await failsAs(session.call(dynamodb.op('ListTables'), {}, home), 'malformed', 'MalformedAnswer');
  });

  it('reads a refusal that came as XML where JSON was due', async () => {
    const body = '<ErrorResponse><Error><Code>AccessDenied</Code><Message>not you</Message></Error></ErrorResponse>';
    await faults().add({ service: 'dynamodb', status: 403, contentType: 'text/xml', body });
    const failure = await failsAs(session.call(dynamodb.op('ListTables'), {}, home), 'denied', 'AccessDenied');
    assert.equal(failure.message, 'not you');
  });

  it('takes a region that refuses good credentials for one that is not enabled', async () => {
    const elsewhere = { region: 'ap-east-1', signal };
    await faults().add({ region: 'ap-east-1', code: 'UnrecognizedClientException', status: 400 });
    await failsAs(session.call(dynamodb.op('ListTables'), {}, elsewhere), 'unsupported', 'UnrecognizedClientException');
  });

  it('takes credentials that STS refuses, too, for bad ones', async () => {
    const elsewhere = { region: 'ap-east-1', signal };
    await faults().add({ code: 'InvalidClientTokenId', status: 403 });
    await failsAs(session.call(dynamodb.op('ListTables'), {}, elsewhere), 'credentials', 'InvalidClientTokenId');
    await failsAs(session.call(dynamodb.op('ListTables'), {}, home), 'credentials', 'InvalidClientTokenId');
  });

  it('takes expired credentials for that, in any region', async () => {
    await faults().add({ code: 'ExpiredTokenException', status: 400 });
    const elsewhere = { region: 'ap-east-1', signal };
    await failsAs(session.call(dynamodb.op('ListTables'), {}, elsewhere), 'credentials', 'ExpiredTokenException');
  });

  it('takes the name of no region for one that does not exist', async () => {
    await failsAs(session.call(dynamodb.op('ListTables'), {}, { region: 'no/such region', signal }), 'unsupported');
  });

  it('tells a broken connection', async () => {
    await faults().add({ service: 'dynamodb', breakConnection: true });
    await failsAs(session.call(dynamodb.op('ListTables'), {}, home), 'network', 'ECONNRESET');
  });

  it('ends a call at once when it is cancelled, and the pages after it', async () => {
    const cancel = new AbortController();
    const options = { region: 'us-east-1', signal: cancel.signal };
    const call = session.call(dynamodb.op('ListTables'), {}, options);
    cancel.abort();
    await failsAs(call, 'cancelled');
    await failsAs(session.call(dynamodb.op('ListTables'), {}, options), 'cancelled');
    const pages = session.pages(dynamodb.op('ListTables'), {}, options)[Symbol.asyncIterator]();
    await failsAs(pages.next(), 'cancelled');
  });
});

describe('a session in a role', () => {
  const operator = operatorHome();
  const roleArn = 'arn:aws:iam::123456789012:role/OrganizationAccountAccessRole';
  const role = { roleArn, externalId: null, sessionName: 'panther scan: Ann’s' };

  it('is of the role’s account, under a name that STS takes', async () => {
    const aws = operator.aws();
    const own = await aws.operator({ profile: 'security', region: 'us-east-1', mfa: null, signal });
    const session = await aws.assume(own, role, home);
    assert.equal(session.accountId, '123456789012');
    assert.match(session.arn, /assumed-role\/OrganizationAccountAccessRole\/panther-scan--Ann-s$/);
    await session.call(s3.op('CreateBucket'), { Bucket: 'theirs' }, home);
    assert.deepEqual((await own.call(s3.op('ListBuckets'), {}, home)).Buckets ?? [], []);
  });

  it('of an operator whose credentials have expired is refused for that', async () => {
    const aws = operator.aws();
    const own = await aws.operator({ profile: 'security', region: 'us-east-1', mfa: null, signal });
    await operator.emulator().faults.add({ service: 'sts', action: 'AssumeRole', code: 'ExpiredToken', status: 403 });
    await assert.rejects(aws.assume(own, role, home), { kind: 'credentials', code: 'ExpiredToken' });
  });

  it('is refused where the role does not exist', async () => {
    const aws = operator.aws();
    const own = await aws.operator({ profile: 'security', region: 'us-east-1', mfa: null, signal });
    const missing = { ...role, roleArn: 'arn:aws:iam::123456789012:role/PantherAuditRole-us-east-1' };
    await assert.rejects(aws.assume(own, missing, home), {
      kind: 'denied',
      call: 'sts:AssumeRole',
      region: 'us-east-1',
    });
  });
});
