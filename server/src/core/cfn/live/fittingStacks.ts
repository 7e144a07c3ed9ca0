/**
 * Which stacks a template may have made. Nothing in AWS says which file a stack came from: what it is known by are its
 * logical ids with their types, and the name of the file as a hint.
 */
import type { LiveResource } from './liveStore.ts';
import { stackPlace } from './stackName.ts';

export interface FittingStack {
  readonly stackId: string;
  readonly name: string;
  readonly accountId: string;
  readonly region: string;
  /** How many resources of the inventory it has in common with the template. */
  readonly shared: number;
  /** How many it has that the template does not have. */
  readonly others: number;
}

export interface StackFit {
  readonly stacks: readonly FittingStack[];
  /** False: they merely may be of this template. */
  readonly sure: boolean;
}

/** So many resources under the same logical ids are no coincidence. */
const ENOUGH = 3;
/** A template grew or shrank since its stack was made, but the greater part of the two is the same. */
const MOST = 0.6;
/** Of a stack that is called like the file, this is enough: much may have changed in it. */
const SOME = 0.3;

/**
 * `members`: what is live under the template's logical ids, with its types. `sizes`: all that is live, by stack.
 * `resources`: how many the template has of types that the inventory can know.
 */
export function fittingStacks(
  members: readonly LiveResource[],
  sizes: ReadonlyMap<string, number>,
  { resources, fileName }: { readonly resources: number; readonly fileName: string },
): StackFit {
  const byStack = Map.groupBy(members, ({ stackId }) => stackId ?? '');
  const all = [...byStack].flatMap(([stackId, found]) => {
    if (stackId === '') return [];
    const { name, accountId, region } = stackPlace(stackId);
    const shared = new Set(found.map(({ logicalId }) => logicalId)).size;
    const others = Math.max(0, (sizes.get(stackId) ?? shared) - found.length);
    return [{ stackId, name, accountId, region, shared, others }];
  });
  // What is mostly something else only happens to have a `Bucket` too.
  const named = all.filter(({ name }) => isNamedLike(name, fileName));
  const possible = all.filter(
    (stack) => stack.shared / (stack.shared + stack.others) >= (named.includes(stack) ? SOME : MOST),
  );
  const certain = possible.filter(
    (stack) => named.includes(stack) || stack.shared >= ENOUGH || (resources > 1 && stack.shared === resources),
  );
  const stacks = certain.length > 0 ? certain : possible;
  return { stacks: stacks.toSorted(byFit), sure: certain.length > 0 };
}

function byFit(a: FittingStack, b: FittingStack): number {
  return b.shared - a.shared || a.others - b.others || compare(a.name, b.name) || compare(a.stackId, b.stackId);
}

function compare(a: string, b: string): number {
  return a === b ? 0 : a < b ? -1 : 1;
}

/** `shop-prod` and `shop.template.yaml`; a file called `template.yml` says nothing. */
export function isNamedLike(stack: string, fileName: string): boolean {
  const words = (text: string) =>
    text
      .toLowerCase()
      .split(/[^a-z0-9]+/)
      .filter((word) => word !== '');
  const ofFile = words(fileName).filter((word) => !SAYING_NOTHING.has(word));
  const ofStack = new Set(words(stack));
  return ofFile.length > 0 && ofFile.every((word) => ofStack.has(word));
}

const SAYING_NOTHING = new Set([
  ...['template', 'templates', 'cfn', 'cloudformation', 'stack', 'stacks', 'sam', 'main', 'index', 'packaged'],
  ...['yml', 'yaml', 'json', 'jsonc', 'txt'],
]);
