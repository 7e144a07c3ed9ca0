import { noSuchService } from '../absent.ts';
import { fieldsOf, listedIn, partOf, required, sortedBy } from '../fields.ts';
import { arn, lastPart } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, globalTagsAt, tagsOfType } from '../tagging.ts';
import { gone, listHostedZones, route53, shownName, zoneId, zonesPage } from './service.ts';

const getHostedZone = route53.op('GetHostedZone');

export const hostedZone = list(listHostedZones, { input: { MaxItems: zonesPage }, items: (page) => page.HostedZones })
  .shared('logging', route53.op('ListQueryLoggingConfigs'), {
    input: { MaxResults: 100 },
    index: (pages) =>
      Map.groupBy(
        listedIn(pages, (page) => page.QueryLoggingConfigs),
        (config) => config.HostedZoneId,
      ),
  })
  .shared('tags', getTaggedResources, tagsOfType('route53'))
  // Only private zones belong to networks, and only public ones can be signed.
  .detail('zone', getHostedZone, (z) => (z.Config?.PrivateZone ? { Id: z.Id } : undefined), { absent: gone })
  .detail(
    'dnssec',
    route53.op('GetDNSSEC'),
    (z) => (z.Config?.PrivateZone ? undefined : { HostedZoneId: zoneId(required(z.Id, 'Id')) }),
    { absent: [...gone, noSuchService] },
  )
  .lookup(getHostedZone, {
    input: (ref) => ({ Id: lastPart(ref) }),
    items: (page) => page.HostedZone && [page.HostedZone],
    gone,
  })
  .as({
    type: 'AWS.Route53.HostedZone',
    cfn: 'AWS::Route53::HostedZone',
    label: 'Route 53 hosted zones',
    icon: 'location',
    scope: 'global',
    volatile: ['ResourceRecordSetCount'],
    consolePath: (ref) => `route53/v2/hostedzones?region=${ref.region}#ListRecordSets/${lastPart(ref)}`,
    model: (z, d, place) => {
      const id = zoneId(required(z.Id, 'Id'));
      const zoneArn = arn(place, 'route53', `hostedzone/${id}`, { accountId: '' });
      return {
        resourceId: zoneArn,
        arn: zoneArn,
        id,
        name: shownName(z.Name ?? ''),
        tags: globalTagsAt(d.tags, zoneArn, place),
        attributes: {
          ...fieldsOf(z, ['CallerReference', 'Config', 'Features', 'LinkedService', 'ResourceRecordSetCount']),
          DNSSEC: partOf(d.dnssec, (output) => fieldsOf(output, ['KeySigningKeys', 'Status'])),
          QueryLoggingConfigs: partOf(d.logging, (byZone) => byZone.get(id) ?? []),
          VPCs: partOf(d.zone, (output) => sortedBy(output.VPCs ?? [], (vpc) => vpc.VPCId)),
        },
      };
    },
  });
