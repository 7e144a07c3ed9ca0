// The ids of the seed's types, and which of the common fields they have, as policies that were written for it expect.
import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { catalog } from '../../server/src/core/catalog/index.ts';
import { type Expected, fixtureAccount, readFixture } from '../support/catalogPlayer.ts';

type Common = 'Id' | 'Name' | 'TimeCreated';

/**
 * An id is the ARN where AWS has one, or is made in its form; else `account:region:Type`, without a region where there is
 * one in an account. A: the account, O: whose it is, R: the region, `*`: what AWS or a person chose.
 *
 * One is other than the seed's on purpose: its log groups end in `:*`, which neither events nor tags have, so that it
 * missed their deletion.
 */
const forms: Readonly<Record<string, readonly [id: string, ...common: Common[]]>> = {
  'AWS.ACM.Certificate': ['arn:aws:acm:R:A:certificate/*', 'Name', 'TimeCreated'],
  'AWS.CloudFormation.Stack': ['arn:aws:cloudformation:R:A:stack/*/*', 'Id', 'Name', 'TimeCreated'],
  'AWS.CloudTrail': ['arn:aws:cloudtrail:R:O:trail/*', 'Name'],
  'AWS.CloudTrail.Meta': ['A::AWS.CloudTrail.Meta', 'Name'],
  'AWS.CloudWatch.LogGroup': ['arn:aws:logs:R:A:log-group:*', 'Name', 'TimeCreated'],
  'AWS.Config.Recorder': ['A:R:AWS.Config.Recorder', 'Name'],
  'AWS.Config.Recorder.Meta': ['A::AWS.Config.Recorder.Meta', 'Name'],
  'AWS.DynamoDB.Table': ['arn:aws:dynamodb:R:A:table/*', 'Id', 'Name', 'TimeCreated'],
  'AWS.EC2.AMI': ['arn:aws:ec2:R:O:image/*', 'Id', 'Name', 'TimeCreated'],
  'AWS.EC2.Instance': ['arn:aws:ec2:R:A:instance/*', 'Id', 'TimeCreated'],
  'AWS.EC2.NetworkACL': ['arn:aws:ec2:R:O:network-acl/*', 'Id'],
  'AWS.EC2.SecurityGroup': ['arn:aws:ec2:R:O:security-group/*', 'Id', 'Name'],
  'AWS.EC2.VPC': ['arn:aws:ec2:R:O:vpc/*', 'Id'],
  'AWS.EC2.Volume': ['arn:aws:ec2:R:A:volume/*', 'Id', 'TimeCreated'],
  'AWS.ECS.Cluster': ['arn:aws:ecs:R:A:cluster/*', 'Name'],
  'AWS.EKS.Cluster': ['arn:aws:eks:R:A:cluster/*', 'Name', 'TimeCreated'],
  'AWS.ELBV2.ApplicationLoadBalancer': ['arn:aws:elasticloadbalancing:R:A:loadbalancer/app/*/*', 'Name', 'TimeCreated'],
  'AWS.GuardDuty.Detector': ['A:R:AWS.GuardDuty.Detector', 'Id', 'TimeCreated'],
  'AWS.GuardDuty.Detector.Meta': ['A::AWS.GuardDuty.Detector.Meta'],
  'AWS.IAM.Group': ['arn:aws:iam::A:group/*', 'Id', 'Name', 'TimeCreated'],
  'AWS.IAM.Policy': ['arn:aws:iam::A:policy/*', 'Id', 'Name', 'TimeCreated'],
  'AWS.IAM.Role': ['arn:aws:iam::A:role/*', 'Id', 'Name', 'TimeCreated'],
  'AWS.IAM.RootUser': ['arn:aws:iam::A:root', 'Name', 'TimeCreated'],
  'AWS.IAM.User': ['arn:aws:iam::A:user/*', 'Id', 'Name', 'TimeCreated'],
  'AWS.KMS.Key': ['arn:aws:kms:R:A:key/*', 'Id', 'TimeCreated'],
  'AWS.Lambda.Function': ['arn:aws:lambda:R:A:function:*', 'Name'],
  'AWS.PasswordPolicy': ['A::AWS.PasswordPolicy', 'Name'],
  'AWS.RDS.Instance': ['arn:aws:rds:R:A:db:*', 'Id', 'Name', 'TimeCreated'],
  'AWS.Redshift.Cluster': ['arn:aws:redshift:R:A:cluster:*', 'Id', 'Name', 'TimeCreated'],
  'AWS.S3.Bucket': ['arn:aws:s3:::*', 'Name', 'TimeCreated'],
  'AWS.WAF.Regional.WebACL': ['arn:aws:waf-regional:R:A:webacl/*', 'Id', 'Name'],
  'AWS.WAF.WebACL': ['arn:aws:waf::A:webacl/*', 'Id', 'Name'],
};

const seedTypes = Object.keys(
  JSON.parse(readFileSync(new URL('../fixtures/catalog/seedFields.json', import.meta.url), 'utf8')) as object,
);

function fits(id: string, form: string, region: string): boolean {
  const parts = form.split(/(\*|\b[AOR]\b)/);
  const patterns: Readonly<Record<string, string>> = { '*': '.+', A: fixtureAccount, O: '\\d{12}', R: region };
  const pattern = parts.map((part) => patterns[part] ?? part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')).join('');
  return new RegExp(`^${pattern}$`).test(id);
}

const commonOf: Readonly<Record<Common, (resource: Expected) => string | null>> = {
  Id: ({ id }) => id,
  Name: ({ name }) => name,
  TimeCreated: ({ timeCreated }) => timeCreated,
};

describe('the seed’s types', () => {
  it('are all in the catalogue, and their forms are known here', () => {
    assert.deepEqual(new Set(Object.keys(forms)), new Set(seedTypes));
    assert.equal(seedTypes.length, 32);
    const types = new Set<string>(catalog.map(({ type }) => type));
    assert.deepEqual(
      seedTypes.filter((type) => !types.has(type)),
      [],
    );
  });

  for (const [type, [form, ...common]] of Object.entries(forms)) {
    it(`${type} has ids like ${form}`, () => {
      for (const { arn, resourceId, region } of readFixture(type).expected) {
        assert.ok(fits(resourceId, form, region), resourceId);
        if (resourceId.startsWith('arn:')) assert.equal(arn, resourceId);
      }
    });

    it(`${type} has ${common.join(', ') || 'no common field that not all have'}`, () => {
      const { expected } = readFixture(type);
      for (const field of common)
        assert.ok(
          expected.some((one) => commonOf[field](one) !== null),
          field,
        );
    });
  }
});
