/**
 * Where CloudFormation calls something otherwise than the inventory does, by CloudFormation's type: its property, and
 * the attribute that says the same. `a.b`: inside of each other; `*`: of each item of a list; `=`: all attributes;
 * `$name`: the resource's name. Null: what is there under this name means something else, or comes in another form.
 * Names that differ in capitals only need no line.
 */
export const cfnNames: Readonly<Record<string, Readonly<Record<string, string | null>>>> = {
  'AWS::ApiGateway::RestApi': { ApiKeySourceType: 'apiKeySource' },
  'AWS::AutoScaling::AutoScalingGroup': { Cooldown: 'DefaultCooldown' },
  'AWS::CloudFront::Distribution': { DistributionConfig: '=', 'DistributionConfig.IPV6Enabled': 'IsIPV6Enabled' },
  'AWS::CloudTrail::Trail': {
    EnableLogFileValidation: 'LogFileValidationEnabled',
    IsLogging: 'Status.IsLogging',
  },
  'AWS::DynamoDB::Table': {
    BillingMode: 'BillingModeSummary.BillingMode',
    'TimeToLiveSpecification.AttributeName': 'TimeToLiveDescription.AttributeName',
  },
  'AWS::EC2::Instance': {
    SecurityGroupIds: 'SecurityGroups.*.GroupId',
    SecurityGroups: 'SecurityGroups.*.GroupName',
    // The image has devices, and the subnet an interface, of which the template says nothing.
    BlockDeviceMappings: null,
    NetworkInterfaces: null,
  },
  'AWS::EC2::SecurityGroup': { GroupDescription: 'Description', GroupName: '$name' },
  'AWS::ECR::Repository': {
    'LifecyclePolicy.LifecyclePolicyText': 'lifecyclePolicyText',
    RepositoryPolicyText: 'policyText',
  },
  'AWS::ECS::Cluster': { ClusterSettings: 'Settings' },
  'AWS::EFS::FileSystem': { FileSystemPolicy: 'Policy' },
  'AWS::ElasticLoadBalancingV2::LoadBalancer': { Subnets: 'AvailabilityZones.*.SubnetId' },
  'AWS::IAM::Role': { PermissionsBoundary: 'PermissionsBoundary.PermissionsBoundaryArn' },
  'AWS::IAM::User': { PermissionsBoundary: 'PermissionsBoundary.PermissionsBoundaryArn' },
  'AWS::KMS::Key': { EnableKeyRotation: 'KeyRotationEnabled', KeyPolicy: 'Policy' },
  'AWS::Kinesis::Stream': {
    ShardCount: 'OpenShardCount',
    'StreamEncryption.EncryptionType': 'EncryptionType',
    'StreamEncryption.KeyId': 'KeyId',
  },
  'AWS::Lambda::Function': { Layers: 'Layers.*.Arn' },
  'AWS::RDS::DBCluster': {
    DBClusterParameterGroupName: 'DBClusterParameterGroup',
    DBSubnetGroupName: 'DBSubnetGroup',
    EnableCloudwatchLogsExports: 'EnabledCloudwatchLogsExports',
    EnableHttpEndpoint: 'HttpEndpointEnabled',
    EnableIAMDatabaseAuthentication: 'IAMDatabaseAuthenticationEnabled',
    ScalingConfiguration: 'ScalingConfigurationInfo',
    VpcSecurityGroupIds: 'VpcSecurityGroups.*.VpcSecurityGroupId',
  },
  'AWS::RDS::DBInstance': {
    DBParameterGroupName: 'DBParameterGroups.*.DBParameterGroupName',
    DBSecurityGroups: 'DBSecurityGroups.*.DBSecurityGroupName',
    DBSubnetGroupName: 'DBSubnetGroup.DBSubnetGroupName',
    EnableCloudwatchLogsExports: 'EnabledCloudwatchLogsExports',
    EnableIAMDatabaseAuthentication: 'IAMDatabaseAuthenticationEnabled',
    EnablePerformanceInsights: 'PerformanceInsightsEnabled',
    OptionGroupName: 'OptionGroupMemberships.*.OptionGroupName',
    Port: 'Endpoint.Port',
    VPCSecurityGroups: 'VpcSecurityGroups.*.VpcSecurityGroupId',
  },
  'AWS::S3::Bucket': {
    'BucketEncryption.ServerSideEncryptionConfiguration.*.ServerSideEncryptionByDefault':
      'EncryptionRules.*.ApplyServerSideEncryptionByDefault',
    'LoggingConfiguration.DestinationBucketName': 'LoggingPolicy.TargetBucket',
    'LoggingConfiguration.LogFilePrefix': 'LoggingPolicy.TargetPrefix',
    'VersioningConfiguration.Status': 'Versioning',
  },
  'AWS::StepFunctions::StateMachine': { DefinitionString: 'definition', StateMachineType: 'type' },
};
