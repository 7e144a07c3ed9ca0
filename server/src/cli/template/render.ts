import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { renderTemplate } from '../../app/stacks/renderTemplate.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { type TemplateOptions, type TemplateWord, templateChoice, withTemplateChoice } from './choice.ts';

interface Options extends TemplateOptions {
  readonly output?: string;
  readonly command?: boolean;
}

export function renderCommand(run: Run): Command {
  return withTemplateChoice(new Command('render'))
    .description("Print a template with the account's values filled in")
    .option('-o, --output <file>', 'write it to a file')
    .option('--command', 'print the AWS CLI command that deploys it instead')
    .addHelpText(
      'after',
      examples(
        ['template render --account Payments -o scan-role.yml', 'saves it'],
        ['template render stackset-admin-role', 'prints the one for the master account'],
      ),
    )
    .action(
      run(async ({ app, out, screen }, word: TemplateWord, options: Options) => {
        const rendered = await renderTemplate(app, await templateChoice(app, word, options));
        if (options.output !== undefined) await writeFile(options.output, rendered.body);
        if (out.json) await out.document(rendered);
        else if (options.command === true) await out.line(rendered.cliCommand);
        else if (options.output === undefined) await out.text(rendered.body);
        else screen.write(`Written to ${options.output}. Deploy it with: ${rendered.cliCommand}\n`);
        return 0;
      }),
    );
}
