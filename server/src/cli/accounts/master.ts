import { Command } from 'commander';
import { setMaster } from '../../app/accounts/setMaster.ts';
import type { MasterAccount } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import type { MasterSetting } from '../../protocol/accounts.ts';
import { examples } from '../help.ts';
import type { Run } from '../invocation.ts';

interface Options {
  readonly id?: string;
  readonly region?: string;
  readonly useProfile?: string;
  readonly organization?: string | false;
}

export function masterCommand(run: Run): Command {
  return new Command('master')
    .description('Show or set the master account: the one that scans the others')
    .option('--id <account id>', 'its 12 digits')
    .option('--region <region>', "the region that is part of the roles' names")
    .option('--use-profile <name>', 'the AWS profile to reach it with, kept in the accounts file')
    .option('--organization <id>', 'its organization, whose accounts may then all send their events to the queue')
    .option('--no-organization', 'let in the accounts one by one again')
    .addHelpText(
      'after',
      examples(
        ['accounts master', 'shows it'],
        ['accounts master --id 111122223333 --region us-east-1 --use-profile security', 'sets it'],
      ),
    )
    .action(
      run(async ({ app, out }, options: Options) => {
        const known = (await app.accountsFile.read()).master;
        const { id, region, useProfile, organization } = options;
        const changed = [id, region, useProfile, organization].some((given) => given !== undefined);
        const kept = changed ? await setMaster(app, merged(known, options)) : known;
        if (out.json) await out.document(kept);
        else await out.line(kept === null ? 'There is no master account yet.' : described(kept));
        return 0;
      }),
    );
}

function merged(known: MasterAccount | null, options: Options): MasterSetting {
  const accountId = options.id ?? known?.accountId;
  const region = options.region ?? known?.region;
  if (accountId === undefined || region === undefined) {
    throw new AppError('BAD_INPUT', 'The master account needs an id and a region', {
      hint: 'Give both: panther-scan accounts master --id <12 digits> --region <region>.',
    });
  }
  const profile = options.useProfile ?? known?.profile;
  const { organization } = options;
  return {
    accountId,
    region,
    ...(profile !== undefined && { profile }),
    ...(organization !== undefined && { organizationId: organization || null }),
  };
}

function described({ accountId, region, profile, organizationId }: MasterAccount): string {
  const parts = [profile === undefined ? null : `profile ${profile}`, organizationId ?? null];
  return [`${accountId} in ${region}`, ...parts.filter((part) => part !== null)].join(', ');
}
