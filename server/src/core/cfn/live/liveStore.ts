/** What there is to know of resources that templates may have made, without the resources themselves. */
import type { TypeName } from '../../catalog/types.ts';
import type { Cause, ChangeKind } from '../../inventory/change.ts';
import type { ResourceKey } from '../../inventory/resource.ts';

export interface LastChange {
  readonly kind: ChangeKind;
  /** When it was noticed, in epoch milliseconds. */
  readonly at: number;
  /** Null: a scan found it, and nobody knows who did it. */
  readonly cause: Pick<Cause, 'actor' | 'sourceIp' | 'eventName' | 'at'> | null;
}

export interface LiveResource {
  readonly key: ResourceKey;
  readonly arn: string | null;
  readonly id: string | null;
  readonly name: string | null;
  /** What CloudFormation tagged it with; null: it did not make it, or does not tag this type. */
  readonly logicalId: string | null;
  readonly stackId: string | null;
  /** The newest that was a change of the resource itself; null: none is kept. */
  readonly lastChange: LastChange | null;
}

/** Reads along indexes: they take milliseconds however large the inventory is. Deleted resources are left out. */
export interface LiveStore {
  /** What CloudFormation made under these logical ids, by its tags. */
  members(
    wanted: readonly { readonly logicalId: string; readonly type: TypeName }[],
    limit: number,
  ): Promise<readonly LiveResource[]>;
  /**
   * By type and name, or how a name begins, whatever made them. Names are compared as lists sort them: without regard to
   * case.
   */
  named(
    wanted: readonly { readonly name: string; readonly type: TypeName; readonly begins?: boolean }[],
    limit: number,
  ): Promise<readonly LiveResource[]>;
  /** How many resources of the inventory have a stack's tag, by stack. */
  sizesOfStacks(stackIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
}
