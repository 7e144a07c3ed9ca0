import type { ValueRule } from '../rule.ts';
import { lacks, placeOf, type Written, writtenAt } from '../written.ts';

export const e3024: ValueRule = {
  kind: 'value',
  id: 'E3024',
  severity: 'error',
  title: 'Tags',
  about: 'Each key stands once and does not begin with aws:, which is for AWS. A tag without a Value is a warning.',
  mutedByMacros: true,
  *check({ node, path, isWhole, schema }) {
    if (!isWhole || node.kind !== 'list' || path !== schema.tags) return;
    const seen = new Map<string, Written>();
    for (const tag of node.items) {
      const key = writtenAt(tag, 'Key');
      if (key === undefined) continue;
      const first = seen.get(key.text);
      if (/^aws:/i.test(key.text)) {
        yield { span: placeOf(key.node), message: `Keys that begin with aws: are for AWS, not for: ${key.text}` };
      }
      if (first !== undefined) {
        yield {
          span: placeOf(key.node),
          message: `A key of tags stands once; this one stands above: ${key.text}`,
          related: [{ span: placeOf(first.node), message: 'This is the other one.' }],
        };
      }
      if (lacks(tag, 'Value')) {
        yield { span: placeOf(key.node), severity: 'warning', message: `A tag needs a Value: ${key.text}` };
      }
      seen.set(key.text, key);
    }
  },
};
