/** What events told of resources: that one is about to be seen changed, and who changed it last. */
import type { StoredResource } from '../../core/inventory/resource.ts';
import { resourceNodeId } from '../../core/tree/nodeId.ts';
import type { AppContext } from '../context.ts';

export interface ResourceNews {
  /** An event came in, and the resource is still to be read again. */
  readonly changing: boolean;
  /** Null: nobody is known. */
  readonly actor: string | null;
}

const week = 7 * 24 * 3_600_000;
/** Before the newest change there may be some that only tell that more was read. */
const mostLearned = 5;

export async function newsAmong(
  ctx: AppContext,
  resources: readonly StoredResource[],
): Promise<(resource: StoredResource) => ResourceNews> {
  const now = ctx.clock.now();
  const waiting = await ctx.store.waiting(resources);
  const changing = new Set(
    waiting.flatMap(({ resourceId, ...place }) =>
      resourceId === null ? [] : [resourceNodeId({ ...place, resourceId })],
    ),
  );
  const lately = resources.filter((resource) => isLately(resource, now));
  const actors = new Map(
    await Promise.all(
      lately.map(async (resource) => [resourceNodeId(resource), await actorOf(ctx, resource)] as const),
    ),
  );
  return (resource) => ({
    changing: changing.has(resourceNodeId(resource)),
    actor: actors.get(resourceNodeId(resource)) ?? null,
  });
}

/** A resource that was found lately has not changed: only a difference from what was known is news. */
export function isLately({ firstSeenAt, changedAt }: StoredResource, now: number): boolean {
  return changedAt > firstSeenAt && now - changedAt < week;
}

async function actorOf(ctx: AppContext, resource: StoredResource): Promise<string | null> {
  const changes = await ctx.store.history(resource, { before: null, limit: mostLearned });
  return changes.find(({ kind }) => kind !== 'learned')?.cause?.actor ?? null;
}
