import { Command } from 'commander';
import { refreshSchemas } from '../app/templates/refreshSchemas.ts';
import { schemasStatus } from '../app/templates/schemasStatus.ts';
import type { SchemasStatus } from '../protocol/schemas.ts';
import { collect, examples } from './help.ts';
import type { Invocation, Run } from './invocation.ts';

interface RefreshOptions {
  readonly region: readonly string[];
  readonly from: readonly string[];
}

export function schemasCommand(run: Run): Command {
  return new Command('schemas')
    .description('Which resource types of CloudFormation are known, and fetch what AWS published since')
    .addCommand(refreshCommand(run))
    .addCommand(
      new Command('status').description('Show which data on resource types are in use').action(
        run(async (cli) => {
          await print(cli, schemasStatus(cli.app));
          return 0;
        }),
      ),
    );
}

function refreshCommand(run: Run): Command {
  return new Command('refresh')
    .description('Fetch AWS’s public archive of resource types; no credentials are needed')
    .option('--region <region>', 'of which regions (default: the master account’s)', collect, [])
    .option('--from <source>', 'another https address, or a file that was fetched elsewhere', collect, [])
    .addHelpText(
      'after',
      examples(
        ['schemas refresh', 'types, properties and values that are newer than this version become known'],
        ['schemas refresh --region us-east-1,eu-west-1', 'of both regions'],
        ['schemas refresh --from CloudformationSchema.zip', 'on a machine without a network'],
      ),
    )
    .action(
      run(async (cli, { region, from }: RefreshOptions) => {
        await print(cli, await refreshSchemas(cli.app, { regions: region, from }, cli.signal));
        return 0;
      }),
    );
}

async function print({ out }: Invocation, status: SchemasStatus): Promise<void> {
  if (out.json) return out.document(status);
  const { shipped, fetched, isDamaged, types } = status;
  await out.line(`Ships with this version: ${shipped.types} types of ${shipped.date}`);
  if (fetched !== null) {
    const day = new Date(fetched.fetchedAt).toISOString().slice(0, 10);
    await out.line(`Fetched on ${day}: ${fetched.types} types of ${fetched.date}, ${fetched.added} of them new`);
    for (const source of fetched.sources) await out.line(`  ${source}`);
  }
  if (isDamaged) {
    await out.line('What was fetched is damaged and is not used. Fetch it again: panther-scan schemas refresh.');
  }
  await out.line(`Known in all: ${types} types`);
}
