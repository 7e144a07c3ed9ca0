/** Resources for an inventory of a million: as large as real ones, spread as real accounts are. */
import { catalog } from '../../../../server/src/core/catalog/index.ts';
import type { TypeName } from '../../../../server/src/core/catalog/types.ts';
import { boundDocument } from '../../../../server/src/core/inventory/bound.ts';
import { canonicalObject } from '../../../../server/src/core/inventory/canonical.ts';
import type { ObservedResource } from '../../../../server/src/core/inventory/resource.ts';
import type { Cell } from '../../../../server/src/core/scan/cell.ts';
import { hex } from '../../stub/digest.ts';
import { accountIds, regions } from '../estate.ts';

export interface FilledCell {
  readonly cell: Cell;
  readonly count: number;
}

const types: readonly { readonly type: TypeName; readonly isGlobal: boolean }[] = catalog
  .filter((type) => type.kind === 'listed')
  .map(({ type, scope }) => ({ type, isGlobal: scope === 'global' }));

/** Two regions hold most of an account. */
const busyRegions: ReadonlySet<string> = new Set(['us-east-1', 'eu-west-1']);
const busyWeight = 12;
/** Elsewhere most types have nothing. */
const typesElsewhere = 12;

/** About `resources` in all, in `accounts` accounts: every cell of them, most of which are empty. */
export function cellsOf(resources: number, accounts: number): readonly FilledCell[] {
  const places = types.flatMap(({ type, isGlobal }, index) =>
    (isGlobal ? ['global'] : regions).map((region) => ({
      type,
      region,
      // Few types have most resources.
      weight: weightOf(isGlobal || busyRegions.has(region), index),
    })),
  );
  const weights = places.reduce((sum, { weight }) => sum + weight, 0);
  const perAccount = resources / accounts;
  return accountIds(accounts).flatMap((accountId) =>
    places.map(({ type, region, weight }) => ({
      cell: { accountId, region, type },
      count: Math.round((perAccount * weight) / weights),
    })),
  );
}

function weightOf(isBusy: boolean, index: number): number {
  if (!isBusy && index % typesElsewhere !== 0) return 0;
  return (isBusy ? busyWeight : 1) / (1 + (index % 7));
}

/** About 1.9 KB of attributes each. */
export function resourcesOf({ accountId, region, type }: Cell, from: number, to: number): readonly ObservedResource[] {
  return Array.from({ length: to - from }, (_, step) => {
    const index = from + step;
    const digits = hex(`${accountId} ${region} ${type} ${index}`, 32);
    const kind = type.slice(4).toLowerCase().replaceAll('.', '-');
    const arn = `arn:aws:${kind}:${region}:${accountId}:${kind}/${digits.slice(0, 17)}`;
    const { attributes, json } = boundDocument(canonicalObject(attributesOf(accountId, index, digits)));
    const name = `${kind}-${digits.slice(17, 25)}`;
    return {
      accountId,
      region,
      type,
      resourceId: arn,
      arn,
      id: digits.slice(0, 17),
      name,
      tags: { Name: name, data: 'internal', team: `team-${index % 97}` },
      timeCreated: '2026-01-02T03:04:05.000Z',
      // Written out already, as what was scanned is (core/scan/observe).
      attributes,
      json,
      notRead: [],
      observedAt: 1_000,
    };
  });
}

function attributesOf(accountId: string, index: number, digits: string): ObservedResource['attributes'] {
  return {
    Description: `Who may talk to service ${digits.slice(0, 8)}`,
    IpPermissions: [22, 80, 443, 3306, 5432, 8443].map((port) => ({
      FromPort: port,
      IpProtocol: 'tcp',
      IpRanges: [
        { CidrIp: `10.${index % 256}.0.0/16`, Description: 'offices and their networks' },
        { CidrIp: '172.16.0.0/12' },
      ],
      Ipv6Ranges: [],
      ToPort: port,
      UserIdGroupPairs: [{ GroupId: `sg-${digits.slice(0, 17)}`, UserId: accountId }],
    })),
    IpPermissionsEgress: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }] }],
    NetworkInterfaceIds: [1, 2, 3].map((part) => `eni-${digits.slice(part, part + 17)}`),
    OwnerId: accountId,
    VpcId: `vpc-${digits.slice(5, 22)}`,
  };
}
