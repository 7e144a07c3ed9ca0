import type { ResourceRule } from '../rule.ts';
import { placeOf } from '../written.ts';
import { actionsOf, artifactsOf } from './pipelines.ts';

export const e3701: ResourceRule = {
  kind: 'resource',
  id: 'E3701',
  severity: 'error',
  title: 'Artifacts of pipelines',
  about: 'What an action of a pipeline takes an earlier one gives, and no two give artifacts of one name.',
  mutedByMacros: true,
  *check(resource) {
    const made = new Set<string>();
    for (const { node } of actionsOf(resource)) {
      const [inputs, outputs] = [artifactsOf(node, 'InputArtifacts'), artifactsOf(node, 'OutputArtifacts')];
      if (inputs === undefined || outputs === undefined) return;
      for (const input of inputs) {
        if (made.has(input.text)) continue;
        yield { span: placeOf(input.node), message: `No action before this one gives such an artifact: ${input.text}` };
      }
      for (const output of outputs) {
        if (made.has(output.text)) {
          yield {
            span: placeOf(output.node),
            message: `An action before this one gives an artifact of this name: ${output.text}`,
          };
        }
        made.add(output.text);
      }
    }
  },
};
