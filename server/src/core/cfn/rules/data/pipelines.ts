/** The actions of a pipeline in the order in which they run. */
import type { Node } from '../../document/node.ts';
import type { Resource } from '../../model/template.ts';
import { itemsAt, type Written, writtenAt } from '../written.ts';

export interface PipelineAction {
  readonly node: Node;
  readonly stage: number;
}

/** None where functions give stages or actions. */
export function actionsOf({ type, properties }: Resource): readonly PipelineAction[] {
  if (type !== 'AWS::CodePipeline::Pipeline') return [];
  return itemsAt(properties, 'Stages').flatMap((one, stage) =>
    itemsAt(one, 'Actions').map((node) => ({ node, stage })),
  );
}

/** Undefined: some are not written out. */
export function artifactsOf(action: Node, key: 'InputArtifacts' | 'OutputArtifacts'): readonly Written[] | undefined {
  const names = itemsAt(action, key).map((one) => writtenAt(one, 'Name'));
  const known = names.filter((name) => name !== undefined);
  return known.length < names.length ? undefined : known;
}
