import {
  AllocateAddressCommand,
  AssociateDhcpOptionsCommand,
  AssociateRouteTableCommand,
  AttachInternetGatewayCommand,
  CreateDhcpOptionsCommand,
  CreateEgressOnlyInternetGatewayCommand,
  CreateInternetGatewayCommand,
  CreateNatGatewayCommand,
  CreateRouteCommand,
  CreateRouteTableCommand,
  CreateVpcEndpointCommand,
  type EC2Client,
} from '@aws-sdk/client-ec2';
import type { Network } from '../blueprint/network.ts';
import type { BuiltNetwork } from '../site.ts';
import { tagged } from '../tags.ts';

/** How a network reaches the world, and the world it. */
export async function seedRoutes(ec2: EC2Client, region: string, network: Network, built: BuiltNetwork): Promise<void> {
  const tables: string[] = [];
  if (network.internet) {
    tables.push(await seedInternet(ec2, network, built));
  }
  if (network.ipv6) {
    await ec2.send(
      new CreateEgressOnlyInternetGatewayCommand({
        VpcId: built.vpcId,
        TagSpecifications: [tagged('egress-only-internet-gateway', network.owner, network.name)],
      }),
    );
  }
  for (const service of network.endpoints ?? []) {
    await seedEndpoint(ec2, region, network, built, service, tables);
  }
  if (network.domain) {
    const { DhcpOptions } = await ec2.send(
      new CreateDhcpOptionsCommand({
        DhcpConfigurations: [
          { Key: 'domain-name', Values: [network.domain] },
          { Key: 'domain-name-servers', Values: ['AmazonProvidedDNS'] },
        ],
        TagSpecifications: [tagged('dhcp-options', network.owner, network.name)],
      }),
    );
    const DhcpOptionsId = DhcpOptions?.DhcpOptionsId;
    await ec2.send(new AssociateDhcpOptionsCommand({ DhcpOptionsId, VpcId: built.vpcId }));
  }
}

/** The id of the private subnets' route table. */
async function seedInternet(ec2: EC2Client, { name, owner }: Network, built: BuiltNetwork): Promise<string> {
  const VpcId = built.vpcId;
  const { InternetGateway } = await ec2.send(
    new CreateInternetGatewayCommand({ TagSpecifications: [tagged('internet-gateway', owner, name)] }),
  );
  const GatewayId = InternetGateway?.InternetGatewayId;
  await ec2.send(new AttachInternetGatewayCommand({ VpcId, InternetGatewayId: GatewayId }));
  await seedRouteTable(ec2, VpcId, tagged('route-table', owner, `${name}-public`), built.publicSubnets, { GatewayId });
  const { AllocationId } = await ec2.send(
    new AllocateAddressCommand({ Domain: 'vpc', TagSpecifications: [tagged('elastic-ip', owner, `${name}-nat`)] }),
  );
  const { NatGateway } = await ec2.send(
    new CreateNatGatewayCommand({
      AllocationId,
      SubnetId: built.publicSubnets[0],
      TagSpecifications: [tagged('natgateway', owner, name)],
    }),
  );
  const NatGatewayId = NatGateway?.NatGatewayId;
  return seedRouteTable(ec2, VpcId, tagged('route-table', owner, `${name}-private`), built.privateSubnets, {
    NatGatewayId,
  });
}

async function seedRouteTable(
  ec2: EC2Client,
  VpcId: string,
  tags: ReturnType<typeof tagged>,
  subnets: readonly string[],
  target: { readonly GatewayId?: string | undefined } | { readonly NatGatewayId?: string | undefined },
): Promise<string> {
  const { RouteTable } = await ec2.send(new CreateRouteTableCommand({ VpcId, TagSpecifications: [tags] }));
  const RouteTableId = RouteTable?.RouteTableId ?? '';
  await ec2.send(new CreateRouteCommand({ RouteTableId, DestinationCidrBlock: '0.0.0.0/0', ...target }));
  for (const SubnetId of subnets) {
    await ec2.send(new AssociateRouteTableCommand({ RouteTableId, SubnetId }));
  }
  return RouteTableId;
}

/** S3 is reached through the route tables, other services through an interface in each subnet. */
async function seedEndpoint(
  ec2: EC2Client,
  region: string,
  { name, owner }: Network,
  built: BuiltNetwork,
  service: string,
  RouteTableIds: string[],
): Promise<void> {
  const through =
    service === 's3'
      ? { VpcEndpointType: 'Gateway' as const, RouteTableIds }
      : { VpcEndpointType: 'Interface' as const, SubnetIds: [...built.privateSubnets], PrivateDnsEnabled: true };
  await ec2.send(
    new CreateVpcEndpointCommand({
      VpcId: built.vpcId,
      ServiceName: `com.amazonaws.${region}.${service}`,
      TagSpecifications: [tagged('vpc-endpoint', owner, `${name}-${service}`)],
      ...through,
    }),
  );
}
