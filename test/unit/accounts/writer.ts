// A process that adds ten accounts to an accounts file, for the test of two writers.
import { openAccountsFile } from '../../../server/src/adapters/accountsFile/accountsFile.ts';
import { systemClock } from '../../../server/src/adapters/clock/clock.ts';
import { accountDefaults } from '../../../server/src/core/accounts/defaults.ts';

const [path = '', who = ''] = process.argv.slice(2);
const file = openAccountsFile(path, systemClock);
for (let index = 0; index < 10; index += 1) {
  const account = { ...accountDefaults, id: `${who}0000000000${index}`, name: `${who} ${index}` };
  await file.update(() => ({ kind: 'put', account }));
}
