/** What the emulator answers where moto has no answer, or one that AWS would not give. */
import assert from 'node:assert/strict';
import { AccessAnalyzerClient, CreateAnalyzerCommand, ListAnalyzersCommand } from '@aws-sdk/client-accessanalyzer';
import { BackupClient, CreateBackupVaultCommand, GetBackupVaultAccessPolicyCommand } from '@aws-sdk/client-backup';
import { CodePipelineClient, ListPipelinesCommand } from '@aws-sdk/client-codepipeline';
import { DescribeClientVpnEndpointsCommand, EC2Client, GetEbsDefaultKmsKeyIdCommand } from '@aws-sdk/client-ec2';
import { CreateRepositoryCommand, ECRClient } from '@aws-sdk/client-ecr';
import { DescribeLoadBalancersCommand, ElasticLoadBalancingV2Client } from '@aws-sdk/client-elastic-load-balancing-v2';
import { DescribeServerlessCachesCommand, ElastiCacheClient } from '@aws-sdk/client-elasticache';
import { EMRClient, ListClustersCommand, ListSecurityConfigurationsCommand } from '@aws-sdk/client-emr';
import { BatchGetAccountStatusCommand, Inspector2Client } from '@aws-sdk/client-inspector2';
import { KafkaClient, ListClustersV2Command } from '@aws-sdk/client-kafka';
import { InvokeCommand, LambdaClient, ListFunctionUrlConfigsCommand } from '@aws-sdk/client-lambda';
import { GetInstancesCommand, LightsailClient } from '@aws-sdk/client-lightsail';
import { EnableMacieCommand, GetMacieSessionCommand, Macie2Client } from '@aws-sdk/client-macie2';
import { ListAccountsCommand, OrganizationsClient } from '@aws-sdk/client-organizations';
import { GetResourcesCommand, ResourceGroupsTaggingAPIClient } from '@aws-sdk/client-resource-groups-tagging-api';
import { ListTrafficPoliciesCommand, Route53Client } from '@aws-sdk/client-route-53';
import { ListInstancesCommand, SSOAdminClient } from '@aws-sdk/client-sso-admin';
import { ListResourcesForWebACLCommand, ListWebACLsCommand, WAFV2Client } from '@aws-sdk/client-wafv2';
import { master, sandbox } from '../../scripts/estate/accounts/ids.ts';
import { seedEstate } from '../../scripts/estate/seedEstate.ts';
import { failureOf, inAccount } from './support/clients.ts';
import { useEmulator } from './support/emulator.ts';

const stranger = '444455556666';

