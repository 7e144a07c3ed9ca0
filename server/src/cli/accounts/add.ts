import { Command } from 'commander';
import { checkCloudControl } from '../../app/accounts/checkCloudControl.ts';
import { checkDraft } from '../../app/accounts/checkDraft.ts';
import { prepareAccount } from '../../app/accounts/prepareAccount.ts';
import { saveAccount } from '../../app/accounts/saveAccount.ts';
import { verifyAccount } from '../../app/accounts/verifyAccount.ts';
import type { Account } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import type { AccountDraft } from '../../protocol/accounts.ts';
import { collect, examples } from '../help.ts';
import type { Invocation, Run } from '../invocation.ts';
import { printChecks } from './roleChecks.ts';

interface Options {
  readonly name?: string;
  readonly id?: string;
  readonly label?: string;
  readonly realTime?: boolean;
  readonly remediation?: boolean;
  /** False: the role asks for none. */
  readonly externalId?: string | false;
  readonly cloudControl?: readonly string[];
  readonly verify: boolean;
}

export function addCommand(run: Run): Command {
  return new Command('add')
    .description('Add an account; asks for what is missing when run on a terminal')
    .option('--name <name>', 'what to call it')
    .option('--id <account id>', 'its 12 digits')
    .option('--label <label>', 'prod, dev, test or a word of your own')
    .option('--real-time', 'follow its changes in real time')
    .option('--remediation', 'allow automatic remediation')
    .option('--external-id <id>', 'the external id that its roles ask for already (default: a new one)')
    .option('--no-external-id', 'its roles are of the old form, which asks for no external id')
    .option(
      '--cloud-control <patterns>',
      "more types to read through Cloud Control, by CloudFormation's names",
      collect,
    )
    .option('--no-verify', 'save it although its roles are not deployed yet')
    .addHelpText(
      'after',
      examples(
        ['accounts add', 'asks for everything'],
        ['accounts add --name Payments --id 123456789012 --label prod --no-verify', 'before its scan role is deployed'],
      ),
    )
    .action(
      run(async (cli, options: Options) => {
        const { app, out, screen, signal } = cli;
        const { cloudControl } = options;
        checkCloudControl(app, cloudControl ?? []);
        const draft = await completeDraft(cli, options);
        const prepared = withExternalId(await prepareAccount(app, draft), options.externalId);
        const account = cloudControl === undefined ? prepared : { ...prepared, cloudControl };
        const checks = options.verify ? await verifyAccount(app, account, signal) : [];
        const usable = checks.every((check) => check.status !== 'failed');
        const saved = usable ? await saveAccount(app, account) : null;
        if (out.json) await out.document({ saved: saved !== null, account: saved ?? account, checks });
        else if (checks.length > 0) await printChecks(out, [{ account, checks }]);
        if (saved === null) {
          screen.write(`panther-scan: ${notSaved}\n`);
          return 1;
        }
        if (!out.json) await out.line(`Added ${saved.name} (${saved.id}). Next: ${next(options.verify, saved)}`);
        return 0;
      }),
    );
}

const notSaved =
  'the account was not saved, because a role cannot be used. Deploy its roles first, or save it with --no-verify.';

function next(verified: boolean, { id }: Account): string {
  return verified
    ? `panther-scan scan ${id}`
    : `panther-scan template deploy --account ${id}, then panther-scan accounts check ${id}`;
}

async function completeDraft(cli: Invocation, options: Options): Promise<AccountDraft> {
  const draft: AccountDraft = {
    name: await field(cli, 'name', options.name, 'Name:'),
    id: await field(cli, 'id', options.id, 'Account id (12 digits):'),
    label: await field(cli, 'label', options.label, 'Label (prod, dev, test, ...):'),
    realTime: await toggle(cli, options, 'realTime', 'Follow its changes in real time?'),
    remediation: await toggle(cli, options, 'remediation', 'Allow automatic remediation?'),
  };
  await refuse(cli, draft, Object.keys(draft));
  return draft;
}

type TextField = 'name' | 'id' | 'label';

/** What was given, or what is typed until it is right. */
async function field(cli: Invocation, name: TextField, given: string | undefined, question: string): Promise<string> {
  if (given !== undefined || !cli.prompt.possible) {
    await refuse(cli, { [name]: given ?? '' }, [name]);
    return given ?? '';
  }
  for (;;) {
    const typed = await cli.prompt.ask(question);
    const problem = (await checkDraft(cli.app, { draft: { [name]: typed }, editing: null }))[name];
    if (problem === null) return typed;
    cli.screen.write(`${problem}\n`);
  }
}

/** A person who gives every word as an option is not asked about the toggles. */
async function toggle(
  cli: Invocation,
  options: Options,
  name: 'realTime' | 'remediation',
  question: string,
): Promise<boolean> {
  const given = options[name];
  const allGiven = options.name !== undefined && options.id !== undefined && options.label !== undefined;
  if (given !== undefined || allGiven || !cli.prompt.possible) return given ?? false;
  return cli.prompt.confirm(question);
}

async function refuse(cli: Invocation, draft: Partial<AccountDraft>, fields: readonly string[]): Promise<void> {
  const problems = await checkDraft(cli.app, { draft, editing: null });
  for (const name of ['name', 'id', 'label'] as const) {
    const problem = problems[name];
    if (problem !== null && fields.includes(name)) {
      throw new AppError('BAD_INPUT', `--${name}: ${problem}`, { hint: 'See panther-scan accounts add --help.' });
    }
  }
}

function withExternalId(account: Account, externalId: string | false | undefined): Account {
  if (externalId === undefined) return account;
  const { externalId: _, ...withoutExternalId } = account;
  return externalId === false ? withoutExternalId : { ...account, externalId };
}
