import { parseTemplate } from '../../core/cfn/document/document.ts';
import { templateOf } from '../../core/cfn/model/template.ts';
import { type ShippedTemplate, shippedTemplate } from '../../core/template/ownTemplate.ts';
import { type StackTemplate, stackTemplates } from '../../core/template/stackTemplate.ts';
import type { AppContext } from '../context.ts';

/** The product's own templates, to know them again. @throws AppError ENVIRONMENT where one is missing */
export function readShippedTemplates({
  templates,
}: Pick<AppContext, 'templates'>): Promise<readonly ShippedTemplate[]> {
  const names = Object.keys(stackTemplates) as StackTemplate[];
  return Promise.all(
    names.map(async (name) =>
      shippedTemplate(name, templateOf(parseTemplate(await templates.read(stackTemplates[name].templateFile)))),
    ),
  );
}
