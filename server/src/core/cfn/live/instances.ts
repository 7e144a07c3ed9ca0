/** What of a template is live: each of its resources with its instances. */
import type { JsonObject } from '../../json.ts';
import type { FittingStack } from './fittingStacks.ts';
import type { LiveResource } from './liveStore.ts';
import type { ShapedResource } from './shape.ts';
import { isChangedOutside, type Standing, standingOf } from './standing.ts';

/** A stack as the inventory has it: null where it was not scanned. */
export interface KnownStack extends FittingStack {
  readonly status: string | null;
  readonly attributes: JsonObject | null;
}

export interface LiveInstance {
  readonly resource: LiveResource;
  /** Null: it has the name that the template gives, and no stack that fits. */
  readonly stack: KnownStack | null;
  /** How it was found. */
  readonly by: 'tags' | 'name' | 'drift' | 'generated';
  readonly standing: Standing;
}

export interface LiveTemplate {
  readonly stacks: readonly KnownStack[];
  /** False: the stacks fit, but as well they may be of another template. */
  readonly sure: boolean;
  /** There is more than was looked at. */
  readonly cut: boolean;
  /** By logical id; those of which nothing is live are left out. */
  readonly instances: ReadonlyMap<string, readonly LiveInstance[]>;
}

export const nothingLive: LiveTemplate = { stacks: [], sure: true, cut: false, instances: new Map() };

export interface Found {
  readonly members: readonly LiveResource[];
  readonly named: readonly NamedResource[];
}

/** With the name or the physical id that was asked for, or with one that CloudFormation made for a stack. */
export interface NamedResource {
  readonly logicalId: string;
  readonly by: 'name' | 'drift' | 'generated';
  readonly resource: LiveResource;
  /** Whose name it is, where that tells the stack: not all types get its tags. */
  readonly stackId?: string;
}

export function instancesOf(
  shape: readonly ShapedResource[],
  stacksThatFit: readonly KnownStack[],
  { members, named }: Found,
): LiveTemplate['instances'] {
  const stacks = new Map(stacksThatFit.map((stack) => [stack.stackId, stack]));
  const byTags = members.flatMap((resource) => {
    const stack = stacks.get(resource.stackId ?? '');
    return stack === undefined || resource.logicalId === null
      ? []
      : [{ logicalId: resource.logicalId, resource, stack, by: 'tags' as const }];
  });
  const others = named.flatMap((one) => {
    const { stackId, logicalId } = one.resource;
    // It is another resource's of the same stack, or of a stack that is not this template's.
    if (stackId !== null && stacks.has(stackId) && logicalId !== one.logicalId) return [];
    return [{ ...one, stack: stacks.get(stackId ?? one.stackId ?? '') ?? null }];
  });
  const instances = new Map<string, LiveInstance[]>();
  const seen = new Set<string>();
  for (const { logicalId, resource, stack, by } of [...byTags, ...others]) {
    const { accountId, region, type, resourceId } = resource.key;
    const key = [logicalId, accountId, region, type, resourceId].join('\n');
    if (seen.has(key)) continue;
    seen.add(key);
    const standing = standingOf(resource.lastChange, by === 'drift' || isDrifted(stack, logicalId));
    const known = instances.get(logicalId);
    const instance = { resource, stack, by, standing };
    if (known === undefined) instances.set(logicalId, [instance]);
    else known.push(instance);
  }
  const order = shape.map(({ logicalId }) => logicalId).filter((logicalId) => instances.has(logicalId));
  return new Map(order.map((logicalId) => [logicalId, instances.get(logicalId) ?? []]));
}

/** How many there are of one resource, for who sees no more of them. */
export interface LiveCount {
  readonly count: number;
  /** How many of them were changed behind their stack's back. */
  readonly outside: number;
  /** False: they may be of another template. */
  readonly sure: boolean;
  /** There are more than were looked at. */
  readonly cut: boolean;
}

export function countOf(instances: readonly LiveInstance[], { sure, cut }: LiveTemplate): LiveCount {
  return {
    count: instances.length,
    outside: instances.filter(({ standing }) => isChangedOutside(standing)).length,
    sure: sure || instances.every(({ by }) => by === 'name'),
    cut,
  };
}

export interface Drift {
  readonly logicalId: string;
  readonly physicalId: string | null;
  readonly status: string;
}

/** What CloudFormation found changed when it last looked. */
export function driftsOf(stack: Pick<KnownStack, 'attributes'> | null): readonly Drift[] {
  const drifts = stack?.attributes?.['Drifts'];
  if (!Array.isArray(drifts)) return [];
  return drifts.flatMap((drift: Readonly<Record<string, unknown>> | null) => {
    const logicalId = drift?.['LogicalResourceId'];
    const physicalId = drift?.['PhysicalResourceId'];
    if (typeof logicalId !== 'string') return [];
    return [
      {
        logicalId,
        physicalId: typeof physicalId === 'string' ? physicalId : null,
        status: String(drift?.['StackResourceDriftStatus'] ?? ''),
      },
    ];
  });
}

function isDrifted(stack: KnownStack | null, logicalId: string): boolean {
  return driftsOf(stack).some((drift) => drift.logicalId === logicalId && drift.status === 'MODIFIED');
}
