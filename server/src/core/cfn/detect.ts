/** Which files are CloudFormation templates, by their names and by what is in them. */
import { matchesAny } from '../regions/glob.ts';

/** Names that only templates have; what is in the file still has to look like one, or to be nothing yet. */
export const defaultFilePatterns: readonly string[] = [
  '*.template',
  '*.template.yml',
  '*.template.yaml',
  '*.template.json',
  '*.cfn.yml',
  '*.cfn.yaml',
  '*.cfn.json',
];

const HEAD = 200_000;
const VERSION = /^["']?AWSTemplateFormatVersion["']?\s*:/m;
const VERSION_JSON = /^\s*\{[\s\S]*?"AWSTemplateFormatVersion"\s*:/;
const SECTION = /^(?:Resources|"Resources"|'Resources')\s*:|^\s{0,8}"Resources"\s*:\s*\{/m;
const TYPED = /(?:^|[{,])\s*["']?Type["']?\s*:\s*["']?(?:AWS|Alexa|Custom)::\w/m;
const TRANSFORM = /^["']?Transform["']?\s*:\s*(?:\[?\s*["']?AWS::|\n\s*-\s*["']?AWS::)/m;
const ONE_LINE = /^\s*\{.*"Resources"\s*:\s*\{.*"Type"\s*:\s*"(?:AWS|Alexa|Custom)::/;

/** `name`: the last part of the path. */
export function isTemplate(text: string, name: string, patterns: readonly string[]): boolean {
  const head = text.slice(0, HEAD).replace(/^\uFEFF/, '');
  if (isAroundTemplate(head)) return matchesAny(patterns, name);
  if (VERSION.test(head) || VERSION_JSON.test(head)) return true;
  if (TRANSFORM.test(head) && SECTION.test(head)) return true;
  if ((SECTION.test(head) && TYPED.test(head)) || ONE_LINE.test(head)) return true;
  return matchesAny(patterns, name);
}

const SECTIONS: ReadonlySet<string> = new Set([
  'AWSTemplateFormatVersion',
  'Conditions',
  'Description',
  'Globals',
  'Hooks',
  'Mappings',
  'Metadata',
  'Outputs',
  'Parameters',
  'Resources',
  'Rules',
  'Transform',
]);

/** JSON that has a template somewhere within, such as the event of a macro: its own keys are none of a template's. */
function isAroundTemplate(head: string): boolean {
  if (!/^\s*\{/.test(head)) return false;
  let depth = 0;
  let keys = 0;
  for (const [token, key, colon] of head.matchAll(/"((?:[^"\\\n]|\\.)*)"(\s*:)?|[{}[\]]/g)) {
    if (token === '{' || token === '[') depth += 1;
    else if (token === '}' || token === ']') depth -= 1;
    else if (depth === 1 && colon !== undefined && key !== undefined) {
      if (SECTIONS.has(key)) return false;
      keys += 1;
    }
  }
  return keys > 0;
}
