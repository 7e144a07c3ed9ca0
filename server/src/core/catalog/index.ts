/** All resource types, in the order in which people see them. A new type is one line here. */

import { analyzer } from './accessAnalyzer.ts';
import { certificate } from './acm.ts';
import { certificateAuthority } from './acmPca.ts';
import { api } from './apiGateway/apis.ts';
import { domainName } from './apiGateway/domainNames.ts';
import { restApi } from './apiGateway/restApis.ts';
import { restStage } from './apiGateway/restStages.ts';
import { stage } from './apiGateway/stages.ts';
import { graphqlApi } from './appsync.ts';
import { athenaWorkGroup } from './athena.ts';
import { autoScalingGroup, launchConfiguration } from './autoScaling.ts';
import { backupPlan, backupVault } from './backup.ts';
import { bedrockAgent } from './bedrock/agents.ts';
import { bedrockCustomModel } from './bedrock/customModels.ts';
import { bedrockGuardrail } from './bedrock/guardrails.ts';
import { bedrockInvocationLogging } from './bedrock/invocationLogging.ts';
import { bedrockKnowledgeBase } from './bedrock/knowledgeBases.ts';
import { bedrockProvisionedThroughput } from './bedrock/provisionedThroughput.ts';
import { stackSet } from './cloudformation/stackSets.ts';
import { stack } from './cloudformation/stacks.ts';
import { distribution } from './cloudfront/distributions.ts';
import { originAccessControl } from './cloudfront/originAccessControls.ts';
import { trail, trailMeta } from './cloudtrail.ts';
import { alarm, compositeAlarm } from './cloudwatch.ts';
import { project } from './codebuild/projects.ts';
import { sourceCredential } from './codebuild/sourceCredentials.ts';
import { pipeline } from './codePipeline.ts';
import { identityPool } from './cognito/identityPools.ts';
import { userPool } from './cognito/userPools.ts';
import { recorder, recorderMeta } from './config.ts';
import { detectiveGraph } from './detective.ts';
import { table } from './dynamodb.ts';
import { accountSettings } from './ec2/accountSettings.ts';
import { clientVpnEndpoint } from './ec2/clientVpnEndpoints.ts';
import { customerGateway } from './ec2/customerGateways.ts';
import { dhcpOptions } from './ec2/dhcpOptions.ts';
import { egressOnlyInternetGateway } from './ec2/egressOnlyInternetGateways.ts';
import { elasticIp } from './ec2/elasticIps.ts';
import { flowLog } from './ec2/flowLogs.ts';
import { image } from './ec2/images.ts';
import { instance } from './ec2/instances.ts';
import { internetGateway } from './ec2/internetGateways.ts';
import { keyPair } from './ec2/keyPairs.ts';
import { launchTemplate } from './ec2/launchTemplates.ts';
import { natGateway } from './ec2/natGateways.ts';
import { networkAcl } from './ec2/networkAcls.ts';
import { networkInterface } from './ec2/networkInterfaces.ts';
import { prefixList } from './ec2/prefixLists.ts';
import { routeTable } from './ec2/routeTables.ts';
import { securityGroup } from './ec2/securityGroups.ts';
import { snapshot } from './ec2/snapshots.ts';
import { subnet } from './ec2/subnets.ts';
import { transitGatewayAttachment } from './ec2/transitGatewayAttachments.ts';
import { transitGateway } from './ec2/transitGateways.ts';
import { volume } from './ec2/volumes.ts';
import { vpcEndpointService } from './ec2/vpcEndpointServices.ts';
import { vpcEndpoint } from './ec2/vpcEndpoints.ts';
import { vpcPeeringConnection } from './ec2/vpcPeeringConnections.ts';
import { vpc } from './ec2/vpcs.ts';
import { vpnConnection } from './ec2/vpnConnections.ts';
import { repository } from './ecr.ts';
import { ecsCluster } from './ecs/clusters.ts';
import { ecsService } from './ecs/services.ts';
import { taskDefinition } from './ecs/taskDefinitions.ts';
import { efsFileSystem } from './efs.ts';
import { eksCluster } from './eks/clusters.ts';
import { nodeGroup } from './eks/nodeGroups.ts';
import { cacheCluster, replicationGroup } from './elasticache.ts';
import { classicLoadBalancer } from './elb.ts';
import { applicationLoadBalancer } from './elbv2/applicationLoadBalancers.ts';
import { gatewayLoadBalancer } from './elbv2/gatewayLoadBalancers.ts';
import { networkLoadBalancer } from './elbv2/networkLoadBalancers.ts';
import { targetGroup } from './elbv2/targetGroups.ts';
import { emrBlockPublicAccess } from './emr/blockPublicAccess.ts';
import { emrCluster } from './emr/clusters.ts';
import { emrSecurityConfiguration } from './emr/securityConfigurations.ts';
import { apiDestination } from './eventbridge/apiDestinations.ts';
import { connection } from './eventbridge/connections.ts';
import { eventBus } from './eventbridge/eventBuses.ts';
import { rule } from './eventbridge/rules.ts';
import { deliveryStream } from './firehose.ts';
import { fsxFileSystem } from './fsx.ts';
import { glueConnection } from './glue/connections.ts';
import { glueCrawler } from './glue/crawlers.ts';
import { glueDatabase } from './glue/databases.ts';
import { glueDataCatalog } from './glue/dataCatalog.ts';
import { glueDevEndpoint } from './glue/devEndpoints.ts';
import { glueJob } from './glue/jobs.ts';
import { glueSecurityConfiguration } from './glue/securityConfigurations.ts';
import { detector, detectorMeta } from './guardduty.ts';
import { accessKey } from './iam/accessKeys.ts';
import { accountSummary } from './iam/accountSummary.ts';
import { group } from './iam/groups.ts';
import { instanceProfile } from './iam/instanceProfiles.ts';
import { oidcProvider } from './iam/oidcProviders.ts';
import { passwordPolicy } from './iam/passwordPolicy.ts';
import { policy } from './iam/policies.ts';
import { role } from './iam/roles.ts';
import { rootUser } from './iam/rootUser.ts';
import { samlProvider } from './iam/samlProviders.ts';
import { serverCertificate } from './iam/serverCertificates.ts';
import { user } from './iam/users.ts';
import { virtualMfaDevice } from './iam/virtualMfaDevices.ts';
import { inspectorAccount } from './inspector.ts';
import { kafkaCluster } from './kafka.ts';
import { stream } from './kinesis.ts';
import { key } from './kms.ts';
import { eventSourceMapping } from './lambda/eventSourceMappings.ts';
import { lambdaFunction } from './lambda/functions.ts';
import { functionUrl } from './lambda/functionUrls.ts';
import { layerVersion } from './lambda/layers.ts';
import { lightsailBucket } from './lightsail/buckets.ts';
import { lightsailDatabase } from './lightsail/databases.ts';
import { lightsailInstance } from './lightsail/instances.ts';
import { logGroup } from './logs/logGroups.ts';
import { metricFilter } from './logs/metricFilters.ts';
import { macieSession } from './macie.ts';
import { firewall } from './networkFirewall/firewalls.ts';
import { firewallPolicy } from './networkFirewall/policies.ts';
import { firewallRuleGroup } from './networkFirewall/ruleGroups.ts';
import { domain } from './opensearch.ts';
import { organizationAccount } from './organizations/accounts.ts';
import { organization } from './organizations/organization.ts';
import { organizationalUnit } from './organizations/organizationalUnits.ts';
import { organizationPolicy } from './organizations/policies.ts';
import { resourceShare } from './ram.ts';
import { dbClusterSnapshot } from './rds/clusterSnapshots.ts';
import { dbCluster } from './rds/clusters.ts';
import { dbInstance } from './rds/instances.ts';
import { dbSnapshot } from './rds/snapshots.ts';
import { redshiftCluster } from './redshift.ts';
import { redshiftNamespace, redshiftWorkgroup } from './redshiftServerless.ts';
import { hostedZone } from './route53/hostedZones.ts';
import { recordSet } from './route53/recordSets.ts';
import { bucket } from './s3.ts';
import { accountPublicAccessBlock } from './s3Control.ts';
import { sagemakerDomain } from './sagemaker/domains.ts';
import { sagemakerEndpoint } from './sagemaker/endpoints.ts';
import { sagemakerModel } from './sagemaker/models.ts';
import { sagemakerNotebook } from './sagemaker/notebookInstances.ts';
import { secret } from './secretsManager.ts';
import { hub } from './securityHub.ts';
import { subscription, topic } from './sns.ts';
import { queue } from './sqs.ts';
import { document } from './ssm/documents.ts';
import { parameter } from './ssm/parameters.ts';
import { ssoInstance } from './ssoAdmin/instances.ts';
import { permissionSet } from './ssoAdmin/permissionSets.ts';
import { activity, stateMachine } from './stepFunctions.ts';
import type { CatalogType } from './types.ts';
import { regionalWebAcl, webAcl } from './waf/webAcls.ts';
import { globalIpSet, ipSet } from './wafv2/ipSets.ts';
import { globalRuleGroup, ruleGroup } from './wafv2/ruleGroups.ts';
import { globalWebAclV2, webAclV2 } from './wafv2/webAcls.ts';

