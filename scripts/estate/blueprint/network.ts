import type { Ownership } from './account.ts';

export interface NetworkBlueprint {
  readonly networks?: readonly Network[];
  readonly peerings?: readonly Peering[];
  readonly transitGateways?: readonly TransitGateway[];
  readonly prefixLists?: readonly PrefixList[];
}

export interface Network {
  readonly name: string;
  readonly cidr: string;
  readonly owner: Ownership;
  /** The bucket that its flow logs go to. */
  readonly flowLogsTo?: string;
  readonly securityGroups: readonly SecurityGroup[];
  readonly acls: readonly string[];
  /** Has an internet gateway, and a NAT gateway with an elastic IP for its private subnets. */
  readonly internet?: boolean;
  /** Has an egress-only gateway for IPv6. */
  readonly ipv6?: boolean;
  /** AWS services that are reached without the internet: `s3` through its route tables, others through interfaces. */
  readonly endpoints?: readonly string[];
  /** The domain that its DHCP options give. */
  readonly domain?: string;
}

export interface SecurityGroup {
  readonly name: string;
  readonly description: string;
  readonly ingress: readonly { readonly port: number; readonly from: string }[];
}

export interface Peering {
  readonly name: string;
  readonly owner: Ownership;
  /** Networks of this region; the second one routes nothing back as long as it did not accept. */
  readonly between: readonly [string, string];
  readonly accepted: boolean;
}

export interface TransitGateway {
  readonly name: string;
  readonly owner: Ownership;
  readonly networks: readonly string[];
  /** The office behind the VPN. */
  readonly vpn?: { readonly name: string; readonly ip: string; readonly asn: number };
}

export interface PrefixList {
  readonly name: string;
  readonly owner: Ownership;
  readonly cidrs: readonly string[];
}
