import { rules } from '../../server/src/core/cfn/rules/index.ts';
import type { Rule } from '../../server/src/core/cfn/rules/rule.ts';
import type { GeneratedFile } from './files.ts';

/** The table of all rules on CloudFormation templates for people. */
export const rulesDoc: GeneratedFile = {
  file: 'docs/rules.md',
  generate: () => describeRules(rules),
};

export function describeRules(all: readonly Rule[]): string {
  const sorted = all.toSorted((a, b) => (a.id < b.id ? -1 : 1));
  return `<!-- Made by npm run generate from server/src/core/cfn/rules. Change that, not this file. -->

# Rules on CloudFormation templates

${sorted.length} rules. Those with E, W and I have the numbers that cfn-lint gives them, so that what you have switched off there stays off here; those with P are our own. An error is what AWS certainly refuses; what may fail, or is not meant, is a warning; the rest are notes. Single findings of a rule may be less grave than the rule.

Rules that are "silent with macros" say nothing of a template whose parts a macro, Rain or an included snippet may write.

A rule is switched off by the setting \`panther.validation.ignore\`, by \`Metadata\` of the template or of a resource (\`cfn-lint: { config: { ignore_checks: [W2001] } }\`), or by a comment on the line: \`# panther: ignore W2001\`.

| Rule | Severity | Title | What it says | Quick fix | Silent with macros |
|--|--|--|--|--|--|
${sorted.map(row).join('\n')}
`;
}

function row({ id, severity, title, about, link, fixes, mutedByMacros }: Rule): string {
  const name = link === undefined ? id : `[${id}](${link})`;
  const cells = [name, severity, title, about, fixes === true ? 'yes' : 'no', mutedByMacros === true ? 'yes' : 'no'];
  return `| ${cells.map((cell) => cell.replaceAll('|', '\\|')).join(' | ')} |`;
}
