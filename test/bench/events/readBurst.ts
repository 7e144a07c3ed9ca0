/** The process that reads what a burst is about into the inventory. */
import { scan } from '../../../server/src/app/scan/scan.ts';
import { composeApp } from '../../../server/src/compose.ts';
import { burstTypes } from './burstTypes.ts';
import { silent } from './silent.ts';

const [home = ''] = process.argv.slice(2);
const app = await composeApp({ accountsFile: null, home, profile: null, askMfa: null, log: silent });
const { signal } = new AbortController();
const { accounts } = await app.accountsFile.read();
for (const { id: accountId } of accounts) {
  for (const type of burstTypes) await scan(app, { kind: 'type', accountId, type }, { kind: 'user', signal });
}
await app.close();
process.exit(0);
