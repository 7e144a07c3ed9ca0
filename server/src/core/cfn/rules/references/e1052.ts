import { userGuide } from '../../documentation.ts';
import { dynamicReferencesIn } from '../../model/dynamicReferences.ts';
import type { TemplateRule } from '../rule.ts';

/** A warning: elsewhere the text stays as it is written. */
export const e1052: TemplateRule = {
  kind: 'template',
  id: 'E1052',
  severity: 'warning',
  title: 'Places of ssm',
  about: 'Properties and metadata of resources, outputs and defaults of parameters take {{resolve:ssm:...}}.',
  link: userGuide('dynamic-references-ssm'),
  mutedByMacros: true,
  *check({ template }) {
    for (const { service, span, path, isSpaced } of dynamicReferencesIn(template)) {
      if (service !== 'ssm' || isSpaced || takesIt(path)) continue;
      yield { span, message: 'Parameters are not looked up here; it stays as it is written.' };
    }
  },
};

const PLACES = new Set([
  'Outputs Value',
  'Parameters AllowedValues',
  'Parameters Default',
  'Resources Metadata',
  'Resources Properties',
]);

function takesIt([section, , key]: readonly (string | number)[]): boolean {
  return section === 'Globals' || PLACES.has(`${section} ${key}`);
}
