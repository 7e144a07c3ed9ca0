import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { textIn } from '../schema/writtenText.ts';
import { itemsAt, placeOf } from '../written.ts';

export const e3013: ResourceRule = {
  kind: 'resource',
  id: 'E3013',
  severity: 'error',
  title: 'Names of distributions',
  about: 'An alias of a distribution of CloudFront is the name of a domain; one * may stand for its first part.',
  link: servicePage('AmazonCloudFront/latest/DeveloperGuide/CNAMEs'),
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::CloudFront::Distribution') return;
    for (const node of itemsAt(properties, 'DistributionConfig', 'Aliases')) {
      const text = textIn(node);
      if (text === undefined || /^(?:\*\.)?(?:[\w-]+\.)+[a-z][a-z0-9-]*$/i.test(text)) continue;
      yield {
        span: placeOf(node),
        message: `An alias is the name of a domain, with one * for its first part at most, not: ${text}`,
      };
    }
  },
};
