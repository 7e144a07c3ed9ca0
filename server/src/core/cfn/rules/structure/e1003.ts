import { textOf } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import type { TemplateRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

const MAX_LENGTH = 1024;

export const e1003: TemplateRule = {
  kind: 'template',
  id: 'E1003',
  severity: 'error',
  title: 'Length of the description',
  about: 'At most 1,024 bytes.',
  link: userGuide('template-description-structure'),
  mutedByMacros: true,
  *check({ template }) {
    const node = template.sections.get('Description')?.value;
    const length = new TextEncoder().encode(textOf(node) ?? '').length;
    if (node === undefined || length <= MAX_LENGTH) return;
    const message = `The Description has at most ${MAX_LENGTH} bytes, this has ${length}.`;
    yield { span: wordOf(node, template.document.text), message };
  },
};
