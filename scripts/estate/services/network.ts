import {
  AuthorizeSecurityGroupIngressCommand,
  CreateFlowLogsCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import type { Ownership } from '../blueprint/account.ts';
import type { Network, SecurityGroup } from '../blueprint/network.ts';
import type { BuiltNetwork } from '../site.ts';
import { tagged } from '../tags.ts';
import { seedRoutes } from './routes.ts';

export async function seedNetworks(
  ec2: EC2Client,
  region: string,
  networks: readonly Network[],
): Promise<ReadonlyMap<string, BuiltNetwork>> {
  const built = new Map<string, BuiltNetwork>();
  for (const network of networks) {
    built.set(network.name, await seedNetwork(ec2, region, network));
  }
  return built;
}

async function seedNetwork(ec2: EC2Client, region: string, network: Network): Promise<BuiltNetwork> {
  const { name, cidr, owner } = network;
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({
      CidrBlock: cidr,
      AmazonProvidedIpv6CidrBlock: network.ipv6 ?? false,
      TagSpecifications: [tagged('vpc', owner, name)],
    }),
  );
  const vpcId = Vpc?.VpcId ?? '';
  const privateSubnets = await seedSubnets(ec2, region, vpcId, network, 'private', 1);
  const publicSubnets = network.internet ? await seedSubnets(ec2, region, vpcId, network, 'public', 101) : [];
  for (const acl of network.acls) {
    await seedAcl(ec2, vpcId, acl, owner);
  }
  if (network.flowLogsTo) {
    await ec2.send(
      new CreateFlowLogsCommand({
        ResourceIds: [vpcId],
        ResourceType: 'VPC',
        TrafficType: 'ALL',
        LogDestinationType: 's3',
        LogDestination: `arn:aws:s3:::${network.flowLogsTo}`,
      }),
    );
  }
  const securityGroups = new Map<string, string>();
  for (const group of network.securityGroups) {
    securityGroups.set(group.name, await seedSecurityGroup(ec2, vpcId, group, owner));
  }
  const built = { vpcId, privateSubnets, publicSubnets, securityGroups };
  await seedRoutes(ec2, region, network, built);
  return built;
}

async function seedSubnets(
  ec2: EC2Client,
  region: string,
  VpcId: string,
  { name, cidr, owner }: Network,
  kind: 'private' | 'public',
  first: number,
): Promise<readonly string[]> {
  const ids: string[] = [];
  for (const [index, zone] of ['a', 'b'].entries()) {
    const { Subnet } = await ec2.send(
      new CreateSubnetCommand({
        VpcId,
        AvailabilityZone: `${region}${zone}`,
        CidrBlock: cidr.replace('.0.0/16', `.${first + index}.0/24`),
        TagSpecifications: [tagged('subnet', owner, `${name}-${kind}-${zone}`)],
      }),
    );
    ids.push(Subnet?.SubnetId ?? '');
  }
  return ids;
}

async function seedAcl(ec2: EC2Client, VpcId: string, name: string, owner: Ownership): Promise<void> {
  const { NetworkAcl } = await ec2.send(
    new CreateNetworkAclCommand({ VpcId, TagSpecifications: [tagged('network-acl', owner, name)] }),
  );
  for (const [RuleNumber, port] of [
    [100, 443],
    [110, 22],
  ] as const) {
    await ec2.send(
      new CreateNetworkAclEntryCommand({
        NetworkAclId: NetworkAcl?.NetworkAclId,
        RuleNumber,
        Protocol: '6',
        RuleAction: 'allow',
        Egress: false,
        CidrBlock: '10.0.0.0/8',
        PortRange: { From: port, To: port },
      }),
    );
  }
}

async function seedSecurityGroup(
  ec2: EC2Client,
  VpcId: string,
  group: SecurityGroup,
  owner: Ownership,
): Promise<string> {
  const { GroupId } = await ec2.send(
    new CreateSecurityGroupCommand({
      VpcId,
      GroupName: group.name,
      Description: group.description,
      TagSpecifications: [tagged('security-group', owner, group.name)],
    }),
  );
  if (group.ingress.length > 0) {
    const IpPermissions = group.ingress.map(({ port, from }) => ({
      IpProtocol: 'tcp',
      FromPort: port,
      ToPort: port,
      IpRanges: [{ CidrIp: from, Description: `port ${port}` }],
    }));
    await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions }));
  }
  return GroupId ?? '';
}
