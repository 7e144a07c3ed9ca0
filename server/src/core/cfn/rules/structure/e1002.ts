import type { TemplateRule } from '../rule.ts';

const MAX_BYTES = 1_000_000;
const MAX_INLINE_BYTES = 51_200;

/** In bytes of UTF-8, as AWS counts. */
export const e1002: TemplateRule = {
  kind: 'template',
  id: 'E1002',
  severity: 'error',
  title: 'Size of the template',
  about: 'At most 1 MB from a bucket (an error beyond), and 51,200 bytes when it is sent by itself (a note beyond).',
  *check({ template: { document } }) {
    const bytes = bytesOf(document.text);
    const span = { start: 0, end: Math.max(1, document.text.indexOf('\n')) };
    if (bytes > MAX_BYTES) {
      yield { span, message: `A template has at most 1,000,000 bytes, this has ${bytes}.` };
    } else if (bytes > MAX_INLINE_BYTES) {
      const message = `Beyond 51,200 bytes CloudFormation takes a template from a bucket only; this has ${bytes}.`;
      yield { span, severity: 'info', message };
    }
  },
};

function bytesOf(text: string): number {
  let bytes = text.length;
  for (let index = 0; index < text.length; index += 1) {
    const code = text.charCodeAt(index);
    // Each half of a pair of surrogates makes two bytes of the four.
    if (code >= 0x80) bytes += code >= 0x8_00 && (code < 0xd8_00 || code > 0xdf_ff) ? 2 : 1;
  }
  return bytes;
}
