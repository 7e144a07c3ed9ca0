import { Argument, type Command } from 'commander';
import { chosenProfile } from '../../app/accounts/chosenProfile.ts';
import type { App } from '../../compose.ts';
import type { Account } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import { stackTemplates } from '../../core/template/stackTemplate.ts';
import type { TemplateName } from '../../protocol/templates.ts';
import { accountOf } from '../accountChoice.ts';
import type { Invocation } from '../invocation.ts';

const templates = {
  'scan-role': 'scanRole',
  'stackset-admin-role': 'stackSetAdminRole',
  'events-queue': 'eventsQueue',
  'real-time-events': 'realTimeEvents',
} as const satisfies Readonly<Record<string, TemplateName>>;

export type TemplateWord = keyof typeof templates;

export interface TemplateOptions {
  readonly account?: string;
  readonly region?: string;
}

export function withTemplateChoice(command: Command): Command {
  return command
    .addArgument(
      new Argument(
        '[template]',
        'scan-role or real-time-events, for an account; stackset-admin-role or events-queue, for the master account',
      )
        .choices(Object.keys(templates))
        .default('scan-role'),
    )
    .option('--account <account>', 'name or id of the account that the template is for')
    .option('--region <region>', 'the region of the stack (default: the master account’s)');
}

export interface Choice {
  readonly template: TemplateName;
  /** Null: the master account. */
  readonly account: Account | null;
  readonly region?: string;
}

export interface Target extends Choice {
  /** The profile that may deploy there; null: the default chain. */
  readonly profile: string | null;
}

/** What is of the master account is done as whoever scans; of another account, with the profile that was given. */
export async function targetOf({ app, options }: Invocation, choice: Choice): Promise<Target> {
  const { master } = await app.accountsFile.read();
  const usual = choice.account === null ? chosenProfile(app, master) : null;
  return { ...choice, profile: options.profile ?? usual };
}

/** @throws AppError BAD_INPUT when the template needs an account and none is given, or the other way round */
export async function templateChoice(app: App, word: TemplateWord, options: TemplateOptions): Promise<Choice> {
  const template = templates[word];
  const { perAccount, title } = stackTemplates[template];
  const region = options.region === undefined ? {} : { region: options.region };
  if (!perAccount) {
    if (options.account === undefined) return { template, account: null, ...region };
    throw new AppError('BAD_INPUT', 'This template is for the master account', { hint: 'Leave --account out.' });
  }
  if (options.account === undefined) {
    throw new AppError('BAD_INPUT', `The ${title} template is made for one account`, {
      hint: 'Say which one: --account <name or id>.',
    });
  }
  return { template, account: accountOf((await app.accountsFile.read()).accounts, options.account), ...region };
}
