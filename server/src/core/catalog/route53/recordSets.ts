import { fieldsOf, listedIn, required } from '../fields.ts';
import { pantherId } from '../place.ts';
import type { InputOf } from '../sdk.ts';
import { parents } from '../service.ts';
import type { Place, ResourceRef, TypeName } from '../types.ts';
import { gone, listHostedZones, route53, shownName, zoneId, zonesPage } from './service.ts';

const type: TypeName = 'AWS.Route53.RecordSet';

type StartRecordType = InputOf<typeof import('@aws-sdk/client-route-53'), 'ListResourceRecordSets'>['StartRecordType'];

interface RecordName {
  readonly HostedZoneId: string | undefined;
  readonly Name: string | undefined;
  readonly Type: string | undefined;
  readonly SetIdentifier?: string | undefined;
}

/** Records have no ARN. What makes one out is its zone, name and type, and where several share these its identifier. */
function idOf(record: RecordName, place: Place): string {
  const { SetIdentifier } = record;
  const parts = [
    pantherId(place, type),
    required(record.HostedZoneId, 'HostedZoneId'),
    required(record.Name, 'Name'),
    required(record.Type, 'Type'),
  ];
  return [...parts, ...(SetIdentifier === undefined ? [] : [SetIdentifier])].join(':');
}

function titleOf({ Name, Type, SetIdentifier }: RecordName): string {
  const title = `${shownName(Name ?? '')} ${Type}`;
  return SetIdentifier === undefined ? title : `${title} (${SetIdentifier})`;
}

/** The parts of an id. Only the identifier, which comes last, may have a colon. */
function recordOf(ref: ResourceRef): RecordName {
  const [, , , HostedZoneId, Name, Type, ...identifier] = ref.resourceId.split(':');
  return { HostedZoneId, Name, Type, ...(identifier.length > 0 && { SetIdentifier: identifier.join(':') }) };
}

const listRecords = route53.op('ListResourceRecordSets', (page) =>
  page.IsTruncated
    ? {
        StartRecordName: page.NextRecordName,
        StartRecordType: page.NextRecordType,
        StartRecordIdentifier: page.NextRecordIdentifier,
      }
    : undefined,
);

export const recordSet = parents('zones', listHostedZones, {
  input: { MaxItems: zonesPage },
  index: (pages) => listedIn(pages, (page) => page.HostedZones).map((zone) => zoneId(required(zone.Id, 'Id'))),
})
  .list(listRecords, {
    inputs: (d) => d.zones.map((HostedZoneId) => ({ HostedZoneId, MaxItems: 300 })),
    items: (page, { HostedZoneId }) => page.ResourceRecordSets?.map((record) => ({ ...record, HostedZoneId })),
    absent: gone,
  })
  .lookup(listRecords, {
    input: (ref) => {
      const { HostedZoneId, Name, Type, SetIdentifier } = recordOf(ref);
      return {
        HostedZoneId,
        StartRecordName: Name,
        StartRecordType: Type as StartRecordType,
        StartRecordIdentifier: SetIdentifier,
        MaxItems: 1,
      };
    },
    items: (page, ref) => {
      const { HostedZoneId, ...wanted } = recordOf(ref);
      const found = page.ResourceRecordSets?.filter(
        ({ Name, Type, SetIdentifier }) =>
          Name === wanted.Name && Type === wanted.Type && SetIdentifier === wanted.SetIdentifier,
      );
      return found?.map((record) => ({ ...record, HostedZoneId }));
    },
    gone,
    firstPage: true,
  })
  .as({
    type,
    cfn: 'AWS::Route53::RecordSet',
    label: 'Route 53 records',
    icon: 'list-flat',
    scope: 'global',
    consolePath: (ref) => `route53/v2/hostedzones?region=${ref.region}#ListRecordSets/${recordOf(ref).HostedZoneId}`,
    model: (record, _, place) => ({
      resourceId: idOf(record, place),
      name: titleOf(record),
      tags: {},
      attributes: fieldsOf(record, [
        'AliasTarget',
        'CidrRoutingConfig',
        'Failover',
        'GeoLocation',
        'GeoProximityLocation',
        'HealthCheckId',
        'HostedZoneId',
        'MultiValueAnswer',
        'Region',
        'ResourceRecords',
        'SetIdentifier',
        'TTL',
        'TrafficPolicyInstanceId',
        'Type',
        'Weight',
      ]),
    }),
  });
