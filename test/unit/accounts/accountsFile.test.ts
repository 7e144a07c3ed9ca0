import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, readdir, readFile, rename, stat, symlink, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openAccountsFile } from '../../../server/src/adapters/accountsFile/accountsFile.ts';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import { accountDefaults } from '../../../server/src/core/accounts/defaults.ts';
import { AppError } from '../../../server/src/core/errors.ts';
import { hastyClock } from '../../support/fakeClock.ts';
import { useTempFolder } from '../../support/tempFolder.ts';

const payments: Account = {
  ...accountDefaults,
  id: '012345678901',
  name: 'Payments',
  label: 'prod',
  realTime: true,
  externalId: 'a'.repeat(40),
};

const byHand = `# yaml-language-server: $schema=./accounts.schema.json
# Ask Ann before you change this.
version: 1

master: { accountId: "111122223333", region: us-east-1, profile: security } # the security account
accounts:
  # Money.
  - name: Payments # as in the contract
    id: "012345678901"
    label: prod
    regions:
      - eu-* # all of Europe
      - us-east-1
  - { id: "333344445555", name: Sandbox, label: test } # may break
`;

describe('the accounts file', () => {
  const root = useTempFolder();
  const folder = { path: (name: string) => join(root(), name) };
  const file = () => openAccountsFile(folder.path('home/accounts.yaml'), hastyClock());

  it('that does not exist holds no accounts', async () => {
    assert.equal(await file().exists(), false);
    assert.deepEqual(await file().read(), { master: null, accounts: [] });
  });

  it('gives back what was put in', async () => {
    const full: Account = {
      ...payments,
      remediation: true,
      regions: ['us-*', 'eu-west-1'],
      ignore: { regions: ['us-west-2'], types: ['AWS.EC2.*'], resources: ['arn:aws:s3:::tmp-*'] },
      cloudControl: ['AWS::IoT::*', '*'],
      enabled: false,
    };
    const master = { accountId: '111122223333', region: 'us-east-1', profile: 'security' };
    await file().update(() => ({ kind: 'setMaster', master }));
    await file().update(() => ({ kind: 'put', account: payments }));
    await file().update(() => ({ kind: 'put', account: { ...full, id: '222233334444' } }));
    assert.deepEqual(await file().read(), { master, accounts: [payments, { ...full, id: '222233334444' }] });
    await file().update(() => ({ kind: 'put', account: full }));
    assert.deepEqual((await file().read()).accounts[0], full);
    await file().update(() => ({ kind: 'put', account: payments }));
    assert.deepEqual((await file().read()).accounts[0], payments);
  });

  it('is parsed once for as long as its text is the same', async () => {
    const one = file();
    await one.update(() => ({ kind: 'put', account: payments }));
    const first = await one.read();
    assert.equal(await one.read(), first);
    await writeFile(one.path, (await readFile(one.path, 'utf8')).replace(payments.name, 'Pay'));
    assert.equal((await one.read()).accounts[0]?.name, 'Pay');
  });

  it('starts with the line that lets editors check it, beside its schema', async () => {
    await file().update(() => ({ kind: 'put', account: payments }));
    const text = await readFile(folder.path('home/accounts.yaml'), 'utf8');
    assert.match(text, /^# yaml-language-server: \$schema=\.\/accounts\.schema\.json\n/);
    assert.match(text, /id: "012345678901"/);
    const schema: unknown = JSON.parse(await readFile(folder.path('home/accounts.schema.json'), 'utf8'));
    assert.ok(schema);
  });

  it('is its owner’s alone, as is its folder', async () => {
    await file().update(() => ({ kind: 'put', account: payments }));
    assert.equal((await stat(folder.path('home'))).mode & 0o777, 0o700);
    assert.equal((await stat(folder.path('home/accounts.yaml'))).mode & 0o777, 0o600);
    await chmod(folder.path('home/accounts.yaml'), 0o644);
    await file().update(() => ({ kind: 'remove', id: payments.id }));
    assert.equal((await stat(folder.path('home/accounts.yaml'))).mode & 0o777, 0o600);
    assert.deepEqual((await readdir(folder.path('home'))).sort(), ['accounts.schema.json', 'accounts.yaml']);
  });

  describe('written by hand', () => {
    beforeEach(async () => {
      await mkdir(folder.path('home'));
      await writeFile(folder.path('home/accounts.yaml'), byHand);
    });
    const text = () => readFile(folder.path('home/accounts.yaml'), 'utf8');

    it('reads with defaults for what it leaves out', async () => {
      const { accounts } = await file().read();
      assert.deepEqual(accounts[1], { ...accountDefaults, id: '333344445555', name: 'Sandbox', label: 'test' });
    });

    it('keeps comments, order and style when a field changes', async () => {
      await file().update(({ accounts }) => {
        const account = accounts[0];
        assert.ok(account);
        return { kind: 'put', account: { ...account, label: 'live', regions: ['eu-*', 'ap-*'] } };
      });
      const expected = byHand.replace('label: prod', 'label: live').replace('- us-east-1', '- ap-*');
      assert.equal(await text(), expected);
    });

    it('keeps all else when an account goes or comes', async () => {
      await file().update(() => ({ kind: 'remove', id: '333344445555' }));
      assert.equal(await text(), byHand.replace(/ {2}- \{ id: "333.*\n/, ''));
      await file().update(() => ({ kind: 'put', account: { ...payments, id: '222233334444' } }));
      assert.match(await text(), /# all of Europe\n {6}- us-east-1\n {2}- id: "222233334444"\n/);
    });

    it('keeps the line ends of Windows', async () => {
      await writeFile(folder.path('home/accounts.yaml'), byHand.replaceAll('\n', '\r\n'));
      await file().update(() => ({ kind: 'remove', id: '333344445555' }));
      assert.doesNotMatch(await text(), /[^\r]\n/);
    });

    it('is not touched by an edit that changes nothing', async () => {
      await utimes(folder.path('home/accounts.yaml'), 1, 1);
      await file().update(() => ({ kind: 'none' }));
      await file().update(({ accounts }) => ({ kind: 'put', account: accounts[0] ?? payments }));
      await file().update(() => ({ kind: 'remove', id: '999999999999' }));
      assert.equal((await stat(folder.path('home/accounts.yaml'))).mtimeMs, 1_000);
    });

    it('stays behind its symbolic link', async () => {
      await rename(folder.path('home/accounts.yaml'), folder.path('dotfiles.yaml'));
      await symlink('../dotfiles.yaml', folder.path('home/accounts.yaml'));
      await file().update(() => ({ kind: 'remove', id: '333344445555' }));
      assert.doesNotMatch(await readFile(folder.path('dotfiles.yaml'), 'utf8'), /Sandbox/);
      assert.equal((await file().read()).accounts.length, 1);
    });
  });

  describe('that is broken', () => {
    const broken: readonly (readonly [string, string, RegExp, number, number])[] = [
      [
        'a type that is none',
        `version: 1\naccounts:\n  - id: "012345678901"\n    name: A\n    cloudControl: ["AWS.IoT.Thing"]\n`,
        /cloudControl 1: Write CloudFormation.s name of a type/,
        5,
        20,
      ],
      ['bad YAML', 'version: 1\naccounts: [', /must be sufficiently indented and end with a \]/, 2, 12],
      [
        'an id of 11 digits',
        'version: 1\naccounts:\n  - id: "12345678901"\n    name: a\n',
        /12 digits: this has 11/,
        3,
        9,
      ],
      ['an id with letters', 'version: 1\naccounts:\n  - id: 12345678901a\n    name: a\n', /only digits/, 3, 9],
      ['an id without quotes', 'version: 1\naccounts:\n  - name: a\n    id: 012345678901\n', /id in quotes/, 4, 9],
      [
        'an id twice',
        'version: 1\naccounts:\n- {id: "123456789012", name: a}\n- {id: "123456789012", name: b}\n',
        /accounts 2, id: The account 123456789012 is there already, as a/,
        4,
        8,
      ],
      ['a field that does not exist', 'version: 1\nmaster:\n  accountID: "1"\n', /no such field here: accountID/, 3, 3],
      ['no name', 'version: 1\naccounts:\n  - id: "123456789012"\n', /A field is missing: name/, 3, 5],
      [
        'a label that is no text',
        'version: 1\naccounts:\n  - {id: "123456789012", name: a, label: 4}\n',
        /label/,
        3,
        42,
      ],
      [
        'a region that is none',
        'version: 1\nmaster: {accountId: "123456789012", region: US}\n',
        /code of a region/,
        2,
        45,
      ],
      ['another version', 'version: 2\n', /Write version: 1/, 1, 10],
      ['a list', '- a\n', /expected object/, 1, 1],
      ['two documents', 'version: 1\n---\nversion: 1\n', /second document: remove the line ---/, 2, 1],
      ['a key twice', 'version: 1\nversion: 1\n', /keys must be unique/, 2, 1],
    ];
    for (const [what, text, message, line, column] of broken) {
      it(`is reported with its place and never overwritten: ${what}`, async () => {
        await mkdir(folder.path('home'));
        const path = folder.path('home/accounts.yaml');
        await writeFile(path, text);
        const isReported = (error: unknown) => {
          assert.ok(error instanceof AppError);
          assert.equal(error.code, 'ACCOUNTS_FILE');
          assert.match(error.message, message);
          assert.deepEqual({ ...error.fields, hint: '' }, { file: path, line, column, hint: '' });
          return true;
        };
        await assert.rejects(file().read(), isReported);
        await assert.rejects(
          file().update(() => ({ kind: 'put', account: payments })),
          isReported,
        );
        assert.equal(await readFile(path, 'utf8'), text);
      });
    }

    it('names the first problem in the text and counts the others', async () => {
      await mkdir(folder.path('home'));
      const text = 'version: 1\naccounts:\n  - {id: "123456789012", name: "", x: 1}\nmaster: 3\n';
      await writeFile(folder.path('home/accounts.yaml'), text);
      await assert.rejects(file().read(), /accounts 1, name: Type a name\. \(and 2 more\)$/);
    });

    it('refuses aliases that multiply', async () => {
      await mkdir(folder.path('home'));
      const levels = Array.from({ length: 9 }, (_, i) => `l${i + 1}: &l${i + 1} [${`*l${i},`.repeat(9)}]`);
      await writeFile(folder.path('home/accounts.yaml'), `l0: &l0 [x]\n${levels.join('\n')}\n`);
      await assert.rejects(file().read(), /too many aliases/);
    });

    it('is a folder', async () => {
      await mkdir(folder.path('home/accounts.yaml'), { recursive: true });
      await assert.rejects(file().read(), /cannot be read or written: EISDIR/);
    });
  });

  it('is never written in a form that it could not be read in', async () => {
    const isBadInput = (error: unknown) => {
      assert.ok(error instanceof AppError);
      assert.equal(error.code, 'BAD_INPUT');
      assert.match(error.message, /^This cannot be kept in the accounts file: accounts 1, externalId: /);
      assert.equal(error.fields.line, undefined);
      return true;
    };
    const account = { ...payments, externalId: 'a b' };
    await assert.rejects(
      file().update(() => ({ kind: 'put', account })),
      isBadInput,
    );
    assert.equal(await file().exists(), false);
  });

  it('loses no edit of two processes that write at the same time', async () => {
    const path = folder.path('home/accounts.yaml');
    const writer = join(import.meta.dirname, 'writer.ts');
    const children = [1, 2].map((each) => spawn(process.execPath, [writer, path, String(each)], { stdio: 'inherit' }));
    const codes = await Promise.all(children.map(async (child) => (await once(child, 'exit'))[0]));
    assert.deepEqual(codes, [0, 0]);
    assert.equal((await file().read()).accounts.length, 20);
  }).timeout(30_000);

  it('loses no edit of one process that makes many', async () => {
    const many = Array.from({ length: 20 }, (_, i) => ({ ...payments, id: String(100000000000 + i) }));
    const same = file();
    await Promise.all(many.map((account) => same.update(() => ({ kind: 'put', account }))));
    assert.equal((await file().read()).accounts.length, 20);
  });

  it('is written though a process died with the lock', async () => {
    const path = folder.path('home/accounts.yaml');
    await mkdir(`${path}.lock`, { recursive: true });
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(`${path}.lock`, longAgo, longAgo);
    await file().update(() => ({ kind: 'put', account: payments }));
    assert.equal((await file().read()).accounts.length, 1);
  });

  it('calls back when it changes, made, replaced or written', async () => {
    const path = folder.path('home/accounts.yaml');
    let calls = 0;
    let heard = Promise.withResolvers<void>();
    const watcher = file().watch(() => {
      calls += 1;
      heard.resolve();
    });
    try {
      await file().update(() => ({ kind: 'put', account: payments }));
      await heard.promise;
      heard = Promise.withResolvers();
      await writeFile(path, byHand);
      await heard.promise;
      heard = Promise.withResolvers();
      await writeFile(folder.path('home/other.yaml'), 'x');
      await utimes(path, 1, 1);
      await writeFile(folder.path('new.yaml'), '');
      await rename(folder.path('new.yaml'), path);
      await heard.promise;
      assert.equal(calls, 3);
    } finally {
      watcher.dispose();
    }
  });
});
