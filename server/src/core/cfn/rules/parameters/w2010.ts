import { pathOf, spanOf, valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import type { TemplateRule } from '../rule.ts';
import { isNoEcho } from './noEcho.ts';

export const w2010: TemplateRule = {
  kind: 'template',
  id: 'W2010',
  severity: 'warning',
  title: 'Secrets that can be read',
  about: 'The value of a NoEcho parameter goes into outputs, metadata or user data, where everybody can read it.',
  link: userGuide('parameters-section-structure'),
  *check({ template, references }) {
    for (const { kind, id, section, node, span } of references) {
      if (kind !== 'ref' || !isNoEcho(template.parameters.get(id)?.value)) continue;
      const path = pathOf(node);
      const place =
        section === 'Outputs'
          ? 'outputs'
          : section === 'Resources' && path[2] === 'Metadata'
            ? 'the metadata of a resource'
            : section === 'Resources' && path[2] === 'Properties' && path.includes('UserData')
              ? 'user data'
              : null;
      if (place === null) continue;
      const declared = valueAt(template.parameters.get(id)?.value, 'NoEcho');
      yield {
        span,
        message: `Whoever may look at the stack or the instance reads it in ${place}, though it is NoEcho: ${id}`,
        related: declared === undefined ? [] : [{ span: spanOf(declared), message: `${id} is NoEcho.` }],
      };
    }
  },
};
