import { partOf, tagsOf } from '../fields.ts';
import { serviceOf } from '../service.ts';

export const ecs = serviceOf<typeof import('@aws-sdk/client-ecs')>({ id: 'ecs', label: 'ECS' });

export const clusterGone = ['ClusterNotFoundException'];

/** Fields whose keys are names of somebody's own. */
export const maps: ReadonlySet<string> = new Set(['dockerLabels', 'driverOpts', 'labels', 'options']);

export function ecsTags(
  tags: readonly { readonly key?: string | undefined; readonly value?: string | undefined }[] | null | undefined,
): Readonly<Record<string, string>> | undefined {
  return tagsOf(partOf(tags, (all) => all.map(({ key, value }) => ({ Key: key, Value: value }))));
}

/**
 * One of the things that were asked for by ARN; undefined: ECS says that there is none such.
 * @throws Error where ECS could not say
 */
export function describedAs<Thing>(
  things: readonly Thing[] | undefined,
  failures: readonly { readonly arn?: string | undefined; readonly reason?: string | undefined }[] | undefined,
  arn: string,
  arnOf: (thing: Thing) => string | undefined,
): Thing | undefined {
  if (things === undefined) throw new Error('a page without its list');
  const found = things.find((thing) => arnOf(thing) === arn);
  const failure = failures?.find((of) => of.arn === arn && of.reason !== 'MISSING');
  if (found === undefined && failure !== undefined) throw new Error(`${arn}: ${failure.reason}`);
  return found;
}
