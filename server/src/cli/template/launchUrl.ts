import { Command } from 'commander';
import { launchUrl } from '../../app/stacks/launchUrl.ts';
import { uploadTemplate } from '../../app/stacks/uploadTemplate.ts';
import { AppError } from '../../core/errors.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';
import { type TemplateOptions, type TemplateWord, targetOf, templateChoice, withTemplateChoice } from './choice.ts';

interface Options extends TemplateOptions {
  readonly templateUrl?: string;
  readonly bucket?: string;
}

export function launchUrlCommand(run: Run): Command {
  return withTemplateChoice(new Command('launch-url'))
    .description("Print the address of the CloudFormation console's quick-create page, filled in")
    .option('--template-url <url>', 'where the template is in Amazon S3')
    .option('--bucket <name>', 'upload it to this bucket of yours first')
    .addHelpText(
      'after',
      examples(
        ['template launch-url --account Payments --bucket my-templates', 'uploads the template, prints the link'],
        [
          'template launch-url real-time-events --account Payments --region eu-west-1 --bucket my-templates',
          'one for each region',
        ],
        ['template launch-url events-queue --bucket my-templates', 'in the master account'],
      ),
    )
    .action(
      run(async (cli, word: TemplateWord, options: Options) => {
        const choice = await templateChoice(cli.app, word, options);
        const { templateUrl, bucket } = options;
        if ((templateUrl === undefined) === (bucket === undefined)) {
          throw new AppError('BAD_INPUT', 'The console reads the template from Amazon S3', {
            hint: 'Give either --template-url <url> or --bucket <name>.',
          });
        }
        const source =
          bucket === undefined
            ? { templateUrl: templateUrl ?? '' }
            : await uploadTemplate(cli.app, { ...(await targetOf(cli, choice)), bucket }, cli.signal);
        const launch = await launchUrl(cli.app, { ...choice, templateUrl: source.templateUrl });
        if (cli.out.json) await cli.out.document({ ...launch, ...source });
        else await cli.out.line(launch.url);
        return 0;
      }),
    );
}
