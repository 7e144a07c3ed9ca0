/** The accounts file while an editor, or another program, is in the middle of writing it. */
import assert from 'node:assert/strict';
import { readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openAccountsFile } from '../../../server/src/adapters/accountsFile/accountsFile.ts';
import type { Accounts } from '../../../server/src/core/accounts/account.ts';
import { accountDefaults } from '../../../server/src/core/accounts/defaults.ts';
import type { AccountsFile } from '../../../server/src/core/ports.ts';
import { type FakeClock, fakeClock } from '../../support/fakeClock.ts';
import { useTempFolder } from '../../support/tempFolder.ts';

const header = 'version: 1\naccounts:\n';
const first = '  - { id: "123456789012", name: Payments, realTime: true }\n';
const second = '  - { id: "222233334444", name: Sandbox, realTime: true }\n';
const edited = header + first.replace('Payments', 'Invoices') + second;

describe('the accounts file while it is written', () => {
  const root = useTempFolder();
  const path = () => join(root(), 'accounts.yaml');
  let file: AccountsFile;
  let clock: FakeClock;

  beforeEach(async () => {
    await writeFile(path(), header + first + second);
    clock = fakeClock();
    file = openAccountsFile(path(), clock);
    await file.read();
  });

  /** Lets somebody write the rest of it while it is waited for, then time pass until the work is done. */
  async function written<T>(work: Promise<T>): Promise<T> {
    await clock.waiting();
    await writeFile(path(), edited);
    return passing(work);
  }

  async function passing<T>(work: Promise<T>): Promise<T> {
    let done = false;
    const end = work.finally(() => {
      done = true;
    });
    const over = end.catch(() => undefined);
    while (!done) {
      await Promise.race([over, clock.waiting()]);
      if (!done) await clock.advance(40);
    }
    return end;
  }

  const names = (accounts: Accounts) => accounts.accounts.map(({ name }) => name);

  const halves: readonly (readonly [what: string, damage: () => Promise<void>])[] = [
    ['that was emptied', () => writeFile(path(), '')],
    ['that has begun', () => writeFile(path(), 'version: 1\n')],
    ['that breaks off in a line', () => writeFile(path(), edited.slice(0, -20))],
    ['of which the end is missing', () => writeFile(path(), edited.slice(0, -second.length))],
    ['that was taken away', () => rename(path(), `${path()}~`)],
  ];
  for (const [what, damage] of halves) {
    it(`is waited for: one ${what}`, async () => {
      await damage();
      const reading = written(file.read());
      assert.deepEqual(names(await reading), ['Invoices', 'Sandbox']);
    });

    it(`is not written over: one ${what}`, async () => {
      await damage();
      const id = '333344445555';
      const writing = written(
        file.update(() => ({
          kind: 'put',
          account: { ...accountDefaults, id, name: 'New', label: 'dev' },
        })),
      );
      assert.deepEqual(names(await writing), ['Invoices', 'Sandbox', 'New']);
      assert.match(await readFile(path(), 'utf8'), /Invoices[\s\S]+Sandbox[\s\S]+New/);
    });
  }

  it('is waited for at the first look too, where it is empty', async () => {
    await writeFile(path(), '');
    assert.deepEqual(names(await written(openAccountsFile(path(), clock).read())), ['Invoices', 'Sandbox']);
  });

  it('is what it is where nobody goes on writing', async () => {
    const waits = async (work: () => Promise<unknown>) => {
      const before = clock.now();
      await work();
      assert.equal(clock.now() - before, 600);
    };
    const none = { master: null, accounts: [] };
    await writeFile(path(), '');
    await waits(async () => assert.deepEqual(await passing(file.read()), none));
    await writeFile(path(), `${header}  - {`);
    await waits(() => assert.rejects(passing(file.read()), /The accounts file has a problem/));
    await rm(path());
    await waits(async () => assert.deepEqual(await passing(file.read()), none));
  });

  it('is not waited for where it is as it was, or was replaced as a whole', async () => {
    await file.read();
    await writeFile(`${path()}~`, edited);
    await rename(`${path()}~`, path());
    assert.deepEqual(names(await file.read()), ['Invoices', 'Sandbox']);
  });
});
