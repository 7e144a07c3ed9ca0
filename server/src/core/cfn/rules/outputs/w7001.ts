import { textOf, walk } from '../../document/node.ts';
import { userGuide } from '../../documentation.ts';
import { functionAt } from '../../model/functions.ts';
import type { RuleContext, TemplateRule } from '../rule.ts';
import { unused } from '../unused.ts';

export const w7001: TemplateRule = {
  kind: 'template',
  id: 'W7001',
  severity: 'warning',
  title: 'Mappings that are not used',
  about: 'No Fn::FindInMap names them, nor has a name that a function gives.',
  link: userGuide('mappings-section-structure'),
  fixes: true,
  *check(context) {
    const used = new Set(context.references.filter(({ kind }) => kind === 'mapping').map(({ id }) => id));
    if ([...context.template.mappings.keys()].every((name) => used.has(name)) || isNameGiven(context)) return;
    yield* unused(context.template.mappings, used, 'Nothing uses this mapping', context);
  },
};

/** `Fn::FindInMap: [!Ref Name, ...]`: that may be any mapping. */
function isNameGiven({ template }: RuleContext): boolean {
  return [...template.sections.values()].some(({ value }) =>
    [...walk(value)].some((node) => {
      const call = functionAt(node);
      return (
        call?.name === 'Fn::FindInMap' && call.argument.kind === 'list' && textOf(call.argument.items[0]) === undefined
      );
    }),
  );
}
