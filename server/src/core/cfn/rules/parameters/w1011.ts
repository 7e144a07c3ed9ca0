import { keyText, textOf, walk } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { functionAt, innerSpan } from '../../model/functions.ts';
import type { ResourceRule } from '../rule.ts';
import { branchesOf } from '../visits.ts';
import { isNoEcho } from './noEcho.ts';
import { passwordProperties } from './passwords.ts';

export const w1011: ResourceRule = {
  kind: 'resource',
  id: 'W1011',
  // It is hidden, and many stacks work like this: worth knowing, not wrong.
  severity: 'info',
  title: 'Passwords as parameters',
  about:
    'A password comes from a NoEcho parameter, which somebody has to know and type; a dynamic reference takes it from Secrets Manager.',
  link: userGuide('dynamic-references-secretsmanager'),
  *check({ properties }, { template }) {
    for (const node of properties === null ? [] : walk(properties)) {
      if (node.kind !== 'map') continue;
      for (const entry of node.entries) {
        const name = keyText(entry);
        // What makes the secret has to get it from somewhere.
        if (!passwordProperties.has(name) || name === 'SecretString') continue;
        for (const value of branchesOf(entry.value)) {
          const call = functionAt(value);
          const id = call?.name === 'Ref' ? textOf(call.argument) : undefined;
          if (call === null || id === undefined || !isNoEcho(template.parameters.get(id)?.value)) continue;
          const message = `{{resolve:secretsmanager:...}} would take this password from where it is kept, and nobody would type it: ${id}`;
          yield { span: innerSpan(call.argument), message };
        }
      }
    }
  },
};
