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
const TYPED = /^\s*["']?Type["']?\s*:\s*["']?(?:AWS|Alexa|Custom)::\w/m;
const TRANSFORM = /^["']?Transform["']?\s*:\s*(?:\[?\s*["']?AWS::|\n\s*-\s*["']?AWS::)/m;
const ONE_LINE = /^\s*\{.*"Resources"\s*:\s*\{.*"Type"\s*:\s*"(?:AWS|Alexa|Custom)::/;

/** `name`: the last part of the path. */
export function isTemplate(text: string, name: string, patterns: readonly string[]): boolean {
  const head = text.slice(0, HEAD).replace(/^\uFEFF/, '');
  if (VERSION.test(head) || VERSION_JSON.test(head)) return true;
  if (TRANSFORM.test(head) && SECTION.test(head)) return true;
  if ((SECTION.test(head) && TYPED.test(head)) || ONE_LINE.test(head)) return true;
  return matchesAny(patterns, name);
}
