import assert from 'node:assert/strict';
import { type Database, openDatabase, type Parameters } from '../../../server/src/adapters/store/database.ts';
import { countOfStacks, readMembers, readNamed } from '../../../server/src/adapters/store/live.ts';
import { writeAll } from '../../../server/src/adapters/store/resources.ts';
import { observed } from '../../support/observed.ts';
import { useTempFolder } from '../../support/tempFolder.ts';

const stackId = (name: string) => `arn:aws:cloudformation:eu-west-1:123456789012:stack/${name}/1`;

function made(name: string, stack: string, logicalId: string) {
  return observed({
    resourceId: `arn:aws:s3:::${name}`,
    arn: `arn:aws:s3:::${name}`,
    name,
    tags: { 'aws:cloudformation:stack-id': stackId(stack), 'aws:cloudformation:logical-id': logicalId },
  });
}

/** How many rows SQLite steps over is what takes time; the plan tells whether it looks at all of them. */
function explain(db: Database, work: (db: Database) => void): readonly string[] {
  const plans: string[] = [];
  const all = (sql: string, parameters: Parameters) => {
    for (const row of db.all(`EXPLAIN QUERY PLAN ${sql}`, parameters)) plans.push(String(row['detail']));
    return db.all(sql, parameters);
  };
  work({ ...db, all });
  return plans;
}

describe('what stacks made', () => {
  const folder = useTempFolder();
  let db: Database;
  beforeEach(async () => {
    db = await openDatabase(`${folder()}/inventory.db`, { trigrams: true });
  });
  afterEach(() => db.close());

  const write = (...resources: readonly ReturnType<typeof observed>[]) =>
    db.tidy(() => writeAll(db, { scanId: null, cause: null, at: 1 }, resources, []));

  it('is found by logical id and type, with its last change', () => {
    write(made('one', 'shop', 'Files'), made('two', 'shop-dev', 'Files'), made('three', 'shop', 'Logs'));
    const cause = { actor: 'alice', sourceIp: '1.2.3.4', eventName: 'PutBucketTagging', eventId: 'e', at: 7 };
    const changed = { ...made('one', 'shop', 'Files'), attributes: { Versioning: 'Suspended' }, observedAt: 9_000 };
    db.tidy(() => writeAll(db, { scanId: null, cause, at: 8 }, [changed], []));
    const wanted = [{ logicalId: 'Files', type: 'AWS.S3.Bucket' }];
    const found = readMembers(db, wanted, 10);
    assert.deepEqual(found.map(({ name }) => name).sort(), ['one', 'two']);
    const one = found.find(({ name }) => name === 'one');
    assert.equal(one?.stackId, stackId('shop'));
    assert.equal(one?.lastChange?.kind, 'modified');
    assert.equal(one?.lastChange?.cause?.actor, 'alice');
    assert.deepEqual(readMembers(db, [{ logicalId: 'Files', type: 'AWS.SQS.Queue' }], 10), []);
    assert.equal(readMembers(db, wanted, 1).length, 1);
    assert.deepEqual(
      [...countOfStacks(db, [stackId('shop'), 'none'])],
      [
        [stackId('shop'), 2],
        ['none', 0],
      ],
    );
  });

  it('is found by its name in every place, and no more once it is gone', () => {
    const elsewhere = { ...observed({ name: 'Orders', resourceId: 'b', arn: null }), accountId: '222222222222' };
    write(
      observed({ name: 'Orders', resourceId: 'a', arn: null }),
      elsewhere,
      observed({ name: 'x', resourceId: 'x' }),
    );
    const wanted = [{ name: 'orders', type: observed().type }];
    assert.deepEqual(
      readNamed(db, wanted, 10).map(({ key }) => key.resourceId),
      ['a', 'b'],
    );
    assert.equal(readNamed(db, [{ name: 'ord', type: observed().type, begins: true }], 10).length, 2);
    assert.equal(readNamed(db, [{ name: 'ord', type: observed().type }], 10).length, 0);
    db.run(`UPDATE resources SET deleted_at = 5 WHERE resource_id = 'a'`, []);
    assert.equal(readNamed(db, wanted, 10).length, 1);
  });

  it('is found without looking at the rest', () => {
    const plans = explain(db, (asked) => {
      readMembers(asked, [{ logicalId: 'Files', type: 'AWS.S3.Bucket' }], 10);
      readNamed(asked, [{ name: 'one', type: 'AWS.S3.Bucket' }], 10);
      countOfStacks(asked, ['a']);
    });
    assert.deepEqual(
      plans.filter((plan) => /^SCAN (?!w\b|p\b|accounts|places|CONSTANT ROW)/.test(plan)),
      [],
      plans.join('\n'),
    );
    for (const index of ['resources_by_logical_id', 'resources_by_stack', 'changes_by_resource']) {
      assert.ok(
        plans.some((plan) => plan.includes(index)),
        plans.join('\n'),
      );
    }
    assert.ok(plans.some((plan) => /resources_by_place \(place=\? AND title>\? AND title<\?\)/.test(plan)));
  });
});
