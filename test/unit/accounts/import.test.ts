import assert from 'node:assert/strict';
import { accountRows } from '../../../server/src/core/accounts/accountCsv.ts';
import { accountDefaults } from '../../../server/src/core/accounts/defaults.ts';
import { planImport } from '../../../server/src/core/accounts/importPlan.ts';

const known = {
  ...accountDefaults,
  id: '111111111111',
  name: 'Payments',
  label: 'prod',
  externalId: 'panther-of-payments-1',
};
const plan = (text: string) => {
  let made = 0;
  return planImport(accountRows(text, 'accounts.csv'), [known], () => {
    made += 1;
    return `panther-external-id-${made}`;
  });
};

describe('a list of accounts', () => {
  it('tells what is new, what changes, and what stays as it is', () => {
    const { added, changed, unchanged, invalid } = plan(
      [
        'Account ID,Name,Label,Real-Time,Remediation',
        '222222222222,Sandbox,test,yes,',
        '111111111111,,staging,on,',
        '333333333333,"Audit, old",dev,no,no',
      ].join('\n'),
    );
    assert.deepEqual(
      added.map(({ id, name, label, realTime, remediation, externalId }) => [
        id,
        name,
        label,
        realTime,
        remediation,
        externalId,
      ]),
      [['222222222222', 'Sandbox', 'test', true, false, 'panther-external-id-1']],
    );
    assert.deepEqual(
      changed.map(({ account, changes }) => [account.id, account.name, account.externalId, changes]),
      [['111111111111', 'Payments', 'panther-of-payments-1', ['label: prod -> staging', 'realTime: false -> true']]],
    );
    assert.deepEqual(unchanged, []);
    assert.deepEqual(
      invalid.map(({ line, id }) => [line, id]),
      [[4, '333333333333']],
    );
    assert.equal(plan('id,name\n111111111111,Payments\n').unchanged.length, 1);
  });

  it('may be ids alone, with any separator of spreadsheets and a byte-order mark', () => {
    assert.deepEqual(
      plan('\ufeff222222222222\n333333333333\n').added.map(({ id }) => id),
      ['222222222222', '333333333333'],
    );
    assert.deepEqual(
      plan('id;name\r\n222222222222;Eins\r\n').added.map(({ name }) => name),
      ['Eins'],
    );
    assert.deepEqual(
      plan('name\tid\nZwei\t222222222222\n').added.map(({ name, id }) => [name, id]),
      [['Zwei', '222222222222']],
    );
  });

  it('says of each line that cannot be taken why, with its number', () => {
    const { invalid, added } = plan(
      [
        'id,name,realTime',
        '22222222222,Short,',
        '3333-4444-5555,Dashes,',
        '444444444444,Good,',
        '',
        '444444444444,Twice,',
        '555555555555,Toggle,perhaps',
        'abc,Letters,',
      ].join('\n'),
    );
    assert.deepEqual(
      added.map(({ id }) => id),
      ['444444444444'],
    );
    assert.deepEqual(
      invalid.map(({ line, problem }) => `${line}: ${problem}`),
      [
        '2: An account id has 12 digits: this has 11.',
        '3: Type the 12 digits without dashes.',
        '6: The account is in line 4 already.',
        '7: Write true or false for realTime, not: perhaps',
        '8: An account id has only digits: type its 12 digits.',
      ],
    );
  });

  it('that is empty, has no ids, or is no CSV is refused with its line', () => {
    assert.throws(() => plan(''), { message: 'The list of accounts is empty' });
    assert.throws(() => plan('name,label\nPayments,prod\n'), /has no column of ids: name, label/);
    assert.throws(
      () => plan('id,name\n222222222222,"open\n'),
      (error: unknown) => {
        assert.match(String(error), /is no CSV/);
        assert.equal((error as { readonly fields: { readonly file?: string } }).fields.file, 'accounts.csv');
        return true;
      },
    );
  });
});
