import { EC2Client } from '@aws-sdk/client-ec2';
import type { RegionBlueprint } from './blueprint/account.ts';
import type { Connection } from './connection.ts';
import { seedCertificates } from './services/acm.ts';
import { seedAuthorities } from './services/acmPca.ts';
import { seedApis } from './services/apiGateway.ts';
import { seedGraphQlApis } from './services/appsync.ts';
import { seedScaling } from './services/autoScaling.ts';
import { seedBackups } from './services/backup.ts';
import { seedAssistants } from './services/bedrock.ts';
import { seedStackSets, seedStacks } from './services/cloudformation.ts';
import { seedAlarms, seedLogGroups } from './services/cloudwatch.ts';
import { seedBuildProjects } from './services/codebuild.ts';
import { seedPipelines } from './services/codepipeline.ts';
import { seedIdentityPools, seedUserPools } from './services/cognito.ts';
import { seedImages, seedInstances, seedKeyPairs, seedVolumes } from './services/compute.ts';
import { seedConnections } from './services/connections.ts';
import { seedDetection } from './services/detection.ts';
import { seedTables } from './services/dynamodb.ts';
import { seedRepositories } from './services/ecr.ts';
import { seedContainerClusters, seedTasks } from './services/ecs.ts';
import { seedFileSystems } from './services/efs.ts';
import { seedKubernetesClusters } from './services/eks.ts';
import { seedCaches } from './services/elasticache.ts';
import { seedLoadBalancers } from './services/elb.ts';
import { seedHadoopClusters } from './services/emr.ts';
import { seedEvents } from './services/eventbridge.ts';
import { seedCatalogs, seedDevEndpoints, seedWorkGroups } from './services/glue.ts';
import { seedKafkaClusters } from './services/kafka.ts';
import { seedDeliveryStreams, seedStreams } from './services/kinesis.ts';
import { seedKeys } from './services/kms.ts';
import { seedEventSources, seedFunctions, seedLayers } from './services/lambda.ts';
import { seedNetworks } from './services/network.ts';
import { seedFirewalls } from './services/networkFirewall.ts';
import { seedSearchDomains } from './services/opensearch.ts';
import { seedShares } from './services/ram.ts';
import { seedDatabaseClusters, seedDatabases } from './services/rds.ts';
import { seedWarehouses } from './services/redshift.ts';
import { seedModels, seedNotebooks, seedStudios } from './services/sagemaker.ts';
import { seedSecrets } from './services/secretsManager.ts';
import { seedTopics } from './services/sns.ts';
import { seedQueues } from './services/sqs.ts';
import { seedDocuments, seedParameters } from './services/ssm.ts';
import { seedActivities, seedStateMachines } from './services/stepFunctions.ts';
import { seedFirewallRules } from './services/wafv2.ts';
import type { Site } from './site.ts';

/** What the parts of the account that have no region refer to. */
export interface BuiltRegion {
  readonly networks: Site['networks'];
  /** ARNs, by name. */
  readonly webAcls: ReadonlyMap<string, string>;
}

/** Services that do not refer to each other are seeded side by side. */
export async function seedRegion(
  connection: Connection,
  accountId: string,
  blueprint: RegionBlueprint,
): Promise<BuiltRegion> {
  const ec2 = new EC2Client(connection);
  await seedKeys(connection, blueprint.keys ?? []);
  const networks = await seedNetworks(ec2, blueprint.region, blueprint.networks ?? []);
  const site = { connection, accountId, networks };
  const [webAcls] = await Promise.all([
    seedEdge(site, blueprint),
    seedCompute(ec2, site, blueprint),
    seedMessages(site, blueprint),
    seedContainers(site, blueprint),
    seedData(site, blueprint),
    seedSecurity(site, blueprint),
    seedOperations(site, blueprint),
    seedAnalytics(site, blueprint),
  ]);
  return { networks, webAcls };
}

/** The ARNs of the web ACLs, by name. */
async function seedEdge(site: Site, blueprint: RegionBlueprint): Promise<ReadonlyMap<string, string>> {
  const certificates = await seedCertificates(site, blueprint.certificates ?? []);
  const webAcls = await seedFirewallRules(site, blueprint);
  await seedLoadBalancers(site, blueprint, certificates, webAcls);
  await seedApis(site, blueprint, certificates, webAcls);
  await seedGraphQlApis(site, blueprint.graphQlApis ?? []);
  return webAcls;
}

