/**
 * Which properties of one map go together: what AWS documents, and no data on types say. By the type and the definition
 * in it: `AWS::Lambda::Function Code`.
 */

export interface Combination {
  /** At most one of each of these. */
  readonly oneOf?: readonly (readonly string[])[];
  /** At least one of each of these. */
  readonly someOf?: readonly (readonly string[])[];
  /** What a property needs beside it. */
  readonly needs?: Readonly<Record<string, readonly string[]>>;
}

const SOURCES = ['CidrIp', 'CidrIpv6', 'SourcePrefixListId', 'SourceSecurityGroupId'];
const TARGETS = ['CidrIp', 'CidrIpv6', 'DestinationPrefixListId', 'DestinationSecurityGroupId'];
const GROUP_SIZES = ['InstanceId', 'LaunchConfigurationName', 'LaunchTemplate', 'MixedInstancesPolicy'];
const CERTIFICATES = ['AcmCertificateArn', 'CloudFrontDefaultCertificate', 'IamCertificateId'];
const RECORDS: Combination = {
  oneOf: [
    ['AliasTarget', 'ResourceRecords'],
    ['AliasTarget', 'TTL'],
    ['HostedZoneId', 'HostedZoneName'],
  ],
  needs: { ResourceRecords: ['TTL'] },
};

export const combinations: Readonly<Record<string, Combination>> = {
  'AWS::AutoScaling::AutoScalingGroup': { oneOf: [GROUP_SIZES], someOf: [GROUP_SIZES] },
  'AWS::CloudFormation::StackSet': { oneOf: [['TemplateBody', 'TemplateURL']] },
  'AWS::CloudFront::Distribution ViewerCertificate': { oneOf: [CERTIFICATES], someOf: [CERTIFICATES] },
  'AWS::EC2::SecurityGroup Egress': { oneOf: [TARGETS], someOf: [TARGETS] },
  'AWS::EC2::SecurityGroup Ingress': { oneOf: [SOURCES], someOf: [[...SOURCES, 'SourceSecurityGroupName']] },
  'AWS::EC2::SecurityGroupEgress': { oneOf: [TARGETS], someOf: [TARGETS] },
  'AWS::EC2::SecurityGroupIngress': {
    oneOf: [SOURCES, ['GroupId', 'GroupName']],
    someOf: [
      [...SOURCES, 'SourceSecurityGroupName'],
      ['GroupId', 'GroupName'],
    ],
  },
  'AWS::Events::Rule': { someOf: [['EventPattern', 'ScheduleExpression']] },
  'AWS::Lambda::Function Code': {
    oneOf: [
      ['ImageUri', 'S3Bucket', 'ZipFile'],
      ['ImageUri', 'S3Key', 'ZipFile'],
    ],
    someOf: [['ImageUri', 'S3Bucket', 'ZipFile']],
    needs: { S3Bucket: ['S3Key'], S3Key: ['S3Bucket'], S3ObjectVersion: ['S3Bucket'] },
  },
  'AWS::Route53::RecordSet': RECORDS,
  'AWS::Route53::RecordSetGroup RecordSet': RECORDS,
  'AWS::SecretsManager::Secret': { oneOf: [['GenerateSecretString', 'SecretString']] },
};
