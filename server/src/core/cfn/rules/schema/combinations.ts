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
const DISKS = ['Ebs', 'NoDevice', 'VirtualName'];
const GROUP_SIZES = ['InstanceId', 'LaunchConfigurationName', 'LaunchTemplate', 'MixedInstancesPolicy'];
const CERTIFICATES = ['AcmCertificateArn', 'CloudFrontDefaultCertificate', 'IamCertificateId'];
const ZONES = ['HostedZoneId', 'HostedZoneName'];
const RECORD: Combination = {
  oneOf: [['AliasTarget', 'ResourceRecords'], ['AliasTarget', 'TTL'], ZONES],
  needs: { ResourceRecords: ['TTL'] },
};
const METRICS = ['Metrics', 'MetricName'];
const INTERFACE: Combination = {
  oneOf: [
    ['AssociatePublicIpAddress', 'NetworkInterfaceId'],
    ['AssociateCarrierIpAddress', 'NetworkInterfaceId'],
  ],
};

/** Exactly one of them. */
function one(...names: readonly string[]): Combination {
  return { oneOf: [names], someOf: [names] };
}

/** The first does not go with any of the others, which go with each other. */
function without(name: string, ...others: readonly string[]): readonly (readonly string[])[] {
  return others.map((other) => [name, other]);
}

export const combinations: Readonly<Record<string, Combination>> = {
  'AWS::ApplicationAutoScaling::ScalingPolicy': {
    ...one('ScalingTargetId', 'ResourceId'),
    needs: { ResourceId: ['ScalableDimension', 'ServiceNamespace'] },
  },
  'AWS::AutoScaling::AutoScalingGroup': one(...GROUP_SIZES),
  'AWS::AutoScaling::AutoScalingGroup LaunchTemplateSpecification': one('LaunchTemplateId', 'LaunchTemplateName'),
  'AWS::AutoScaling::LaunchConfiguration BlockDeviceMapping': one(...DISKS),
  'AWS::CloudFormation::StackSet': { oneOf: [['TemplateBody', 'TemplateURL']] },
  'AWS::CloudFront::Distribution CustomErrorResponse': { needs: { ResponseCode: ['ResponsePagePath'] } },
  'AWS::CloudFront::Distribution Origin': { oneOf: [['CustomOriginConfig', 'S3OriginConfig']] },
  'AWS::CloudFront::Distribution ViewerCertificate': {
    ...one(...CERTIFICATES),
    needs: { AcmCertificateArn: ['SslSupportMethod'], IamCertificateId: ['SslSupportMethod'] },
  },
  'AWS::CloudWatch::Alarm': {
    oneOf: [
      METRICS,
      ...without('Metrics', 'Dimensions', 'ExtendedStatistic', 'Namespace', 'Period', 'Statistic', 'Unit'),
      ['Statistic', 'ExtendedStatistic'],
      ['Threshold', 'ThresholdMetricId'],
    ],
    someOf: [[...METRICS, 'EvaluationCriteria']],
  },
  'AWS::CodePipeline::Pipeline': one('ArtifactStore', 'ArtifactStores'),
  'AWS::DynamoDB::Table SSESpecification': { needs: { KMSMasterKeyId: ['SSEType'] } },
  'AWS::EC2::Instance': { oneOf: [['NetworkInterfaces', 'SubnetId']] },
  'AWS::EC2::Instance BlockDeviceMapping': one(...DISKS),
  'AWS::EC2::Instance NetworkInterface': INTERFACE,
  'AWS::EC2::LaunchTemplate BlockDeviceMapping': one(...DISKS),
  'AWS::EC2::LaunchTemplate NetworkInterface': INTERFACE,
  'AWS::EC2::NetworkAclEntry': one('CidrBlock', 'Ipv6CidrBlock'),
  'AWS::EC2::NetworkInterface': { oneOf: [['Ipv6AddressCount', 'Ipv6Addresses']] },
  'AWS::EC2::SecurityGroup Egress': one(...TARGETS),
  'AWS::EC2::SecurityGroup Ingress': { oneOf: [SOURCES], someOf: [[...SOURCES, 'SourceSecurityGroupName']] },
  'AWS::EC2::SecurityGroupEgress': one(...TARGETS),
  'AWS::EC2::SecurityGroupIngress': {
    oneOf: [SOURCES, ['GroupId', 'GroupName']],
    someOf: [
      [...SOURCES, 'SourceSecurityGroupName'],
      ['GroupId', 'GroupName'],
    ],
  },
  'AWS::EC2::SpotFleet SpotFleetRequestConfigData': one('LaunchSpecifications', 'LaunchTemplateConfigs'),
  'AWS::EC2::Subnet': {
    oneOf: [
      ['AvailabilityZone', 'AvailabilityZoneId'],
      ['CidrBlock', 'Ipv4IpamPoolId'],
      ['Ipv6CidrBlock', 'Ipv6IpamPoolId'],
    ],
    someOf: [['CidrBlock', 'Ipv4IpamPoolId', 'Ipv6CidrBlock', 'Ipv6IpamPoolId']],
    needs: { Ipv4IpamPoolId: ['Ipv4NetmaskLength'], Ipv6IpamPoolId: ['Ipv6NetmaskLength'] },
  },
  'AWS::EC2::VPC': {
    ...one('CidrBlock', 'Ipv4IpamPoolId'),
    needs: { Ipv4IpamPoolId: ['Ipv4NetmaskLength'], Ipv4NetmaskLength: ['Ipv4IpamPoolId'] },
  },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': one('SubnetMappings', 'Subnets'),
  'AWS::Events::Rule': { someOf: [['EventPattern', 'ScheduleExpression']] },
  'AWS::Lambda::Function Code': {
    oneOf: [
      ['ImageUri', 'S3Bucket', 'ZipFile'],
      ['ImageUri', 'S3Key', 'ZipFile'],
    ],
    someOf: [['ImageUri', 'S3Bucket', 'ZipFile']],
    needs: { S3Bucket: ['S3Key'], S3Key: ['S3Bucket'], S3ObjectVersion: ['S3Bucket'] },
  },
  'AWS::Route53::RecordSet': { ...RECORD, someOf: [ZONES] },
  'AWS::Route53::RecordSetGroup': one(...ZONES),
  'AWS::Route53::RecordSetGroup RecordSet': RECORD,
  'AWS::S3::Bucket WebsiteConfiguration': {
    oneOf: without('RedirectAllRequestsTo', 'ErrorDocument', 'IndexDocument', 'RoutingRules'),
  },
  'AWS::SecretsManager::Secret': { oneOf: [['GenerateSecretString', 'SecretString']] },
  'AWS::ServiceDiscovery::Service': { oneOf: [['HealthCheckConfig', 'HealthCheckCustomConfig']] },
};