export const catalog: readonly CatalogType[] = [
  certificate,
  autoScalingGroup,
  launchConfiguration,
  backupPlan,
  backupVault,
  stack,
  stackSet,
  trail,
  trailMeta,
  alarm,
  compositeAlarm,
  recorder,
  recorderMeta,
  analyzer,
  certificateAuthority,
  api,
  domainName,
  restApi,
  restStage,
  stage,
  graphqlApi,
  athenaWorkGroup,
  bedrockAgent,
  bedrockCustomModel,
  bedrockGuardrail,
  bedrockInvocationLogging,
  bedrockKnowledgeBase,
  bedrockProvisionedThroughput,
  distribution,
  originAccessControl,
  pipeline,
  project,
  sourceCredential,
  identityPool,
  userPool,
  detectiveGraph,
  table,
  accountSettings,
  clientVpnEndpoint,
  customerGateway,
  dhcpOptions,
  egressOnlyInternetGateway,
  elasticIp,
  flowLog,
  image,
  instance,
  internetGateway,
  keyPair,
  launchTemplate,
  natGateway,
  networkAcl,
  networkInterface,
  prefixList,
  routeTable,
  securityGroup,
  snapshot,
  subnet,
  transitGatewayAttachment,
  transitGateway,
  volume,
  vpcEndpoint,
  vpcEndpointService,
  vpcPeeringConnection,
  vpc,
  vpnConnection,
  repository,
  ecsCluster,
  ecsService,
  taskDefinition,
  efsFileSystem,
  eksCluster,
  nodeGroup,
  cacheCluster,
  replicationGroup,
  classicLoadBalancer,
  applicationLoadBalancer,
  gatewayLoadBalancer,
  networkLoadBalancer,
  targetGroup,
  fsxFileSystem,
  detector,
  detectorMeta,
  emrBlockPublicAccess,
  emrCluster,
  emrSecurityConfiguration,
  apiDestination,
  connection,
  eventBus,
  rule,
  deliveryStream,
  glueConnection,
  glueCrawler,
  glueDatabase,
  glueDataCatalog,
  glueDevEndpoint,
  glueJob,
  glueSecurityConfiguration,
  accessKey,
  accountSummary,
  group,
  instanceProfile,
  oidcProvider,
  policy,
  role,
  rootUser,
  samlProvider,
  serverCertificate,
  user,
  virtualMfaDevice,
  inspectorAccount,
  key,
  eventSourceMapping,
  lambdaFunction,
  functionUrl,
  layerVersion,
  lightsailBucket,
  lightsailDatabase,
  lightsailInstance,
  logGroup,
  metricFilter,
  kafkaCluster,
  firewall,
  firewallPolicy,
  firewallRuleGroup,
  domain,
  macieSession,
  organization,
  organizationAccount,
  organizationalUnit,
  organizationPolicy,
  passwordPolicy,
  stream,
  resourceShare,
  dbCluster,
  dbClusterSnapshot,
  dbInstance,
  dbSnapshot,
  redshiftCluster,
  redshiftNamespace,
  redshiftWorkgroup,
  hostedZone,
  recordSet,
  accountPublicAccessBlock,
  bucket,
  regionalWebAcl,
  webAcl,
  sagemakerDomain,
  sagemakerEndpoint,
  sagemakerModel,
  sagemakerNotebook,
  secret,
  hub,
  topic,
  subscription,
  queue,
  document,
  parameter,
  ssoInstance,
  permissionSet,
  stateMachine,
  activity,
  ipSet,
  globalIpSet,
  ruleGroup,
  globalRuleGroup,
  webAclV2,
  globalWebAclV2,
];
