import type { ResourceRule } from '../rule.ts';
import { itemsAt, numberAt, placeOf, textAt, writtenAt } from '../written.ts';

export const e3061: ResourceRule = {
  kind: 'resource',
  id: 'E3061',
  severity: 'error',
  title: 'Days of Intelligent-Tiering',
  about: 'Objects are archived after 90 to 730 days, deeply after 180 to 730.',
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::S3::Bucket') return;
    const tierings = itemsAt(properties, 'IntelligentTieringConfigurations').flatMap((one) => itemsAt(one, 'Tierings'));
    for (const tiering of tierings) {
      const tier = textAt(tiering, 'AccessTier') ?? '';
      const days = numberAt(tiering, 'Days');
      const place = writtenAt(tiering, 'Days');
      const least = Object.hasOwn(LEAST, tier) ? LEAST[tier] : undefined;
      if (days === undefined || place === undefined || least === undefined || (least <= days && days <= 730)) continue;
      yield { span: placeOf(place.node), message: `${tier} comes after ${least} to 730 days, not: ${days}` };
    }
  },
};

const LEAST: Readonly<Record<string, number>> = { ARCHIVE_ACCESS: 90, DEEP_ARCHIVE_ACCESS: 180 };
