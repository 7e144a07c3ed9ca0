import type { Connection } from './connection.ts';

/** What instances and much else are put into. */
export interface BuiltNetwork {
  readonly vpcId: string;
  /** Of two zones each. */
  readonly privateSubnets: readonly string[];
  readonly publicSubnets: readonly string[];
  /** Ids of its security groups, by name. */
  readonly securityGroups: ReadonlyMap<string, string>;
}

/** A region of an account, with what its blueprint's other parts are put into. */
export interface Site {
  readonly connection: Connection;
  readonly accountId: string;
  /** By name. */
  readonly networks: ReadonlyMap<string, BuiltNetwork>;
}

/** The ARN of a resource of the site: `arn(site, 'sqs', 'orders')`. */
export function arn({ connection, accountId }: Site, service: string, resource: string): string {
  return `arn:aws:${service}:${connection.region}:${accountId}:${resource}`;
}

export function roleArn({ accountId }: Site, name: string): string {
  return `arn:aws:iam::${accountId}:role/${name}`;
}

/** @throws Error for a name that the blueprint does not have */
export function networkOf({ networks }: Site, name: string): BuiltNetwork {
  const network = networks.get(name);
  if (!network) {
    throw new Error(`The blueprint has no network ${name}`);
  }
  return network;
}

/** @throws Error for a name that the network does not have */
export function securityGroupOf(site: Site, network: string, name: string): string {
  const id = networkOf(site, network).securityGroups.get(name);
  if (!id) {
    throw new Error(`The network ${network} has no security group ${name}`);
  }
  return id;
}
