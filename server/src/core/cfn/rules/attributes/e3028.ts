import { valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { functionAt } from '../../model/functions.ts';
import type { ResourceRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const e3028: ResourceRule = {
  kind: 'resource',
  id: 'E3028',
  severity: 'error',
  title: 'Metadata of resources',
  about: 'Is a map; AWS::CloudFormation::Init in it is one too.',
  link: userGuide('aws-attribute-metadata'),
  mutedByMacros: true,
  *check({ body }, { template }) {
    const metadata = valueAt(body, 'Metadata');
    const init = valueAt(metadata, 'AWS::CloudFormation::Init');
    for (const [node, name] of [
      [metadata, 'The Metadata of a resource'],
      [init, 'AWS::CloudFormation::Init'],
    ] as const) {
      if (node === undefined || node.kind === 'map' || functionAt(node) !== null) continue;
      if (node.kind === 'scalar' && node.value === null) continue;
      yield { span: wordOf(node, template.document.text), message: `${name} is a map.` };
    }
  },
};
