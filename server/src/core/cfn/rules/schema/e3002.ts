import { keyText } from '../../document/node.ts';
import { innerSpan } from '../../model/functions.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { ObjectRule } from '../rule.ts';

export const e3002: ObjectRule = {
  kind: 'object',
  id: 'E3002',
  severity: 'error',
  title: 'Unknown properties',
  about: 'A property is one that the type, or its part, has.',
  fixes: true,
  mutedByMacros: true,
  *check({ node, definition, name, schema }) {
    const names = Object.keys(definition.properties);
    for (const entry of node.entries) {
      const key = keyText(entry);
      // Loops and transforms write properties of their own.
      if (key in definition.properties || key.startsWith('Fn::')) continue;
      const isAttribute = name === null && key in schema.attributes;
      const close = nearest(key, names);
      const hint = isAttribute
        ? ', which is read with Fn::GetAtt only'
        : close === null
          ? ''
          : `; did you mean ${close}`;
      yield {
        span: innerSpan(entry.key),
        message: `${name ?? schema.type} has no such property${hint}: ${key}`,
        fixes: close === null ? [] : [replaceWith(innerSpan(entry.key), close)],
      };
    }
  },
};
