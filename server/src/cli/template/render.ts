import { writeFile } from 'node:fs/promises';
import { Command } from 'commander';
import { renderTemplate } from '../../app/stacks/renderTemplate.ts';
import { AppError } from '../../core/errors.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { printable } from '../output/text.ts';
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
        const { output } = options;
        const rendered = await renderTemplate(app, {
          ...(await templateChoice(app, word, options)),
          ...(output === undefined ? {} : { fileName: output }),
        });
        if (output !== undefined) await save(output, rendered.body);
        if (out.json) await out.document(rendered);
        else if (options.command === true) await out.line(rendered.cliCommand);
        else if (output === undefined) await out.text(rendered.body);
        else screen.write(`${printable(`Written to ${output}. Deploy it with: ${rendered.cliCommand}`)}\n`);
        return 0;
      }),
    );
}

async function save(file: string, body: string): Promise<void> {
  try {
    await writeFile(file, body);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : String(error);
    throw new AppError('BAD_INPUT', `The template cannot be written: ${code}`, {
      file,
      hint: 'Name a file in a folder that exists and that you may write to.',
      cause: error,
    });
  }
}
