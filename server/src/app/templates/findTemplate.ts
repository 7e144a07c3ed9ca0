import { isTemplate } from '../../core/cfn/detect.ts';
import { parseTemplate } from '../../core/cfn/document/document.ts';
import { startOf } from '../../core/cfn/document/node.ts';
import { linesIn } from '../../core/cfn/lines.ts';
import { isNamedLike } from '../../core/cfn/live/fittingStacks.ts';
import { shapeOf } from '../../core/cfn/live/shape.ts';
import { stackPlace } from '../../core/cfn/live/stackName.ts';
import { templateOf } from '../../core/cfn/model/template.ts';
import type { ResourceKey } from '../../core/inventory/resource.ts';
import type { TemplateMatch } from '../../protocol/live.ts';
import type { AppContext } from '../context.ts';
import { typesByCfn } from './findLive.ts';

type Needs = Pick<AppContext, 'store' | 'catalog'>;

interface Origin {
  readonly stackId: string | null;
  readonly logicalId: string | null;
  readonly name: string | null;
}

const MAX_MEMBERS = 2_000;

async function originOf({ store }: Needs, key: ResourceKey): Promise<Origin | null> {
  const resource = await store.get(key);
  if (resource === null) return null;
  return {
    stackId: resource.tags?.['aws:cloudformation:stack-id'] ?? null,
    logicalId: resource.tags?.['aws:cloudformation:logical-id'] ?? null,
    name: resource.name,
  };
}

/** What a template says that defines a resource: the logical id that CloudFormation tagged it with, or its name. */
export async function wordsOfOrigin(ctx: Needs, key: ResourceKey): Promise<readonly string[]> {
  const origin = await originOf(ctx, key);
  return [origin?.logicalId ?? '', origin?.name ?? ''].filter((word) => word !== '');
}

/** Which of the texts define a resource, the best one first. */
export async function findTemplate(
  ctx: Needs,
  key: ResourceKey,
  candidates: readonly { readonly uri: string; readonly text: string }[],
): Promise<readonly TemplateMatch[]> {
  const origin = await originOf(ctx, key);
  if (origin === null) return [];
  const types = typesByCfn(ctx.catalog);
  const found: (Omit<TemplateMatch, 'sure'> & { readonly weight: number })[] = [];
  for (const { uri, text } of candidates) {
    const fileName = uri.slice(uri.lastIndexOf('/') + 1);
    if (!isTemplate(text, fileName, [])) continue;
    const template = templateOf(parseTemplate(text));
    const shape = shapeOf(template);
    const fits = shape.filter(({ type }) => types.get(type)?.includes(key.type) === true);
    const one =
      fits.find(({ logicalId }) => logicalId === origin.logicalId) ?? fits.find(({ name }) => name === origin.name);
    const entry = one === undefined ? undefined : template.resources.get(one.logicalId)?.entry;
    if (one === undefined || entry === undefined) continue;
    const shared = origin.stackId === null ? 0 : await sharedWith(ctx, shape, types, origin.stackId);
    const { line, column } = linesIn(text)(startOf(entry.key));
    const isNamed = origin.stackId !== null && isNamedLike(stackPlace(origin.stackId).name, fileName);
    const weight = shared * 2 + (isNamed ? 1 : 0) + (one.name !== null && one.name === origin.name ? 3 : 0);
    found.push({ uri, logicalId: one.logicalId, line: line - 1, character: column - 1, shared, weight });
  }
  const ordered = found.toSorted((a, b) => b.weight - a.weight || (a.uri < b.uri ? -1 : 1));
  const best = ordered[0]?.weight ?? 0;
  return ordered.map(({ weight, ...match }, index) => ({
    ...match,
    sure: index === 0 && ordered.every((other, at) => at === 0 || other.weight < best),
  }));
}

async function sharedWith(
  { store }: Needs,
  shape: ReturnType<typeof shapeOf>,
  types: ReturnType<typeof typesByCfn>,
  stackId: string,
): Promise<number> {
  const wanted = shape.flatMap(({ logicalId, type }) => (types.get(type) ?? []).map((of) => ({ logicalId, type: of })));
  const members = await store.members(wanted, MAX_MEMBERS);
  return new Set(members.filter((member) => member.stackId === stackId).map(({ logicalId }) => logicalId)).size;
}
