import {
  AcceptVpcPeeringConnectionCommand,
  CreateCustomerGatewayCommand,
  CreateManagedPrefixListCommand,
  CreateTransitGatewayCommand,
  CreateTransitGatewayVpcAttachmentCommand,
  CreateVpcPeeringConnectionCommand,
  CreateVpnConnectionCommand,
  EC2Client,
} from '@aws-sdk/client-ec2';
import type { NetworkBlueprint, Peering, PrefixList, TransitGateway } from '../blueprint/network.ts';
import { networkOf, type Site } from '../site.ts';
import { tagged } from '../tags.ts';

/** What joins networks with each other and with offices. */
export async function seedConnections(site: Site, blueprint: NetworkBlueprint): Promise<void> {
  const ec2 = new EC2Client(site.connection);
  for (const peering of blueprint.peerings ?? []) {
    await seedPeering(ec2, site, peering);
  }
  for (const gateway of blueprint.transitGateways ?? []) {
    await seedTransitGateway(ec2, site, gateway);
  }
  for (const list of blueprint.prefixLists ?? []) {
    await seedPrefixList(ec2, list);
  }
}

async function seedPeering(ec2: EC2Client, site: Site, { name, owner, between, accepted }: Peering): Promise<void> {
  const { VpcPeeringConnection } = await ec2.send(
    new CreateVpcPeeringConnectionCommand({
      VpcId: networkOf(site, between[0]).vpcId,
      PeerVpcId: networkOf(site, between[1]).vpcId,
      TagSpecifications: [tagged('vpc-peering-connection', owner, name)],
    }),
  );
  if (accepted) {
    const VpcPeeringConnectionId = VpcPeeringConnection?.VpcPeeringConnectionId;
    await ec2.send(new AcceptVpcPeeringConnectionCommand({ VpcPeeringConnectionId }));
  }
}

async function seedTransitGateway(ec2: EC2Client, site: Site, gateway: TransitGateway): Promise<void> {
  const { name, owner, networks, vpn } = gateway;
  const { TransitGateway: made } = await ec2.send(
    new CreateTransitGatewayCommand({
      Description: name,
      Options: { AutoAcceptSharedAttachments: 'enable' },
      TagSpecifications: [tagged('transit-gateway', owner, name)],
    }),
  );
  const TransitGatewayId = made?.TransitGatewayId;
  for (const network of networks) {
    const { vpcId, privateSubnets } = networkOf(site, network);
    await ec2.send(
      new CreateTransitGatewayVpcAttachmentCommand({
        TransitGatewayId,
        VpcId: vpcId,
        SubnetIds: [...privateSubnets],
        TagSpecifications: [tagged('transit-gateway-attachment', owner, `${name}-${network}`)],
      }),
    );
  }
  if (vpn) {
    const { CustomerGateway } = await ec2.send(
      new CreateCustomerGatewayCommand({
        Type: 'ipsec.1',
        IpAddress: vpn.ip,
        BgpAsn: vpn.asn,
        TagSpecifications: [tagged('customer-gateway', owner, vpn.name)],
      }),
    );
    await ec2.send(
      new CreateVpnConnectionCommand({
        Type: 'ipsec.1',
        CustomerGatewayId: CustomerGateway?.CustomerGatewayId,
        TransitGatewayId,
        TagSpecifications: [tagged('vpn-connection', owner, vpn.name)],
      }),
    );
  }
}

async function seedPrefixList(ec2: EC2Client, { name, owner, cidrs }: PrefixList): Promise<void> {
  await ec2.send(
    new CreateManagedPrefixListCommand({
      PrefixListName: name,
      AddressFamily: 'IPv4',
      MaxEntries: 10,
      Entries: cidrs.map((Cidr) => ({ Cidr })),
      TagSpecifications: [tagged('prefix-list', owner, name)],
    }),
  );
}
