/** Shows what a list tells of resources that the inventory does not know, before their details are read. */
import type { ResourceFields } from '../catalog/types.ts';
import type { NotRead, ObservedResource, ResourceKey } from '../inventory/resource.ts';
import type { Reading } from './details.ts';
import type { ItemContext, ItemResult } from './items.ts';
import { keyOf, observe } from './observe.ts';

/** The inventory, as far as this needs it. */
export interface EarlyRows {
  /** Those that the inventory has never known, deleted ones included. */
  unknown<Key extends ResourceKey>(keys: readonly Key[]): Promise<readonly Key[]>;
  announce(resources: readonly ObservedResource[]): Promise<void>;
  /** Takes back what was announced, as if it had never been. */
  withdraw(resources: readonly ObservedResource[]): Promise<void>;
}

interface Candidate extends ResourceKey {
  readonly index: number;
  readonly fields: ResourceFields;
}

/** What was announced, by the index of its item. @throws what the inventory throws */
export async function announceItems(
  items: readonly unknown[],
  shared: Reading,
  askedAt: number,
  context: ItemContext & { readonly early: EarlyRows },
): Promise<ReadonlyMap<number, ObservedResource>> {
  const pending = pendingParts(context);
  if (pending.length === 0) return new Map();
  const candidates = items.flatMap((item, index) => candidateOf(item, index, shared, context) ?? []);
  const unknown = await context.early.unknown(candidates);
  const announced = new Map<number, ObservedResource>();
  for (const { index, fields } of unknown) {
    const resource = observe(fields, {
      cell: context.cell,
      secrets: context.type.secrets,
      notRead: [...shared.notRead, ...pending],
      observedAt: askedAt,
      fingerprint: context.fingerprint,
    });
    if (resource !== null) announced.set(index, resource);
  }
  if (announced.size > 0) await context.early.announce([...announced.values()]);
  return announced;
}

/** Null: the list alone does not tell enough, which is no fault: the details will tell. */
function candidateOf(item: unknown, index: number, shared: Reading, context: ItemContext): Candidate | null {
  if (item === null || item === undefined) return null;
  const fields = modelOf(item, shared, context);
  const key = fields === null ? null : keyOf(fields, context.cell);
  if (fields === null || key === null || context.ignored(key.resourceId)) return null;
  return { ...key, index, fields };
}

function modelOf(item: unknown, shared: Reading, { type, place }: ItemContext): ResourceFields | null {
  try {
    return type.model(item, shared.results, place) ?? null;
  } catch {
    // A model may need its details. Whether the item is a bad one is found out once these were read.
    return null;
  }
}

function pendingParts({ type }: ItemContext): readonly NotRead[] {
  return [...type.batches, ...type.details].map(({ service, action }) => ({
    call: `${service.iamPrefix}:${action}`,
    reason: 'pending',
    code: 'Pending',
    message: 'It was listed; this part was still to be read.',
  }));
}

/** Whether what was announced turned out to be no resource, or another one. A bad item says nothing about it. */
export function isMistaken(announced: ObservedResource, result: ItemResult): boolean {
  if (result.kind === 'bad') return false;
  if (result.kind === 'none') return true;
  return announced.resourceId !== result.resource.resourceId || announced.region !== result.resource.region;
}
