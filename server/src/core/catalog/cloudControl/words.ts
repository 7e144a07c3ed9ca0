/** A label for people, made of CloudFormation's name: `AWS::IoT::ThingGroup` is `IoT thing groups`. */
import type { CfnTypeName } from '../types.ts';

export function labelOf(cfn: CfnTypeName): string {
  const [, service = '', resource = ''] = cfn.split('::');
  const words = resource.match(/[A-Z]+(?![a-z])\d*|[A-Z]?[a-z0-9]+|\d+/g) ?? [resource];
  const last = words.length - 1;
  return [
    services[service] ?? service,
    ...words.map((word, index) => (index === last ? plural(lower(word)) : lower(word))),
  ].join(' ');
}

/** Names that would read like those of the service's successor. */
const services: Readonly<Record<string, string>> = { WAF: 'WAF Classic', WAFRegional: 'WAF Classic regional' };

/** `VPC` stays. */
function lower(word: string): string {
  return /^[A-Z][a-z]/.test(word) ? word.toLowerCase() : word;
}

function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return `${word.slice(0, -1)}ies`;
  if (/(?:ss|us|is|x|sh|ch)$/.test(word)) return `${word}es`;
  return word.endsWith('s') ? word : `${word}s`;
}
