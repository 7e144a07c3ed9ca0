import {
  ChangeResourceRecordSetsCommand,
  ChangeTagsForResourceCommand,
  CreateHostedZoneCommand,
  Route53Client,
} from '@aws-sdk/client-route-53';
import type { Zone } from '../blueprint/edge.ts';
import type { Connection } from '../connection.ts';
import type { BuiltNetwork } from '../site.ts';
import { tagList } from '../tags.ts';

/** `networks`: of the connection's region. */
export async function seedZones(
  connection: Connection,
  zones: readonly Zone[],
  networks: ReadonlyMap<string, BuiltNetwork>,
): Promise<void> {
  const route53 = new Route53Client(connection);
  for (const { name, owner, network, records } of zones) {
    const VPC = { VPCRegion: connection.region as 'us-east-1', VPCId: networks.get(network ?? '')?.vpcId };
    const { HostedZone } = await route53.send(
      new CreateHostedZoneCommand({
        Name: name,
        CallerReference: `${name} ${network ?? ''}`,
        HostedZoneConfig: { Comment: `${name} of ${owner.team}`, PrivateZone: network !== undefined },
        ...(network ? { VPC } : {}),
      }),
    );
    const HostedZoneId = HostedZone?.Id;
    const ResourceId = HostedZoneId?.replace('/hostedzone/', '');
    await route53.send(
      new ChangeTagsForResourceCommand({ ResourceType: 'hostedzone', ResourceId, AddTags: tagList(owner) }),
    );
    const Changes = records.map((record) => ({
      Action: 'CREATE' as const,
      ResourceRecordSet: {
        Name: record.name === '' ? name : `${record.name}.${name}`,
        Type: record.type,
        TTL: 300,
        ResourceRecords: record.values.map((Value) => ({ Value })),
      },
    }));
    await route53.send(new ChangeResourceRecordSetsCommand({ HostedZoneId, ChangeBatch: { Changes } }));
  }
}