describe('the emulator answers reads that moto lacks', () => {
  const emulator = useEmulator();
  const connection = (region?: string) => inAccount(emulator().endpoint, stranger, region);
  beforeEach(() => emulator().reset());

  it('with nothing, in each protocol, and tells of it', async () => {
    const here = await connection();
    const answers = await Promise.all([
      new EC2Client(here).send(new DescribeClientVpnEndpointsCommand({})).then((said) => said.ClientVpnEndpoints),
      new AccessAnalyzerClient(here).send(new ListAnalyzersCommand({})).then((said) => said.analyzers),
      new LightsailClient(here).send(new GetInstancesCommand({})).then((said) => said.instances),
      new ElastiCacheClient(here).send(new DescribeServerlessCachesCommand({})).then((said) => said.ServerlessCaches),
      new Route53Client(here).send(new ListTrafficPoliciesCommand({})).then((said) => said.TrafficPolicySummaries),
    ]);
    assert.deepEqual(answers, [[], [], [], [], []]);
    assert.deepEqual(await emulator().fallbacks(), [
      'accessanalyzer:ListAnalyzers',
      'ec2:DescribeClientVpnEndpoints',
      'elasticache:DescribeServerlessCaches',
      'lightsail:GetInstances',
      'route53:ListTrafficPolicies',
    ]);
    await emulator().reset();
    assert.deepEqual(await emulator().fallbacks(), []);
  });

  it('with the default of a setting that nobody changed', async () => {
    const said = await new EC2Client(await connection()).send(new GetEbsDefaultKmsKeyIdCommand({}));
    assert.equal(said.KmsKeyId, 'alias/aws/ebs');
  });

  it("with the service's error for a thing that is not there", async () => {
    const backup = new BackupClient(await connection());
    const BackupVaultName = 'vault';
    await backup.send(new CreateBackupVaultCommand({ BackupVaultName }));
    const failure = await failureOf(backup.send(new GetBackupVaultAccessPolicyCommand({ BackupVaultName })));
    assert.equal(failure.name, 'ResourceNotFoundException');
  });

  it('as a region without the service does, where that has none', async () => {
    const lightsail = new LightsailClient(await connection('us-west-1'));
    assert.equal((await failureOf(lightsail.send(new GetInstancesCommand({})))).status, 501);
    assert.deepEqual(await emulator().fallbacks(), []);
  });

  it('but refuses what would change something', async () => {
    const analyzers = new AccessAnalyzerClient(await connection());
    const failure = await failureOf(
      analyzers.send(new CreateAnalyzerCommand({ analyzerName: 'any', type: 'ACCOUNT' })),
    );
    assert.deepEqual(failure, { name: 'NotImplemented', status: 501 });
  });

  it('and leaves alone what moto has', async () => {
    const ecr = new ECRClient(await connection());
    await ecr.send(new CreateRepositoryCommand({ repositoryName: 'real' }));
    assert.deepEqual(await emulator().fallbacks(), []);
  });
});

