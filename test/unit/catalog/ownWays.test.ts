// What entries of services that page, or keep tags, in a way of their own do.
import assert from 'node:assert/strict';
import { deliveryStream } from '../../../server/src/core/catalog/firehose.ts';
import { hostedZone } from '../../../server/src/core/catalog/route53/hostedZones.ts';
import { recordSet } from '../../../server/src/core/catalog/route53/recordSets.ts';
import type { ListedType } from '../../../server/src/core/catalog/types.ts';

function nextOf(type: ListedType, page: object): object | undefined {
  return type.lists[0]?.next?.(page);
}

describe('the pages of a list', () => {
  it('of Firehose streams go on after the last name', () => {
    const page = { DeliveryStreamNames: ['a', 'b'], HasMoreDeliveryStreams: true };
    assert.deepEqual(nextOf(deliveryStream, page), { ExclusiveStartDeliveryStreamName: 'b' });
    assert.equal(nextOf(deliveryStream, { ...page, HasMoreDeliveryStreams: false }), undefined);
  });

  it('of DNS records go on with the record that is next', () => {
    const page = {
      IsTruncated: true,
      NextRecordName: 'b.example.com.',
      NextRecordType: 'A',
      NextRecordIdentifier: 'eu',
    };
    assert.deepEqual(nextOf(recordSet, page), {
      StartRecordName: 'b.example.com.',
      StartRecordType: 'A',
      StartRecordIdentifier: 'eu',
    });
    assert.equal(nextOf(recordSet, { IsTruncated: false }), undefined);
  });
});

describe('the lookup of a DNS record', () => {
  const ref = (id: string) => ({
    resourceId: `123456789012::AWS.Route53.RecordSet:${id}`,
    id: null,
    name: null,
    accountId: '123456789012',
    region: 'global',
  });
  const blue = { Name: 'www.example.com.', Type: 'A', SetIdentifier: 'eu:blue' };

  it('begins at the record, and takes no other one for it', () => {
    const { lookup } = recordSet;
    const wanted = ref('Z1:www.example.com.:A:eu:blue');
    assert.ok(lookup?.firstPage);
    assert.deepEqual(lookup.input(wanted), {
      HostedZoneId: 'Z1',
      StartRecordName: 'www.example.com.',
      StartRecordType: 'A',
      StartRecordIdentifier: 'eu:blue',
      MaxItems: 1,
    });
    assert.deepEqual(lookup.items({ ResourceRecordSets: [blue] }, wanted), [{ ...blue, HostedZoneId: 'Z1' }]);
    for (const other of [
      { ...blue, SetIdentifier: 'us' },
      { ...blue, Type: 'AAAA' },
      { ...blue, Name: 'x.' },
    ]) {
      assert.deepEqual(lookup.items({ ResourceRecordSets: [other] }, wanted), []);
    }
    assert.deepEqual(lookup.items({ ResourceRecordSets: [blue] }, ref('Z1:www.example.com.:A')), []);
    assert.equal(lookup.items({}, wanted), undefined);
  });
});

describe('tags of global services', () => {
  it('are not read in China, where the home region does not have them', () => {
    const place = { accountId: '123456789012', region: 'global' };
    const record = { Id: '/hostedzone/Z1', Name: 'example.com.' };
    const tags = new Map([['arn:aws:route53:::hostedzone/Z1', { team: 'web' }]]);
    const tagsIn = (partition: string) => hostedZone.model(record, { tags }, { ...place, partition })?.tags;
    assert.deepEqual(tagsIn('aws'), { team: 'web' });
    assert.equal(tagsIn('aws-cn'), undefined);
  });
});
