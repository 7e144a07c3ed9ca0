import { servicePage } from '../../documentation.ts';
import type { ResourceRule } from '../rule.ts';
import { placeOf, textAt, writtenAt } from '../written.ts';
import { actionsOf } from './pipelines.ts';

export const e3700: ResourceRule = {
  kind: 'resource',
  id: 'E3700',
  severity: 'error',
  title: 'Sources of pipelines',
  about: 'The first stage of a pipeline has sources, and no other stage has.',
  link: servicePage('codepipeline/latest/userguide/reference-pipeline-structure'),
  mutedByMacros: true,
  *check(resource) {
    for (const { node, stage } of actionsOf(resource)) {
      const category = writtenAt(node, 'ActionTypeId', 'Category');
      if (category === undefined || textAt(node, 'ActionTypeId', 'Owner') === 'Custom') continue;
      if ((category.text === 'Source') === (stage === 0)) continue;
      const message =
        stage === 0
          ? `The first stage of a pipeline has sources only, not: ${category.text}`
          : 'Only the first stage of a pipeline has sources.';
      yield { span: placeOf(category.node), message };
    }
  },
};
