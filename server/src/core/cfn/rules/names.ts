import type { ScalarNode } from '../document/node.ts';
import { textOfKey } from '../document/yamlNodes.ts';
import { innerSpan } from '../model/functions.ts';
import type { Finding } from './rule.ts';

const MAX_LENGTH = 255;

/** What is no name of a resource, a parameter, a mapping or an output. `of`: `a parameter`. */
export function* badName(key: ScalarNode, of: string, extra = ''): Generator<Finding> {
  const name = textOfKey(key);
  const span = innerSpan(key);
  if (name.length > MAX_LENGTH) {
    yield { span, message: `The name of ${of} has at most ${MAX_LENGTH} characters, this has ${name.length}.` };
  } else if (![...name].every((char) => /[A-Za-z0-9]/.test(char) || extra.includes(char)) || name === '') {
    yield { span, message: `The name of ${of} has letters and digits only: ${name}` };
  }
}
