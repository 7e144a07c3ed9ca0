import { nodeAtPath } from '../../document/node.ts';
import { servicePage } from '../../documentation.ts';
import { functionAt } from '../../model/functions.ts';
import type { ResourceRule } from '../rule.ts';
import { placeOf, textAt, writtenAt } from '../written.ts';
import { actionsOf, artifactsOf } from './pipelines.ts';

export const e3702: ResourceRule = {
  kind: 'resource',
  id: 'E3702',
  severity: 'error',
  title: 'How many artifacts an action has',
  about: 'A source gives one and takes none, a build of AWS takes one to five, an approval has none.',
  link: servicePage('codepipeline/latest/userguide/reference-action-artifacts'),
  mutedByMacros: true,
  *check(resource) {
    for (const { node } of actionsOf(resource)) {
      if (textAt(node, 'ActionTypeId', 'Owner') !== 'AWS') continue;
      const provider = writtenAt(node, 'ActionTypeId', 'Provider');
      const counts =
        provider === undefined || !Object.hasOwn(COUNTS, provider.text) ? undefined : COUNTS[provider.text];
      if (provider === undefined || counts === undefined) continue;
      for (const key of ['InputArtifacts', 'OutputArtifacts'] as const) {
        const count = artifactsOf(node, key)?.length;
        const [least, most] = counts[key];
        const list = nodeAtPath(node, [key]);
        if (count === undefined || (least <= count && count <= most) || functionAt(list) !== null) continue;
        // S3 is a place to deploy to, too.
        if (provider.text === 'S3' && textAt(node, 'ActionTypeId', 'Category') !== 'Source') continue;
        const due = least === most ? `${least}` : `${least} to ${most}`;
        yield {
          span: placeOf(list ?? provider.node),
          message: `${provider.text} has ${due} ${key}, here are: ${count}`,
        };
      }
    }
  },
};

interface Counts {
  readonly InputArtifacts: readonly [least: number, most: number];
  readonly OutputArtifacts: readonly [least: number, most: number];
}

const SOURCE: Counts = { InputArtifacts: [0, 0], OutputArtifacts: [1, 1] };

const COUNTS: Readonly<Record<string, Counts>> = {
  CodeBuild: { InputArtifacts: [1, 5], OutputArtifacts: [0, 5] },
  CodeCommit: SOURCE,
  CodeDeploy: { InputArtifacts: [1, 1], OutputArtifacts: [0, 0] },
  ECR: SOURCE,
  ECS: { InputArtifacts: [1, 1], OutputArtifacts: [0, 0] },
  Manual: { InputArtifacts: [0, 0], OutputArtifacts: [0, 0] },
  S3: SOURCE,
};
