import { keyText } from '../../document/node.ts';
import { innerSpan } from '../../model/functions.ts';
import { madeOfServerless } from '../../schema/serverless.ts';
import { nearest, replaceWith } from '../nearest.ts';
import type { ObjectRule } from '../rule.ts';

export const e3002: ObjectRule = {
  kind: 'object',
  id: 'E3002',
  severity: 'error',
  title: 'Unknown properties',
  about:
    'A property is one that the type, or its part, has. A warning for one of SAM’s types that the type which SAM makes of it has.',
  fixes: true,
  mutedByMacros: true,
  *check({ node, definition, name, schema }, { schemas }) {
    const made =
      name === null && Object.hasOwn(madeOfServerless, schema.type) ? madeOfServerless[schema.type] : undefined;
    const names = Object.keys(definition.properties);
    for (const entry of node.entries) {
      const key = keyText(entry);
      // Loops and transforms write properties of their own.
      if (key in definition.properties || key.startsWith('Fn::')) continue;
      // Another rule tells of these.
      if (name === null && Object.hasOwn(schema.attributes, key)) continue;
      const close = nearest(key, names);
      // SAM takes more of them with each version.
      if (made !== undefined && close === null && Object.hasOwn(schemas.get(made)?.properties ?? {}, key)) {
        yield {
          span: innerSpan(entry.key),
          severity: 'warning',
          message: `${schema.type} has no such property that is known, ${made} has; SAM may have come to take it: ${key}`,
        };
        continue;
      }
      const hint = close === null ? '' : `; did you mean ${close}`;
      yield {
        span: innerSpan(entry.key),
        message: `${name ?? schema.type} has no such property${hint}: ${key}`,
        fixes: close === null ? [] : [replaceWith(innerSpan(entry.key), close)],
      };
    }
  },
};
