import {
  CreateVpcEndpointServiceConfigurationCommand,
  EC2Client,
  ModifyVpcEndpointServicePermissionsCommand,
} from '@aws-sdk/client-ec2';
import {
  AddTagsCommand,
  CreateLoadBalancerCommand as CreateClassicLoadBalancerCommand,
  ElasticLoadBalancingClient,
} from '@aws-sdk/client-elastic-load-balancing';
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  ElasticLoadBalancingV2Client,
  ModifyLoadBalancerAttributesCommand,
  type ProtocolEnum,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type {
  ClassicLoadBalancer,
  EndpointService,
  LoadBalancer,
  LoadBalancingBlueprint,
} from '../blueprint/loadBalancing.ts';
import { networkOf, type Site, securityGroupOf } from '../site.ts';
import { tagged, tagList } from '../tags.ts';
import { protect } from './wafv2.ts';

const protocols: Readonly<Record<LoadBalancer['kind'], ProtocolEnum>> = {
  application: 'HTTP',
  network: 'TCP',
  gateway: 'GENEVE',
};

/** `certificates` and `webAcls`: ARNs, by domain and by name. */
export async function seedLoadBalancers(
  site: Site,
  blueprint: LoadBalancingBlueprint,
  certificates: ReadonlyMap<string, string>,
  webAcls: ReadonlyMap<string, string>,
): Promise<void> {
  const elb = new ElasticLoadBalancingV2Client(site.connection);
  const arns = new Map<string, string>();
  for (const balancer of blueprint.loadBalancers ?? []) {
    const arn = await seedLoadBalancer(elb, site, balancer, certificates);
    arns.set(balancer.name, arn);
    if (balancer.webAcl) {
      await protect(site, arn, webAcls.get(balancer.webAcl));
    }
  }
  for (const balancer of blueprint.classicLoadBalancers ?? []) {
    await seedClassicLoadBalancer(new ElasticLoadBalancingClient(site.connection), site, balancer);
  }
  for (const service of blueprint.endpointServices ?? []) {
    await seedEndpointService(new EC2Client(site.connection), service, arns.get(service.loadBalancer) ?? '');
  }
}

async function seedLoadBalancer(
  elb: ElasticLoadBalancingV2Client,
  site: Site,
  balancer: LoadBalancer,
  certificates: ReadonlyMap<string, string>,
): Promise<string> {
  const { name, kind, network, internetFacing, securityGroup, owner } = balancer;
  const { vpcId, publicSubnets, privateSubnets } = networkOf(site, network);
  const { LoadBalancers } = await elb.send(
    new CreateLoadBalancerCommand({
      Name: name,
      Type: kind,
      Subnets: [...(internetFacing ? publicSubnets : privateSubnets)],
      Tags: tagList(owner),
      ...(kind === 'gateway' ? {} : { Scheme: internetFacing ? 'internet-facing' : 'internal' }),
      ...(securityGroup ? { SecurityGroups: [securityGroupOf(site, network, securityGroup)] } : {}),
    }),
  );
  const LoadBalancerArn = LoadBalancers?.[0]?.LoadBalancerArn ?? '';
  const { TargetGroups } = await elb.send(
    new CreateTargetGroupCommand({
      Name: name,
      VpcId: vpcId,
      Protocol: protocols[kind],
      Port: balancer.targetPort,
      TargetType: kind === 'gateway' ? 'instance' : 'ip',
      Tags: tagList(owner),
    }),
  );
  const TargetGroupArn = TargetGroups?.[0]?.TargetGroupArn;
  const DefaultActions = [{ Type: 'forward' as const, TargetGroupArn }];
  await elb.send(new CreateListenerCommand({ LoadBalancerArn, DefaultActions, ...listener(balancer, certificates) }));
  if (balancer.logsTo) {
    const Attributes = [
      { Key: 'access_logs.s3.enabled', Value: 'true' },
      { Key: 'access_logs.s3.bucket', Value: balancer.logsTo },
    ];
    await elb.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn, Attributes }));
  }
  return LoadBalancerArn;
}

function listener({ kind, certificate }: LoadBalancer, certificates: ReadonlyMap<string, string>) {
  if (kind === 'gateway') {
    return {};
  }
  if (!certificate) {
    return { Protocol: protocols[kind], Port: 80 };
  }
  return {
    Protocol: kind === 'application' ? ('HTTPS' as const) : ('TLS' as const),
    Port: 443,
    SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
    Certificates: [{ CertificateArn: certificates.get(certificate) }],
  };
}

async function seedClassicLoadBalancer(
  elb: ElasticLoadBalancingClient,
  site: Site,
  { name, network, securityGroup, owner, port }: ClassicLoadBalancer,
): Promise<void> {
  await elb.send(
    new CreateClassicLoadBalancerCommand({
      LoadBalancerName: name,
      Subnets: [...networkOf(site, network).privateSubnets],
      SecurityGroups: [securityGroupOf(site, network, securityGroup)],
      Listeners: [{ Protocol: 'HTTP', LoadBalancerPort: 80, InstanceProtocol: 'HTTP', InstancePort: port }],
    }),
  );
  await elb.send(new AddTagsCommand({ LoadBalancerNames: [name], Tags: tagList(owner) }));
}

async function seedEndpointService(ec2: EC2Client, service: EndpointService, loadBalancer: string): Promise<void> {
  const { ServiceConfiguration } = await ec2.send(
    new CreateVpcEndpointServiceConfigurationCommand({
      NetworkLoadBalancerArns: [loadBalancer],
      AcceptanceRequired: service.acceptanceRequired,
      TagSpecifications: [tagged('vpc-endpoint-service', service.owner, service.loadBalancer)],
    }),
  );
  await ec2.send(
    new ModifyVpcEndpointServicePermissionsCommand({
      ServiceId: ServiceConfiguration?.ServiceId,
      AddAllowedPrincipals: service.allowed.map((who) => (who === '*' ? who : `arn:aws:iam::${who}:root`)),
    }),
  );
}
