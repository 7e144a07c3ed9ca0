import assert from 'node:assert/strict';
import {
  fieldsOf,
  listOrEmpty,
  partOf,
  required,
  tagsOf,
  tagsOfPages,
} from '../../../server/src/core/catalog/fields.ts';

interface Output {
  readonly Name?: string;
  readonly Size?: number;
}
const output: Output = { Size: 0 };
const notRead = undefined as Output | null | undefined;

describe('reading outputs', () => {
  it('tells "there is none" (null) from "not read" (undefined)', () => {
    assert.deepEqual(fieldsOf(output, ['Name', 'Size']), { Name: null, Size: 0 });
    assert.deepEqual(fieldsOf(null as Output | null, ['Name']), { Name: null });
    assert.deepEqual(fieldsOf(notRead, ['Name']), { Name: undefined });
    assert.equal(
      partOf(output, (of) => of.Name),
      null,
    );
    assert.equal(
      partOf(notRead, (of) => of.Name),
      undefined,
    );
  });

  it('keeps values that are false, empty or zero', () => {
    assert.equal(
      partOf(output, () => false),
      false,
    );
    assert.equal(
      partOf(output, () => ''),
      '',
    );
    assert.equal(
      partOf(output, (of) => of.Size),
      0,
    );
  });

  it('reads tags of any name', () => {
    assert.deepEqual(tagsOf([{ Key: 'team', Value: 'payments' }, { Key: 'empty' }, { Value: 'no key' }]), {
      team: 'payments',
      empty: '',
    });
    assert.deepEqual(Object.keys(tagsOf([{ Key: '__proto__', Value: 'x' }]) ?? {}), ['__proto__']);
    assert.deepEqual(tagsOf(null), {});
    assert.equal(tagsOf(undefined), undefined);
  });

  it('takes a list that AWS left out for an empty one, but not in what is no answer of AWS', () => {
    const ofAws = { $metadata: { requestId: '1' } };
    assert.deepEqual(listOrEmpty(ofAws, ['a']), ['a']);
    assert.deepEqual(listOrEmpty(ofAws, undefined), []);
    assert.equal(listOrEmpty({ $metadata: {} }, undefined), undefined);
  });

  it('refuses an item without its id', () => {
    assert.equal(required('i-1', 'InstanceId'), 'i-1');
    for (const value of [undefined, null, '']) {
      assert.throws(() => required(value, 'InstanceId'), /an item without InstanceId/);
    }
  });

  it('takes the tags of all pages', () => {
    assert.deepEqual(tagsOfPages([{ Tags: [{ Key: 'a', Value: '1' }] }, {}, { Tags: [{ Key: 'b' }] }]), {
      a: '1',
      b: '',
    });
    assert.deepEqual(tagsOfPages(null), {});
    assert.equal(tagsOfPages(undefined), undefined);
  });
});
