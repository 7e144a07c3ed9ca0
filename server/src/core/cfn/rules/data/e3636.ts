import { nodeAtPath } from '../../document/node.ts';
import type { ResourceRule } from '../rule.ts';
import { lacks, placeOf, writtenAt } from '../written.ts';

export const e3636: ResourceRule = {
  kind: 'resource',
  id: 'E3636',
  severity: 'error',
  title: 'Buckets of build projects',
  about: 'What a project of CodeBuild takes from S3, or puts there, has a Location.',
  mutedByMacros: true,
  *check({ type, properties }) {
    if (type !== 'AWS::CodeBuild::Project') return;
    for (const key of ['Source', 'Artifacts']) {
      const kind = writtenAt(properties, key, 'Type');
      if (kind?.text !== 'S3' || !lacks(nodeAtPath(properties, [key]), 'Location')) continue;
      yield { span: placeOf(kind.node), message: `${key} of the Type S3 need: Location` };
    }
  },
};
