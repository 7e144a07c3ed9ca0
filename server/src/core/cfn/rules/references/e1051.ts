import { userGuide } from '../../documentation.ts';
import { dynamicReferencesIn } from '../../model/dynamicReferences.ts';
import type { TemplateRule } from '../rule.ts';

/** A warning: elsewhere the text stays as it is written. */
export const e1051: TemplateRule = {
  kind: 'template',
  id: 'E1051',
  severity: 'warning',
  title: 'Places of secretsmanager',
  about: 'Only properties of resources take {{resolve:secretsmanager:...}}.',
  link: userGuide('dynamic-references-secretsmanager'),
  mutedByMacros: true,
  *check({ template }) {
    for (const { service, span, path, isSpaced } of dynamicReferencesIn(template)) {
      if (service !== 'secretsmanager' || isSpaced) continue;
      const [section, , key] = path;
      if (section === 'Globals' || (section === 'Resources' && key === 'Properties')) continue;
      // A default goes where the parameter goes.
      if (section === 'Parameters' && key === 'Default') continue;
      yield {
        span,
        message: 'Secrets are looked up in the properties of resources only; here it stays as it is written.',
      };
    }
  },
};
