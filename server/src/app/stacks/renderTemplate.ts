import { cliCommand } from '../../core/template/cliCommand.ts';
import type { RenderedTemplate } from '../../protocol/templates.ts';
import type { AppContext } from '../context.ts';
import { type StackChoice, stackOf } from './stack.ts';

/** The template with the account's values filled in, and the command that deploys it from `fileName`. */
export async function renderTemplate(
  ctx: AppContext,
  choice: StackChoice & { readonly fileName?: string },
): Promise<RenderedTemplate> {
  const stack = await stackOf(ctx, choice);
  const fileName = choice.fileName ?? stack.fileName;
  return {
    fileName,
    body: stack.body,
    stackName: stack.stackName,
    region: stack.region,
    parameters: stack.parameters,
    capabilities: stack.capabilities,
    cliCommand: cliCommand({ ...stack, fileName }),
  };
}