describe('the emulator mends what moto tells', function () {
  this.timeout(120_000);
  const emulator = useEmulator();
  const inSandbox = (region?: string) => inAccount(emulator().endpoint, sandbox.id, region);

  before('seed the estate', () => seedEstate(emulator().endpoint));

  it('times that clients can read', async () => {
    const here = await inSandbox();
    const { pipelines } = await new CodePipelineClient(here).send(new ListPipelinesCommand({}));
    const { ClusterInfoList } = await new KafkaClient(here).send(new ListClustersV2Command({}));
    const { createdAt } = await new Macie2Client(here).send(new GetMacieSessionCommand({}));
    for (const time of [pipelines?.[0]?.created, ClusterInfoList?.[0]?.CreationTime, createdAt]) {
      assert.ok(time && Math.abs(time.getTime() - Date.now()) < 3_600_000, String(time));
    }
    const [cluster] = ClusterInfoList ?? [];
    assert.equal(cluster?.Provisioned?.EncryptionInfo?.EncryptionInTransit?.ClientBroker, 'TLS_PLAINTEXT');
  });

  it('services that are off until they are switched on', async () => {
    const there = await inSandbox('us-west-2');
    const macie = new Macie2Client(there);
    await assert.rejects(macie.send(new GetMacieSessionCommand({})), /Macie is not enabled/);
    await macie.send(new EnableMacieCommand({}));
    assert.equal((await macie.send(new GetMacieSessionCommand({}))).status, 'ENABLED');
    const { accounts } = await new Inspector2Client(there).send(new BatchGetAccountStatusCommand({}));
    assert.deepEqual(
      accounts?.map(({ accountId, state }) => [accountId, state?.status]),
      [[sandbox.id, 'DISABLED']],
    );
  });

  it('load balancers whose ARNs tell their kind', async () => {
    const { LoadBalancers } = await new ElasticLoadBalancingV2Client(await inSandbox()).send(
      new DescribeLoadBalancersCommand({}),
    );
    assert.deepEqual(
      LoadBalancers?.map(({ Type, LoadBalancerArn }) => [Type, LoadBalancerArn?.split('/')[1]]).toSorted(),
      [
        ['application', 'app'],
        ['gateway', 'gwy'],
        ['network', 'net'],
      ],
    );
  });

  it('EMR clusters in their region alone, with their security configurations', async () => {
    const here = new EMRClient(await inSandbox());
    const there = new EMRClient(await inSandbox('eu-west-1'));
    assert.deepEqual(
      (await here.send(new ListClustersCommand({}))).Clusters?.map(({ Name }) => Name),
      ['try-spark'],
    );
    assert.deepEqual((await there.send(new ListClustersCommand({}))).Clusters, []);
    const { SecurityConfigurations } = await here.send(new ListSecurityConfigurationsCommand({}));
    assert.deepEqual(
      SecurityConfigurations?.map(({ Name }) => Name),
      ['try-spark'],
    );
  });

  it('function URLs, and functions that answer without running', async () => {
    const lambda = new LambdaClient(await inSandbox());
    const FunctionName = 'hello-public';
    const { FunctionUrlConfigs } = await lambda.send(new ListFunctionUrlConfigsCommand({ FunctionName }));
    assert.deepEqual(
      FunctionUrlConfigs?.map(({ AuthType }) => AuthType),
      ['NONE'],
    );
    const said = await lambda.send(new InvokeCommand({ FunctionName, Payload: '{}' }));
    assert.deepEqual([said.FunctionError, Buffer.from(said.Payload ?? []).toString()], [undefined, '{}']);
  });

  it('what a web ACL protects, of each kind', async () => {
    const waf = new WAFV2Client(await inSandbox());
    const { WebACLs } = await waf.send(new ListWebACLsCommand({ Scope: 'REGIONAL' }));
    const WebACLArn = WebACLs?.[0]?.ARN;
    const balancers = await waf.send(new ListResourcesForWebACLCommand({ WebACLArn }));
    assert.match(balancers.ResourceArns?.join() ?? '', /^[^,]*:loadbalancer\/app\/workshop-web\/\w+$/);
    const apis = await waf.send(new ListResourcesForWebACLCommand({ WebACLArn, ResourceType: 'API_GATEWAY' }));
    assert.match(apis.ResourceArns?.join() ?? '', /^[^,]*:\/restapis\/\w+\/stages\/test$/);
  });

  it('tags of services that the Tagging API of moto leaves out, by the types that AWS names', async () => {
    const tagging = new ResourceGroupsTaggingAPIClient(await inSandbox());
    for (const type of [
      'ecr:repository',
      'kinesis',
      'logs:log-group',
      'route53',
      'wafv2',
      'es:domain',
      'codepipeline',
    ]) {
      const input = { ResourceTypeFilters: [type], ResourcesPerPage: 100 };
      const { ResourceTagMappingList } = await tagging.send(new GetResourcesCommand(input));
      assert.ok((ResourceTagMappingList?.length ?? 0) > 0, type);
      for (const { ResourceARN, Tags } of ResourceTagMappingList ?? []) {
        assert.equal(ResourceARN?.split(':')[2], type.split(':')[0]);
        assert.ok(
          Tags?.some(({ Key, Value }) => Key === 'team' && Value === 'everyone'),
          ResourceARN,
        );
      }
    }
  });

  it('an organization that members do not look into, and its one Identity Center', async () => {
    const member = await inSandbox();
    const manager = await inAccount(emulator().endpoint, master.id);
    const refusal = await failureOf(new OrganizationsClient(member).send(new ListAccountsCommand({})));
    assert.equal(refusal.name, 'AccessDeniedException');
    const outside = await inAccount(emulator().endpoint, stranger);
    const none = await failureOf(new OrganizationsClient(outside).send(new ListAccountsCommand({})));
    assert.equal(none.name, 'AWSOrganizationsNotInUseException');
    const { Accounts } = await new OrganizationsClient(manager).send(new ListAccountsCommand({}));
    assert.equal(Accounts?.length, 4);
    for (const connection of [manager, member]) {
      const { Instances } = await new SSOAdminClient(connection).send(new ListInstancesCommand({}));
      assert.deepEqual(
        Instances?.map(({ OwnerAccountId }) => OwnerAccountId),
        [master.id],
      );
    }
    const elsewhere = { ...manager, region: 'eu-west-1' };
    assert.deepEqual((await new SSOAdminClient(elsewhere).send(new ListInstancesCommand({}))).Instances, []);
  });
});
