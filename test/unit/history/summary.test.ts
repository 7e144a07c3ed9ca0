import assert from 'node:assert/strict';
import { summaryOf } from '../../../server/src/core/history/summary.ts';
import type { DocumentDelta } from '../../../server/src/core/inventory/diff.ts';
import { diffDocuments } from '../../../server/src/core/inventory/diff.ts';
import type { Document } from '../../../server/src/core/inventory/hash.ts';

const document: Document = {
  arn: 'arn',
  id: null,
  name: 'invoices',
  tags: { team: 'pay' },
  timeCreated: null,
  attributes: {},
};

function summary(before: Partial<Document>, after: Partial<Document>): string {
  const diff: DocumentDelta | undefined = diffDocuments({ ...document, ...before }, { ...document, ...after });
  return summaryOf({ kind: 'modified', diff: diff ?? null });
}

describe('the summary of a change', () => {
  it('tells short values, and where there is no short one only the place', () => {
    assert.equal(
      summary({ attributes: { Versioning: 'Enabled' } }, { attributes: { Versioning: 'Suspended' } }),
      'Versioning Enabled → Suspended',
    );
    assert.equal(summary({ attributes: { A: 'x'.repeat(60) } }, { attributes: { A: 'y' } }), 'A changed');
    assert.equal(summary({ attributes: { Policy: null } }, { attributes: { Policy: { a: 1 } } }), 'Policy added');
    assert.equal(summary({ attributes: { Policy: { a: 1 } } }, { attributes: { Policy: null } }), 'Policy removed');
    assert.equal(summary({ attributes: { Key: null } }, { attributes: { Key: 'k' } }), 'Key none → k');
  });

  it('tells when something was modified after what was modified', () => {
    for (const stamp of ['LastModifiedTimestamp', 'LastModified', 'lastUpdatedTime', 'UpdateDate', 'RevisionId']) {
      assert.equal(
        summary(
          { attributes: { [stamp]: '1', a: 1 }, tags: {} },
          { attributes: { [stamp]: '2', a: 2 }, tags: { b: 'c' } },
        ),
        `tag b = c, a 1 → 2, ${stamp} 1 → 2`,
      );
    }
    assert.equal(
      summary({ attributes: { LastModified: 1 } }, { attributes: { LastModified: 2 } }),
      'LastModified 1 → 2',
    );
    assert.equal(
      summary({ attributes: { UpdatePolicy: 1, b: 1 } }, { attributes: { UpdatePolicy: 2, b: 2 } }),
      'UpdatePolicy 1 → 2, b 1 → 2',
    );
  });

  it('tells tags and names', () => {
    assert.equal(
      summary({ tags: { a: '1', b: '2' } }, { tags: { a: '3', c: '4' } }),
      'tag a 1 → 3, tag b removed, tag c = 4',
    );
    assert.equal(summary({ name: 'old' }, { name: 'new' }), 'name old → new');
    assert.equal(summary({ tags: null }, { tags: { a: '1' } }), 'tags added');
    assert.equal(summary({ timeCreated: null }, { timeCreated: '2026' }), 'time of creation none → 2026');
  });

  it('tells what came into a list and what left it', () => {
    const ranges = (...cidrs: string[]) => ({ attributes: { IpRanges: cidrs.map((CidrIp) => ({ CidrIp })) } });
    assert.equal(summary(ranges('10.0.0.0/8'), ranges('0.0.0.0/0')), 'IpRanges +0.0.0.0/0, IpRanges -10.0.0.0/8');
    const names = (...list: string[]) => ({ attributes: { Order: list } });
    assert.equal(summary(names('a', 'b', 'c'), names('c', 'a', 'b')), 'Order reordered');
    const statement = (action: string) => ({ attributes: { Policy: { Statement: [{ Action: action }] } } });
    assert.equal(summary(statement('a'), statement('b')), 'Policy.Statement[0].Action a → b');
  });

  it('never shows the fingerprint of a secret', () => {
    const variables = (print: string) => ({ attributes: { Variables: { TOKEN: { redacted: print } } } });
    assert.equal(summary(variables('0011'), variables('2233')), 'Variables.TOKEN changed');
    assert.doesNotMatch(summary({ attributes: { Variables: {} } }, variables('2233')), /2233/);
  });

  it('tells three parts and how many more there are', () => {
    const many = (value: number) => ({
      attributes: Object.fromEntries(Array.from({ length: 5 }, (_, index) => [`F${index}`, value])),
    });
    assert.equal(summary(many(1), many(2)), 'F0 1 → 2, F1 1 → 2, F2 1 → 2 and 2 more');
  });

  it('is one short line whatever came from AWS', () => {
    const evil = `a\nb\u001b[31m\u202e${'x'.repeat(1000)}`;
    const text = summary({ tags: { [evil]: 'x' } }, { tags: { [evil]: evil } });
    assert.match(text, /^tag ab\[31mx+… changed$/);
    assert.ok(text.length < 120);
  });

  it('tells what else may have happened', () => {
    assert.equal(summaryOf({ kind: 'created', diff: null }), 'new');
    assert.equal(summaryOf({ kind: 'created', diff: {} }), 'created again');
    assert.equal(summaryOf({ kind: 'deleted', diff: null }), 'deleted');
    const learned = { attributes: { Policy: [null], Acl: ['x'] }, tags: [null, {}] } as const;
    assert.equal(summaryOf({ kind: 'learned', diff: learned }), 'read for the first time: Policy, Acl, tags');
  });
});
