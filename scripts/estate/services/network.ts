import {
  AuthorizeSecurityGroupIngressCommand,
  CreateFlowLogsCommand,
  CreateNetworkAclCommand,
  CreateNetworkAclEntryCommand,
  CreateSecurityGroupCommand,
  CreateSubnetCommand,
  CreateVpcCommand,
  type EC2Client,
  type ResourceType,
} from '@aws-sdk/client-ec2';
import type { Network, Ownership, SecurityGroup } from '../blueprint.ts';
import { tagList } from '../tags.ts';

/** What instances are put into. */
export interface BuiltNetwork {
  readonly subnetId: string;
  /** Ids of its security groups, by name. */
  readonly securityGroups: ReadonlyMap<string, string>;
}

export async function seedNetworks(
  ec2: EC2Client,
  networks: readonly Network[],
): Promise<ReadonlyMap<string, BuiltNetwork>> {
  const built = new Map<string, BuiltNetwork>();
  for (const network of networks) {
    built.set(network.name, await seedNetwork(ec2, network));
  }
  return built;
}

async function seedNetwork(ec2: EC2Client, network: Network): Promise<BuiltNetwork> {
  const { name, cidr, owner } = network;
  const { Vpc } = await ec2.send(
    new CreateVpcCommand({ CidrBlock: cidr, TagSpecifications: [tagged('vpc', owner, name)] }),
  );
  const VpcId = Vpc?.VpcId;
  const subnet = await ec2.send(
    new CreateSubnetCommand({
      VpcId,
      CidrBlock: cidr.replace('.0.0/16', '.1.0/24'),
      TagSpecifications: [tagged('subnet', owner, `${name}-private-a`)],
    }),
  );
  for (const acl of network.acls) {
    await seedAcl(ec2, VpcId, acl, owner);
  }
  if (network.flowLogsTo && VpcId) {
    await ec2.send(
      new CreateFlowLogsCommand({
        ResourceIds: [VpcId],
        ResourceType: 'VPC',
        TrafficType: 'ALL',
        LogDestinationType: 's3',
        LogDestination: `arn:aws:s3:::${network.flowLogsTo}`,
      }),
    );
  }
  const securityGroups = new Map<string, string>();
  for (const group of network.securityGroups) {
    securityGroups.set(group.name, await seedSecurityGroup(ec2, VpcId, group, owner));
  }
  return { subnetId: subnet.Subnet?.SubnetId ?? '', securityGroups };
}

async function seedAcl(ec2: EC2Client, VpcId: string | undefined, name: string, owner: Ownership): Promise<void> {
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
  VpcId: string | undefined,
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

export function tagged(ResourceType: ResourceType, owner: Ownership, name: string) {
  return { ResourceType, Tags: tagList(owner, name) };
}
