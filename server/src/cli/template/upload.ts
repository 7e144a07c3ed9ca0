import { Command } from 'commander';
import { uploadTemplate } from '../../app/stacks/uploadTemplate.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { type TemplateOptions, type TemplateWord, targetOf, templateChoice, withTemplateChoice } from './choice.ts';

interface Options extends TemplateOptions {
  readonly bucket: string;
}

export function uploadCommand(run: Run): Command {
  return withTemplateChoice(new Command('upload'))
    .description('Upload the template to a bucket of yours, and print its URL')
    .requiredOption('--bucket <name>', 'the bucket')
    .addHelpText('after', examples(['template upload --account Payments --bucket my-templates', 'prints the URL']))
    .action(
      run(async (cli, word: TemplateWord, options: Options) => {
        const choice = await templateChoice(cli.app, word, options);
        const target = await targetOf(cli, choice);
        const uploaded = await uploadTemplate(cli.app, { ...target, bucket: options.bucket }, cli.signal);
        if (cli.out.json) await cli.out.document(uploaded);
        else await cli.out.line(uploaded.templateUrl);
        return 0;
      }),
    );
}
