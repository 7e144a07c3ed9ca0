import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import type { ResourceRule } from '../rule.ts';

export const e3007: ResourceRule = {
  kind: 'resource',
  id: 'E3007',
  severity: 'error',
  title: 'One name for a parameter and a resource',
  about: 'Ref could not tell which one is meant.',
  link: userGuide('resources-section-structure'),
  mutedByMacros: true,
  *check({ id, entry }, { template }) {
    const parameter = template.parameters.get(id);
    if (parameter === undefined) return;
    yield {
      span: innerSpan(entry.key),
      message: `A parameter has this name already: ${id}`,
      related: [{ span: innerSpan(parameter.key), message: 'This parameter has the same name.' }],
    };
  },
};
