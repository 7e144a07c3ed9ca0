import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { catalog } from '../../server/src/core/catalog/index.ts';
import type { Classified } from '../../server/src/core/events/classified.ts';
import { createClassify } from '../../server/src/core/events/classify.ts';
import { readRecord } from '../../server/src/core/events/readRecord.ts';
import type { JsonObject } from '../../server/src/core/json.ts';
import { sharedData } from '../support/sharedData.ts';

/** What was found by hand to be right, by eventID: why nothing is touched, or what is. */
const expected = JSON.parse(readFileSync(new URL('./events.json', import.meta.url), 'utf8')) as Readonly<
  Record<string, string | readonly string[]>
>;

const RECORDS = 562;

/** Examples of documents with placeholders in the place of what CloudTrail always says. */
const MOST_UNREADABLE = 1;

describe('real CloudTrail records', function () {
  this.timeout(60_000);
  const classify = createClassify(catalog);
  const found = new Map<string, Classified>();
  const mutating = new Set<string>();
  let records = 0;
  let unreadable = 0;

  before(function () {
    const file = sharedData('cloudtrail-sample.jsonl');
    if (file === null) return this.skip();
    for (const line of readFileSync(file, 'utf8').trim().split('\n')) {
      records += 1;
      const { record } = JSON.parse(line) as { readonly record: JsonObject };
      const read = readRecord(record);
      if ('reason' in read) unreadable += 1;
      else found.set(read.record.eventId, classify(read.record));
      if ('record' in read && record['readOnly'] === false) mutating.add(read.record.eventId);
    }
  });

  it('are read, and classified without an error', () => {
    assert.ok(records >= RECORDS, String(records));
    assert.ok(unreadable <= MOST_UNREADABLE, String(unreadable));
    // Examples of documents share ids.
    assert.ok(found.size > 400);
  });

  it('touch what they are about', () => {
    const differing = Object.entries(expected).flatMap(([eventId, wanted]) => {
      const classified = found.get(eventId);
      const got =
        classified?.ignored ??
        classified?.changes.map(({ effect, type, region, id }) => `${effect} ${type} ${region} ${id ?? 'all'}`);
      return JSON.stringify(got) === JSON.stringify(wanted) ? [] : [{ eventId, wanted, got }];
    });
    assert.deepEqual(differing, []);
    assert.ok(Object.keys(expected).filter((eventId) => mutating.has(eventId)).length >= 150);
  });
});
