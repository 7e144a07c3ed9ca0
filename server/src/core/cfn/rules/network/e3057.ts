import { nodeAtPath } from '../../document/node.ts';
import { functionAt } from '../../model/functions.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { ResourceRule } from '../rule.ts';
import { itemsAt, placeOf, textAt, writtenAt } from '../written.ts';

export const e3057: ResourceRule = {
  kind: 'resource',
  id: 'E3057',
  severity: 'error',
  title: 'Origins of distributions',
  about: 'TargetOriginId of a behaviour is the Id of an origin or a group of origins of the distribution.',
  fixes: true,
  mutedByMacros: true,
  *check({ type, properties }) {
    const config = nodeAtPath(properties, ['DistributionConfig']);
    if (type !== 'AWS::CloudFront::Distribution' || config === undefined || functionAt(config) !== null) return;
    const origins = [...itemsAt(config, 'Origins'), ...itemsAt(config, 'OriginGroups', 'Items')];
    const ids = origins.map((origin) => textAt(origin, 'Id'));
    const known = ids.filter((id) => id !== undefined);
    if (known.length === 0 || known.length < ids.length || nodeAtPath(config, ['Origins'])?.kind !== 'list') return;
    for (const behavior of [nodeAtPath(config, ['DefaultCacheBehavior']), ...itemsAt(config, 'CacheBehaviors')]) {
      const target = writtenAt(behavior ?? null, 'TargetOriginId');
      if (target === undefined || known.includes(target.text)) continue;
      const close = nearest(target.text, known);
      yield {
        span: placeOf(target.node),
        message: `No origin of this distribution has such an Id (there are: ${known.join(', ')}): ${target.text}`,
        fixes: close === null ? [] : [replaceWith(placeOf(target.node), close)],
      };
    }
  },
};