async function seedCompute(ec2: EC2Client, site: Site, blueprint: RegionBlueprint): Promise<void> {
  const images = await seedImages(ec2, blueprint.images ?? []);
  await seedKeyPairs(ec2, blueprint.keyPairs ?? []);
  await seedInstances(ec2, site, blueprint.instances ?? [], images);
  await seedVolumes(ec2, blueprint.region, blueprint.volumes ?? []);
  await seedScaling(ec2, site, blueprint, images);
  await seedConnections(site, blueprint);
}

async function seedMessages(site: Site, blueprint: RegionBlueprint): Promise<void> {
  const functions = blueprint.functions ?? [];
  await seedQueues(site, blueprint.queues ?? []);
  await seedTopics(site, blueprint.topics ?? []);
  await seedLayers(site, blueprint.layers ?? []);
  await seedFunctions(site, functions);
  await seedEventSources(site, functions);
  await seedSecrets(site, blueprint.secrets ?? []);
  await seedEvents(site, blueprint);
  await seedStateMachines(site, blueprint.stateMachines ?? []);
  await seedActivities(site, blueprint.activities ?? []);
  await seedStreams(site, blueprint.streams ?? []);
  await seedDeliveryStreams(site, blueprint.deliveryStreams ?? []);
}

async function seedContainers(site: Site, blueprint: RegionBlueprint): Promise<void> {
  await seedRepositories(site, blueprint.repositories ?? []);
  await seedTasks(site, blueprint.tasks ?? []);
  await seedContainerClusters(site, blueprint.containerClusters ?? []);
  await seedKubernetesClusters(site, blueprint.kubernetesClusters ?? []);
}

async function seedData(site: Site, blueprint: RegionBlueprint): Promise<void> {
  await seedTables(site.connection, blueprint.tables ?? []);
  await seedDatabases(site.connection, blueprint.databases ?? []);
  await seedDatabaseClusters(site.connection, blueprint.databaseClusters ?? []);
  await seedCaches(site, blueprint.caches ?? []);
  await seedFileSystems(site, blueprint.fileSystems ?? []);
  await seedSearchDomains(site, blueprint.searchDomains ?? []);
  await seedKafkaClusters(site, blueprint.kafkaClusters ?? []);
  await seedWarehouses(site, blueprint.warehouses ?? []);
}

async function seedSecurity(site: Site, blueprint: RegionBlueprint): Promise<void> {
  await seedParameters(site, blueprint.parameters ?? []);
  await seedDocuments(site, blueprint.documents ?? []);
  await seedUserPools(site, blueprint.userPools ?? []);
  await seedIdentityPools(site, blueprint.identityPools ?? []);
  await seedAuthorities(site, blueprint.authorities ?? []);
  await seedFirewalls(site, blueprint.firewalls ?? []);
  await seedShares(site, blueprint.shares ?? []);
  await seedDetection(site, blueprint.detection ?? {});
}

async function seedOperations(site: Site, blueprint: RegionBlueprint): Promise<void> {
  await seedLogGroups(site, blueprint.logGroups ?? []);
  await seedAlarms(site, blueprint.alarms ?? []);
  await seedBackups(site, blueprint.backups ?? []);
  await seedStacks(site, blueprint.stacks ?? []);
  await seedStackSets(site, blueprint.stackSets ?? []);
  await seedBuildProjects(site, blueprint.buildProjects ?? []);
  await seedPipelines(site, blueprint.pipelines ?? []);
}

async function seedAnalytics(site: Site, blueprint: RegionBlueprint): Promise<void> {
  await seedCatalogs(site, blueprint.catalogs ?? []);
  await seedWorkGroups(site, blueprint.workGroups ?? []);
  await seedHadoopClusters(site, blueprint.hadoopClusters ?? []);
  await seedNotebooks(site, blueprint.notebooks ?? []);
  await seedModels(site, blueprint.models ?? []);
  await seedStudios(site, blueprint.studios ?? []);
  await seedDevEndpoints(site, blueprint.devEndpoints ?? []);
  await seedAssistants(site, blueprint.assistants ?? []);
}
