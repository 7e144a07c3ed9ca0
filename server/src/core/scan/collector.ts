/** Gathers resources and hands them over in chunks: soon enough to be seen, large enough to be cheap. */
import { canonicalObject } from '../inventory/canonical.ts';
import type { ObservedResource } from '../inventory/resource.ts';
import type { Clock } from '../ports.ts';

export type Deliver = (resources: readonly ObservedResource[]) => Promise<void>;

export interface Collector {
  /** True: this resource is new to the cell. */
  add(resource: ObservedResource): Promise<boolean>;
  flush(): Promise<void>;
  /** How many resources, and how many of them have parts that were not read. */
  readonly count: number;
  readonly incomplete: number;
}

const CHUNK = 200;
const MAX_WAIT_MS = 500;

export function createCollector(deliver: Deliver, clock: Clock): Collector {
  // Made when there is something: most cells are empty.
  let seen: Set<string> | null = null;
  let incomplete: Set<string> | null = null;
  let waiting: Map<string, ObservedResource> | null = null;
  let deliveredAt = clock.now();

  const flush = async (): Promise<void> => {
    if (waiting === null) return;
    const chunk = [...waiting.values()];
    waiting = null;
    deliveredAt = clock.now();
    await deliver(chunk);
  };

  return {
    get count() {
      return seen?.size ?? 0;
    },
    get incomplete() {
      return incomplete?.size ?? 0;
    },
    flush,
    add: async (resource) => {
      const key = `${resource.region} ${resource.resourceId}`;
      seen ??= new Set();
      const isNew = !seen.has(key);
      seen.add(key);
      if (resource.notRead.length > 0) incomplete = (incomplete ?? new Set()).add(key);
      waiting ??= new Map();
      waiting.set(key, together(waiting.get(key), resource));
      if (waiting.size >= CHUNK || clock.now() - deliveredAt >= MAX_WAIT_MS) await flush();
      return isNew;
    },
  };
}

/** One resource that was listed twice: what the second item lacks, the first one told. */
function together(first: ObservedResource | undefined, second: ObservedResource): ObservedResource {
  if (first === undefined) return second;
  return {
    ...second,
    arn: second.arn ?? first.arn,
    id: second.id ?? first.id,
    name: second.name ?? first.name,
    tags: second.tags ?? first.tags,
    timeCreated: second.timeCreated ?? first.timeCreated,
    attributes: canonicalObject({ ...first.attributes, ...second.attributes }),
    notRead: second.notRead,
  };
}
