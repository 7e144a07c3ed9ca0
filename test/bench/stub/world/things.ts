/** What the stub's accounts have: so many of each kind, each known by its number. */
import type { Size, StubConfiguration, Weather } from '../configuration.ts';
import { hex, share } from '../digest.ts';

export type Kind =
  | 'bucket'
  | 'dbInstance'
  | 'function'
  | 'group'
  | 'instance'
  | 'key'
  | 'networkAcl'
  | 'policy'
  | 'role'
  | 'securityGroup'
  | 'table'
  | 'user'
  | 'volume'
  | 'vpc';

/** The resource type of the catalogue that a kind is. */
export const typeOfKind: Readonly<Record<Kind, string>> = {
  bucket: 'AWS.S3.Bucket',
  dbInstance: 'AWS.RDS.Instance',
  function: 'AWS.Lambda.Function',
  group: 'AWS.IAM.Group',
  instance: 'AWS.EC2.Instance',
  key: 'AWS.KMS.Key',
  networkAcl: 'AWS.EC2.NetworkACL',
  policy: 'AWS.IAM.Policy',
  role: 'AWS.IAM.Role',
  securityGroup: 'AWS.EC2.SecurityGroup',
  table: 'AWS.DynamoDB.Table',
  user: 'AWS.IAM.User',
  volume: 'AWS.EC2.Volume',
  vpc: 'AWS.EC2.VPC',
};

/** Kinds that are listed for the whole account. */
const globalKinds: ReadonlySet<Kind> = new Set(['bucket', 'group', 'policy', 'role', 'user']);

type Counts = Readonly<Partial<Record<Kind, number>>>;

/** In an account, for global kinds, and in each region for the others. */
const sizes: Readonly<Record<Size, { readonly everywhere: Counts; readonly busy: Counts }>> = {
  bare: { everywhere: {}, busy: {} },
  empty: { everywhere: { networkAcl: 1, role: 3, securityGroup: 1, user: 1, vpc: 1 }, busy: {} },
  small: {
    everywhere: { bucket: 12, group: 3, networkAcl: 1, policy: 8, role: 25, securityGroup: 1, user: 6, vpc: 1 },
    busy: { dbInstance: 2, function: 10, instance: 8, key: 4, networkAcl: 3, securityGroup: 15, table: 4, volume: 12 },
  },
  // 20,000 resources.
  large: {
    everywhere: {
      bucket: 2_000,
      dbInstance: 12,
      function: 40,
      group: 40,
      instance: 100,
      key: 25,
      networkAcl: 4,
      policy: 387,
      role: 2_000,
      securityGroup: 300,
      table: 25,
      user: 300,
      volume: 200,
      vpc: 3,
    },
    busy: { function: 200, instance: 400, securityGroup: 1_000, volume: 650 },
  },
};

/** Where most of an account is. */
const busyRegions = ['us-east-1', 'eu-west-1'];

export interface Thing {
  readonly index: number;
  /** 17 hexadecimal digits, as ids of EC2 have. */
  readonly hex: string;
  readonly name: string;
  /** How often it has changed, in a world that does. */
  readonly revision?: number;
}

export interface Things {
  /** In order; what is gone is left out. `region`: any, for kinds that are global. */
  all(kind: Kind, accountId: string, region: string): readonly Thing[];
  /** The numbers of all that there was before any of it was deleted. */
  countOf(kind: Kind, accountId: string, region: string): number;
}

export function isGlobal(kind: Kind): boolean {
  return globalKinds.has(kind);
}

export function thingsOf({ accounts }: Pick<StubConfiguration, 'accounts'>, weather: Weather): Things {
  const sizeOf = new Map(accounts.map(({ id, size }) => [id, size]));
  const known = new Map<string, readonly Thing[]>();

  function countOf(kind: Kind, accountId: string, region: string): number {
    const { everywhere, busy } = sizes[sizeOf.get(accountId) ?? 'bare'];
    const isBusy = !isGlobal(kind) && busyRegions.includes(region);
    return isBusy ? (busy[kind] ?? everywhere[kind] ?? 0) : (everywhere[kind] ?? 0);
  }

  function all(kind: Kind, accountId: string, region: string): readonly Thing[] {
    const place = `${accountId} ${isGlobal(kind) ? 'global' : region} ${kind}`;
    const before = known.get(place);
    if (before !== undefined) return before;
    const things = Array.from({ length: countOf(kind, accountId, region) }, (_, index): Thing => {
      const digits = hex(`${place} ${index}`, 17);
      return { index, hex: digits, name: `${kind.toLowerCase()}-${index}-${digits.slice(0, 6)}` };
    }).filter((thing) => weather.gone === 0 || share(`gone ${place} ${thing.index}`) >= weather.gone);
    known.set(place, things);
    return things;
  }

  return { all, countOf };
}
