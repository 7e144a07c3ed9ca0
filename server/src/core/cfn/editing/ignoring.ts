/** Edits that say that a finding is not wanted. */
import { opensBlockText } from '../ignores.ts';
import type { Fix } from '../rules/rule.ts';
import type { Diagnosis } from '../validate.ts';

/** A comment on the line; JSON has none. */
export function ignoreOnLine({ rule, span }: Diagnosis, text: string, language: 'yaml' | 'json'): readonly Fix[] {
  if (language === 'json' || rule === 'E0000') return [];
  const lineStart = text.lastIndexOf('\n', span.start - 1) + 1;
  const found = text.indexOf('\n', span.start);
  const lineEnd = found < 0 ? text.length : found;
  const line = text.slice(lineStart, lineEnd).replace(/\r$/, '');
  const end = lineStart + line.length;
  const known = /#[ \t]*panther:[ \t]*ignore[ \t]+[\w, \t]*\w/.exec(line);
  if (known !== null) {
    const at = lineStart + known.index + known[0].length;
    return [{ title: `Ignore ${rule} on this line`, edits: [{ span: { start: at, end: at }, text: `, ${rule}` }] }];
  }
  // A block of text is no place for a comment; the line before its key is.
  const keyLine = opensBlockText.test(line) ? lineStart : keyLineOf(text, lineStart);
  if (keyLine !== null) {
    const indent = /^[ \t]*/.exec(text.slice(keyLine))?.[0] ?? '';
    const comment = `${indent}# panther: ignore ${rule}\n`;
    const title = keyLine === lineStart ? `Ignore ${rule} on this line` : `Ignore ${rule} in this text`;
    return [{ title, edits: [{ span: { start: keyLine, end: keyLine }, text: comment }] }];
  }
  return [
    {
      title: `Ignore ${rule} on this line`,
      edits: [{ span: { start: end, end }, text: ` # panther: ignore ${rule}` }],
    },
  ];
}

/** Where the line begins with which a block of text is opened in which another line stands; null: it stands in none. */
function keyLineOf(text: string, lineStart: number): number | null {
  let least = Math.max(0, text.slice(lineStart).search(/[^ \t]/));
  for (let at = lineStart; at > 0 && least > 0; ) {
    const before = text.lastIndexOf('\n', at - 2) + 1;
    const line = text.slice(before, at - 1);
    const indent = line.search(/\S/);
    if (indent >= 0 && indent < least) {
      if (opensBlockText.test(line)) return before;
      least = indent;
    }
    at = before;
  }
  return null;
}
