/**
 * Lists of which CloudFormation's own schemas say `uniqueItems`, by type. The data that the rest is taken from do not have
 * it, so these are written by hand, each after its schema was read: of lists that look alike some take an item twice (a
 * user's groups do).
 */
export const uniqueLists: Readonly<Record<string, readonly string[]>> = {
  'AWS::ApiGateway::RestApi': [
    'BinaryMediaTypes',
    'EndpointConfiguration.Types',
    'EndpointConfiguration.VpcEndpointIds',
  ],
  'AWS::DynamoDB::Table': ['AttributeDefinitions', 'KeySchema'],
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ['SecurityGroups', 'SubnetMappings', 'Subnets'],
  'AWS::IAM::Role': ['ManagedPolicyArns'],
  'AWS::IAM::User': ['ManagedPolicyArns'],
};
