import { textOf } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import type { TemplateRule } from '../rule.ts';
import { wordOf } from '../spans.ts';

export const e1004: TemplateRule = {
  kind: 'template',
  id: 'E1004',
  severity: 'error',
  title: 'The description is a text',
  about: 'No list, no map and no function.',
  link: userGuide('template-description-structure'),
  mutedByMacros: true,
  *check({ template }) {
    const node = template.sections.get('Description')?.value;
    if (node === undefined || textOf(node) !== undefined || (node.kind === 'scalar' && node.value === null)) return;
    yield { span: wordOf(node, template.document.text), message: 'The Description is a text, written as it is.' };
  },
};
