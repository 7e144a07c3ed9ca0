import { keyText } from '../document/node.ts';
import { innerSpan } from '../model/functions.ts';
import type { Template } from '../model/template.ts';
import type { Finding } from './rule.ts';

/** A section with more entries than a template may have. */
export function* tooMany({ sections }: Template, section: string, max: number): Generator<Finding> {
  const entry = sections.get(section);
  if (entry?.value.kind !== 'map') return;
  const count = entry.value.entries.filter((one) => !keyText(one).startsWith('Fn::')).length;
  if (count > max) {
    yield { span: innerSpan(entry.key), message: `A template has at most ${max} ${section}, this has ${count}.` };
  }
}
