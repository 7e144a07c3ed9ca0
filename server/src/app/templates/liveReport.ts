/** Each resource of a template with what of it is live, how it stands, and in what it differs. */
import { parseTemplate } from '../../core/cfn/document/document.ts';
import type { LiveInstance } from '../../core/cfn/live/instances.ts';
import { shapeOf } from '../../core/cfn/live/shape.ts';
import type { Standing } from '../../core/cfn/live/standing.ts';
import { lastChangeText, stacksText } from '../../core/cfn/live/words.ts';
import { templateOf } from '../../core/cfn/model/template.ts';
import type { ResourceKey } from '../../core/inventory/resource.ts';
import type { Json } from '../../core/json.ts';
import type { AppContext } from '../context.ts';
import { compareWithLive } from './compareWithLive.ts';
import { findLive, typesByCfn } from './findLive.ts';

export interface LiveDifference {
  readonly property: string;
  readonly template: Json;
  readonly live: Json;
}

export interface ReportedInstance {
  readonly key: ResourceKey;
  readonly name: string | null;
  /** Null: it has the name that the template gives, and no stack that fits. */
  readonly stack: { readonly name: string; readonly status: string | null } | null;
  readonly standing: Standing;
  /** `PutBucketPolicy by alice, 3 h ago`; null: no change is kept. */
  readonly lastChange: string | null;
  /** How many properties both have; of the others nothing is said. */
  readonly compared: number;
  readonly differences: readonly LiveDifference[];
}

export interface ReportedResource {
  readonly logicalId: string;
  /** Null: the template gives none. */
  readonly type: string | null;
  /** False: the inventory has no resources of this type. */
  readonly isKnown: boolean;
  readonly instances: readonly ReportedInstance[];
}

export interface LiveReport {
  /** Which stacks fit, in words; null: none. */
  readonly stacks: string | null;
  /** False: the stacks fit, but as well they may be of another template. */
  readonly sure: boolean;
  /** There is more than was looked at. */
  readonly cut: boolean;
  readonly resources: readonly ReportedResource[];
}

type Needs = Pick<AppContext, 'store' | 'catalog' | 'fingerprint' | 'clock'>;

export async function liveReport(
  ctx: Needs,
  { text, fileName }: { readonly text: string; readonly fileName: string },
  signal: AbortSignal,
): Promise<LiveReport> {
  const template = templateOf(parseTemplate(text));
  const live = await findLive(ctx, shapeOf(template), fileName);
  const types = typesByCfn(ctx.catalog);

  const reported = async (logicalId: string, instance: LiveInstance): Promise<ReportedInstance> => {
    signal.throwIfAborted();
    const { key, name } = instance.resource;
    const compared = await compareWithLive(ctx, template, live, { logicalId, key });
    return {
      key,
      name,
      stack: instance.stack === null ? null : { name: instance.stack.name, status: instance.stack.status },
      standing: instance.standing,
      lastChange: lastChangeText(instance, ctx.clock.now()),
      compared: compared?.compared ?? 0,
      differences: Object.entries(compared?.template ?? {}).flatMap(([property, said]) => {
        const there = compared?.live[property] ?? null;
        return JSON.stringify(said) === JSON.stringify(there) ? [] : [{ property, template: said, live: there }];
      }),
    };
  };

  const resources: ReportedResource[] = [];
  for (const { id, type } of template.resources.values()) {
    const instances = live.instances.get(id) ?? [];
    resources.push({
      logicalId: id,
      type,
      isKnown: type !== null && types.has(type),
      instances: await Promise.all(instances.map((instance) => reported(id, instance))),
    });
  }
  return { stacks: stacksText(live), sure: live.sure, cut: live.cut, resources };
}
