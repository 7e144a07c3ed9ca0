import { keyText, spanOf } from '../../document/node.ts';
import type { ObjectRule } from '../rule.ts';
import { addProperty } from './addProperty.ts';

export const e3003: ObjectRule = {
  kind: 'object',
  id: 'E3003',
  severity: 'error',
  title: 'Required properties',
  about: 'The properties without which AWS refuses a resource are there.',
  fixes: true,
  mutedByMacros: true,
  *check({ node, definition, name, resource, schema }, { template }) {
    const present = new Set(node.entries.map(keyText));
    if ([...present].some((key) => key.startsWith('Fn::'))) return;
    for (const [key, property] of Object.entries(definition.properties)) {
      if (property.required !== true || present.has(key)) continue;
      const key0 = name === null ? resource.entry.key : node.entries[0]?.key;
      const map = name === null && resource.properties === null ? null : node;
      const edit = addProperty(map, resource, { key, property }, template.document.text);
      yield {
        span: spanOf(key0 ?? node),
        message: `${name ?? schema.type} needs the property: ${key}`,
        fixes: edit === null ? [] : [{ title: `Add the required property ${key}`, edits: [edit], preferred: true }],
      };
    }
  },
};
