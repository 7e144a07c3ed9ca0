import { Command } from 'commander';
import { checkCloudControl } from '../../app/accounts/checkCloudControl.ts';
import { checkDraft } from '../../app/accounts/checkDraft.ts';
import { saveAccount } from '../../app/accounts/saveAccount.ts';
import type { Account } from '../../core/accounts/account.ts';
import { AppError } from '../../core/errors.ts';
import { accountOf } from '../accountChoice.ts';
import { collect, examples } from '../help.ts';
import type { Run } from '../invocation.ts';

interface Options {
  readonly name?: string;
  readonly label?: string;
  readonly realTime?: boolean;
  readonly remediation?: boolean;
  readonly enabled?: boolean;
  readonly externalId?: string | false;
  readonly regions?: readonly string[];
  /** False: none. */
  readonly cloudControl?: readonly string[] | false;
  readonly ignoreRegions?: readonly string[];
  readonly ignoreTypes?: readonly string[];
  readonly ignoreResources?: readonly string[];
}

export function editCommand(run: Run): Command {
  return new Command('edit')
    .description('Change an account; what is not given stays')
    .argument('<account>', 'name or id')
    .option('--name <name>', 'what to call it')
    .option('--label <label>', 'prod, dev, test or a word of your own')
    .option('--real-time', 'follow its changes in real time')
    .option('--no-real-time', 'stop following them')
    .option('--remediation', 'allow automatic remediation')
    .option('--no-remediation', 'forbid it')
    .option('--enabled', 'scan it')
    .option('--no-enabled', 'keep it in the file, but do not scan it')
    .option('--external-id <id>', 'the external id that its roles ask for')
    .option('--no-external-id', 'its roles ask for none')
    .option('--regions <patterns>', 'regions to scan, with wildcards', collect)
    .option(
      '--cloud-control <patterns>',
      "more types to read through Cloud Control, by CloudFormation's names",
      collect,
    )
    .option('--no-cloud-control', 'read no types through Cloud Control')
    .option('--ignore-regions <patterns>', 'regions not to scan', collect)
    .option('--ignore-types <patterns>', 'types not to scan, with wildcards', collect)
    .option('--ignore-resources <globs>', 'resources to leave out, by id', collect)
    .addHelpText(
      'after',
      examples(
        ['accounts edit Payments --label prod', 'changes the label'],
        ["accounts edit Payments --regions 'us-*,eu-west-1'", 'scans these regions only'],
        ["accounts edit Payments --cloud-control 'AWS::IoT::*'", 'reads all that IoT has, too'],
        ['accounts edit Payments --no-enabled', 'leaves it out of scans'],
      ),
    )
    .action(
      run(async ({ app, out }, word: string, options: Options) => {
        const { accounts } = await app.accountsFile.read();
        checkCloudControl(app, options.cloudControl || []);
        const account = edited(accountOf(accounts, word), options);
        const problems = await checkDraft(app, { draft: account, editing: account.id });
        const problem = problems.name ?? problems.label;
        if (problem !== null) throw new AppError('BAD_INPUT', problem);
        const saved = await saveAccount(app, account);
        if (out.json) await out.document(saved);
        else await out.line(`Changed ${saved.name} (${saved.id}).`);
        return 0;
      }),
    );
}

function edited(account: Account, options: Options): Account {
  const { externalId: known, cloudControl: asked, ...rest } = account;
  const externalId = options.externalId ?? known;
  const cloudControl = options.cloudControl ?? asked;
  return {
    ...rest,
    name: options.name ?? rest.name,
    label: options.label ?? rest.label,
    realTime: options.realTime ?? rest.realTime,
    remediation: options.remediation ?? rest.remediation,
    enabled: options.enabled ?? rest.enabled,
    regions: options.regions ?? rest.regions,
    ignore: {
      regions: options.ignoreRegions ?? rest.ignore.regions,
      types: options.ignoreTypes ?? rest.ignore.types,
      resources: options.ignoreResources ?? rest.ignore.resources,
    },
    ...(externalId === undefined || externalId === false ? {} : { externalId }),
    ...(cloudControl === undefined || cloudControl === false ? {} : { cloudControl }),
  };
}
