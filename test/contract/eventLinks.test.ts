import assert from 'node:assert/strict';
import { catalog } from '../../server/src/core/catalog/index.ts';
import { formOf } from '../../server/src/core/events/form.ts';
import { typeLinks } from '../../server/src/core/events/links/all.ts';

const place = { partition: 'aws', region: 'eu-west-1', accountId: '123456789012' };

describe('how events name resources', () => {
  it('is known of every type of the catalogue, once', () => {
    const listed = catalog.filter(({ kind }) => kind === 'listed').map(({ type }) => type);
    const linked = typeLinks.map(({ type }) => type);
    assert.deepEqual(
      listed.filter((type) => !linked.includes(type)),
      [],
    );
    assert.deepEqual(
      linked.filter((type, index) => !listed.includes(type) || linked.indexOf(type) !== index),
      [],
    );
  });

  for (const links of typeLinks) {
    it(`leads from an ARN of ${links.type} to its id and back`, () => {
      const form = formOf(links);
      const key = '1234abcd-12ab-34cd-56ef-1234567890ab';
      const values = form.fields.map((_, index) => (links.type === 'AWS.KMS.Key' ? key : `part${index}`));
      const id = form.id(place, values);
      assert.doesNotMatch(id, /[{}]/);
      if (!id.startsWith('arn:')) {
        assert.match(id, /^123456789012:(?:eu-west-1)?:AWS\./);
        return;
      }
      assert.deepEqual(form.ofArn(id, place)?.id, id);
      const foreign = form.ofArn(id.replace(place.accountId, '999999999999'), place);
      assert.equal(foreign === null, form.hasAccount);
    });
  }
});
