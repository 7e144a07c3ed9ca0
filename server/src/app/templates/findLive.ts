/** Finds what of a template is live. */
import type { CatalogType, TypeName } from '../../core/catalog/types.ts';
import { type FittingStack, fittingStacks } from '../../core/cfn/live/fittingStacks.ts';
import { generatedPrefix, isGeneratedFor } from '../../core/cfn/live/generatedName.ts';
import {
  driftsOf,
  type Found,
  instancesOf,
  type KnownStack,
  type LiveTemplate,
  nothingLive,
} from '../../core/cfn/live/instances.ts';
import type { ShapedResource } from '../../core/cfn/live/shape.ts';
import type { AppContext } from '../context.ts';

type Needs = Pick<AppContext, 'store' | 'catalog'>;

/** So much is looked at, whatever is in the inventory. */
const MAX_MEMBERS = 2_000;
const MAX_STACKS = 50;
const MAX_NAMED = 200;
/** Each is looked for in every place of the inventory. */
const MAX_GENERATED = 100;

export async function findLive(
  { store, catalog }: Needs,
  shape: readonly ShapedResource[],
  fileName: string,
): Promise<LiveTemplate> {
  const types = typesByCfn(catalog);
  const known = shape.flatMap((resource) => (types.get(resource.type) ?? []).map((type) => ({ ...resource, type })));
  if (known.length === 0) return nothingLive;
  const members = await store.members(
    known.map(({ logicalId, type }) => ({ logicalId, type })),
    MAX_MEMBERS,
  );
  const stackIds = [...new Set(members.flatMap(({ stackId }) => (stackId === null ? [] : [stackId])))];
  const fit = fittingStacks(members, await store.sizesOfStacks(stackIds), {
    resources: new Set(known.map(({ logicalId }) => logicalId)).size,
    fileName,
  });
  const stacks = await Promise.all(fit.stacks.slice(0, MAX_STACKS).map((stack) => knownStack(store, stack)));
  const tagged = new Set(members.map(({ stackId, logicalId }) => `${stackId} ${logicalId}`));
  // Names lead on from stacks that are known, and to none that is not.
  const untagged = !fit.sure
    ? []
    : stacks.flatMap(({ stackId }) =>
        known
          .filter(({ logicalId, name }) => name === null && !tagged.has(`${stackId} ${logicalId}`))
          .map((resource) => ({ ...resource, stackId })),
      );
  const found: Found = {
    members,
    named: [...(await byName(store, known, stacks)), ...(await byGeneratedName(store, untagged))],
  };
  return {
    stacks,
    sure: fit.sure,
    cut: members.length === MAX_MEMBERS || fit.stacks.length > MAX_STACKS,
    instances: instancesOf(shape, stacks, found),
  };
}

/** By CloudFormation's names; a type of it may be several of the catalogue's. */
export function typesByCfn(catalog: readonly CatalogType[]): ReadonlyMap<string, readonly TypeName[]> {
  const listed = catalog.flatMap(({ kind, cfn, type }) => (kind === 'listed' && cfn !== null ? [{ cfn, type }] : []));
  return new Map(
    [...Map.groupBy(listed, ({ cfn }) => cfn)].map(([cfn, entries]) => [cfn, entries.map(({ type }) => type)]),
  );
}

async function knownStack(store: Needs['store'], stack: FittingStack): Promise<KnownStack> {
  const [found] = await store.byResourceId(stack.stackId);
  const status = found?.attributes['StackStatus'];
  return { ...stack, status: typeof status === 'string' ? status : null, attributes: found?.attributes ?? null };
}

interface Wanted extends Omit<ShapedResource, 'type'> {
  readonly type: TypeName;
}

/** What has the name that the template gives, and what CloudFormation names in a stack's drift. */
async function byName(
  store: Needs['store'],
  known: readonly Wanted[],
  stacks: readonly KnownStack[],
): Promise<Found['named']> {
  const drifts = stacks.flatMap(driftsOf);
  const wanted = known.flatMap(({ logicalId, type, name }) => [
    ...(name === null ? [] : [{ logicalId, type, name, by: 'name' as const }]),
    ...drifts
      .filter((drift) => drift.logicalId === logicalId && drift.physicalId !== null && drift.status === 'MODIFIED')
      .map(({ physicalId }) => ({ logicalId, type, name: physicalId ?? '', by: 'drift' as const })),
  ]);
  if (wanted.length === 0) return [];
  const found = await store.named(wanted.slice(0, MAX_NAMED), MAX_NAMED);
  return found.flatMap((resource) =>
    wanted
      .filter(({ type, name }) => type === resource.key.type && isCalled(resource, name))
      .map(({ logicalId, by }) => ({ logicalId, by, resource })),
  );
}

async function byGeneratedName(
  store: Needs['store'],
  untagged: readonly (Wanted & { readonly stackId: string })[],
): Promise<Found['named']> {
  const wanted = untagged.slice(0, MAX_GENERATED);
  if (wanted.length === 0) return [];
  const prefixes = wanted.map(({ stackId, logicalId, type }) => ({
    name: generatedPrefix(stackId, logicalId),
    type,
    begins: true,
  }));
  const found = await store.named(prefixes, MAX_NAMED);
  return found.flatMap((resource) =>
    wanted
      .filter(
        ({ type, stackId, logicalId }) => type === resource.key.type && isGeneratedFor(resource, stackId, logicalId),
      )
      .map(({ logicalId, stackId }) => ({ logicalId, by: 'generated' as const, resource, stackId })),
  );
}

function isCalled(
  { name, id, arn }: { readonly name: string | null; readonly id: string | null; readonly arn: string | null },
  text: string,
): boolean {
  return [name, id, arn].includes(text);
}
