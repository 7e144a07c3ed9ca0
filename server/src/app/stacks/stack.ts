import type { Account, Region } from '../../core/accounts/account.ts';
import { type StackParameter, stackParameters } from '../../core/template/parameters.ts';
import { renderTemplate } from '../../core/template/render.ts';
import { type StackTemplate, stackTemplates } from '../../core/template/stackTemplate.ts';
import { requireMaster } from '../accounts/requireMaster.ts';
import type { AppContext } from '../context.ts';
import { optInRegions } from './optInRegions.ts';

/** A stack as it is to be: where, of what, with which values. */
export interface Stack {
  readonly template: StackTemplate;
  readonly stackName: string;
  /** The account that the stack is of. */
  readonly accountId: string;
  readonly accountName: string;
  readonly region: Region;
  readonly capabilities: readonly string[];
  readonly parameters: readonly StackParameter[];
  /** The template with the parameters as defaults. */
  readonly body: string;
  /** What to call the template when it is saved. */
  readonly fileName: string;
}

export interface StackChoice {
  readonly template: StackTemplate;
  /** Null for templates of the master account. */
  readonly account: Account | null;
  /** Absent: the master account's. */
  readonly region?: Region;
}

/** @throws AppError BAD_INPUT without a master account, or without what the template needs of the account */
export async function stackOf(ctx: AppContext, { template, account, region }: StackChoice): Promise<Stack> {
  const master = await requireMaster(ctx);
  const info = stackTemplates[template];
  const { accounts } = await ctx.accountsFile.read();
  const optIn = await optInRegions(ctx, master, accounts);
  const parameters = stackParameters(template, { master, account, accounts, optInRegions: optIn });
  const target = info.perAccount ? account : null;
  return {
    template,
    stackName: info.stackName,
    accountId: target?.id ?? master.accountId,
    accountName: target?.name ?? 'the master account',
    region: region ?? master.region,
    capabilities: info.capabilities,
    parameters,
    body: renderTemplate(await ctx.templates.read(info.templateFile), parameters),
    fileName: target ? `${info.stackName}-${target.id}.yml` : `${info.stackName}.yml`,
  };
}
