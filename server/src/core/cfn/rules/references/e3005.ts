import { spanOf, textOf, valueAt } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { innerSpan } from '../../model/functions.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { ResourceRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const e3005: ResourceRule = {
  kind: 'resource',
  id: 'E3005',
  severity: 'error',
  title: 'DependsOn',
  about: 'Names other resources of this template.',
  link: userGuide('aws-attribute-dependson'),
  fixes: true,
  mutedByMacros: true,
  *check({ id, body }, { template, ids }) {
    const dependsOn = valueAt(body, 'DependsOn');
    const nodes = dependsOn?.kind === 'list' ? dependsOn.items : dependsOn === undefined ? [] : [dependsOn];
    for (const node of nodes) {
      const name = textOf(node);
      if (name === undefined) {
        if (node.kind === 'scalar' && node.value === null) continue;
        const span = wordOf(node, template.document.text);
        yield { span, message: 'DependsOn takes names of resources, written as they are.' };
      } else if (name === id) {
        yield { span: innerSpan(node), message: `A resource cannot depend on itself: ${name}` };
      } else if (!ids.isResource(name)) {
        const others = [...template.resources.keys()].filter((other) => other !== id);
        const close = nearest(name, others);
        const hint = template.parameters.has(name)
          ? ', it is a parameter'
          : close === null
            ? ''
            : `; did you mean ${close}`;
        yield {
          span: innerSpan(node),
          message: `There is no such resource${hint}: ${name}`,
          fixes: close === null ? [] : [replaceWith(innerSpan(node), close)],
        };
      }
    }
    if (dependsOn?.kind === 'list' && dependsOn.items.length === 0) {
      yield { span: spanOf(dependsOn), message: 'DependsOn names no resource.' };
    }
  },
};
