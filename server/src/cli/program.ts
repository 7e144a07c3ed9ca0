import { Command } from 'commander';
import { version } from '../version.ts';
import { accountsCommand } from './accounts/accounts.ts';
import { catalogCommand } from './catalog.ts';
import { changesCommand } from './changes/changes.ts';
import { daemonCommand } from './daemon.ts';
import { eventsCommand } from './events/events.ts';
import { examples, exitCodes } from './help.ts';
import type { Run } from './invocation.ts';
import { queryCommand } from './query/query.ts';
import { resourcesCommand } from './resources/resources.ts';
import { scanCommand } from './scan/scan.ts';
import { schemasCommand } from './schemas.ts';
import { stackSetCommand } from './stackset/stackset.ts';
import { templateCommand } from './template/template.ts';
import { validateCommand } from './validate/validate.ts';

/** The whole command line. It writes help to `out` and complaints to `err`, and throws CommanderError instead of exiting. */
export function buildProgram(run: Run, write: { out(text: string): void; err(text: string): void }): Command {
  const program = new Command('panther-scan')
    .description('Onboards AWS accounts, scans them into an inventory and shows what is in it.')
    .version(version, '-V, --version', 'print the version')
    .option(
      '--accounts-file <path>',
      'the accounts file (default: $PANTHER_ACCOUNTS_FILE, else accounts.yaml in the home folder)',
    )
    .option('--home <path>', 'the folder of the inventory (default: $PANTHER_HOME, else ~/.panther-cloud-security)')
    .option(
      '--profile <name>',
      'the AWS profile to use (default: the one in the accounts file, else the AWS default chain)',
    )
    .option('--json', 'print one JSON document, or JSON lines, on standard output and nothing else')
    .option('--no-color', 'never use colours (NO_COLOR does the same)')
    .option('-v, --verbose', 'log on standard error what is done')
    .addHelpText(
      'after',
      `${examples(
        ['accounts add', 'asks for what it needs to know of an account'],
        ['template deploy --account Payments --profile payments-admin', 'creates the scan role in the account'],
        ['scan --all', 'scans all accounts'],
        ['resources list --type AWS.S3.Bucket', 'lists what was found'],
        ['changes --since last-scan', 'lists what the last scan found changed'],
        ['query --example public-buckets', 'asks the inventory a ready-made question'],
      )}\n${exitCodes}`,
    );
  for (const command of [
    accountsCommand(run),
    templateCommand(run),
    stackSetCommand(run),
    scanCommand(run),
    resourcesCommand(run),
    changesCommand(run),
    eventsCommand(run),
    queryCommand(run),
    catalogCommand(run),
    validateCommand(run),
    schemasCommand(run),
    daemonCommand(run),
  ]) {
    program.addCommand(command);
  }
  prepare(program, write);
  return program;
}

/** Commands that were made apart do not inherit these from their parents. */
function prepare(command: Command, write: { out(text: string): void; err(text: string): void }): void {
  command
    .exitOverride()
    .showHelpAfterError(false)
    .configureHelp({ showGlobalOptions: true })
    .configureOutput({
      writeOut: write.out,
      writeErr: write.err,
      outputError: (text, writeError) => writeError(usageLine(text)),
    });
  for (const child of command.commands) prepare(child, write);
}

/** Commander's complaint as one line. */
function usageLine(text: string): string {
  const complaint = text
    .replace(/^error:\s*/, '')
    .trim()
    .replace(/\s*\n\s*/g, ' ');
  return `panther-scan: ${complaint}. See panther-scan --help.\n`;
}
