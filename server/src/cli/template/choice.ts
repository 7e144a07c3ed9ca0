import { Argument, type Command } from 'commander';
import type { App } from '../../compose.ts';
import type { Account } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import type { TemplateName } from '../../protocol/templates.ts';
import { accountOf } from '../accountChoice.ts';

const templates = {
  'scan-role': 'scanRole',
  'stackset-admin-role': 'stackSetAdminRole',
} as const satisfies Readonly<Record<string, TemplateName>>;

export type TemplateWord = keyof typeof templates;

export interface TemplateOptions {
  readonly account?: string;
}

export function withTemplateChoice(command: Command): Command {
  return command
    .addArgument(
      new Argument('[template]', 'scan-role, for an account; stackset-admin-role, for the master account')
        .choices(Object.keys(templates))
        .default('scan-role'),
    )
    .option('--account <account>', 'name or id of the account that the scan role is for');
}

export interface Choice {
  readonly template: TemplateName;
  /** Null: the master account. */
  readonly account: Account | null;
}

export interface Target extends Choice {
  /** The profile that may deploy there; null: the default chain. */
  readonly profile: string | null;
}

/** @throws AppError BAD_INPUT when the template needs an account and none is given, or the other way round */
export async function templateChoice(app: App, word: TemplateWord, options: TemplateOptions): Promise<Choice> {
  const template = templates[word];
  if (template === 'stackSetAdminRole') {
    if (options.account === undefined) return { template, account: null };
    throw new AppError('BAD_INPUT', 'This template is for the master account', { hint: 'Leave --account out.' });
  }
  if (options.account === undefined) {
    throw new AppError('BAD_INPUT', 'The scan role is made for one account', {
      hint: 'Say which one: --account <name or id>.',
    });
  }
  return { template, account: accountOf((await app.accountsFile.read()).accounts, options.account) };
}
