import { Command } from 'commander';
import { listTypes } from '../app/catalog/listTypes.ts';
import { examples } from './help.ts';
import type { Run } from './invocation.ts';

export function catalogCommand(run: Run): Command {
  return new Command('catalog')
    .description('List the resource types that a scan covers')
    .option('--cloud-control', 'also those that an account can ask for (accounts edit --cloud-control)')
    .addHelpText('after', examples(['catalog', 'a table'], ['catalog --json', 'one JSON document']))
    .action(
      run(async ({ app, out }, { cloudControl }: { readonly cloudControl?: boolean }) => {
        const types = listTypes(app.catalog, { withCloudControl: cloudControl === true });
        if (out.json) await out.document(types);
        else {
          await out.table(
            [{ title: 'Type' }, { title: 'CloudFormation' }, { title: 'Service' }, { title: 'Scope' }],
            types.map((type) => [type.type, type.cfn ?? '-', type.service, type.scope]),
          );
        }
        return 0;
      }),
    );
}
