import { CreateResourceShareCommand, RAMClient } from '@aws-sdk/client-ram';
import type { Share } from '../blueprint/security.ts';
import { arn, networkOf, type Site } from '../site.ts';
import { lowerTagList } from '../tags.ts';

export async function seedShares(site: Site, shares: readonly Share[]): Promise<void> {
  const ram = new RAMClient(site.connection);
  for (const { name, owner, network, with: principal } of shares) {
    await ram.send(
      new CreateResourceShareCommand({
        name,
        principals: [principal],
        resourceArns: networkOf(site, network).privateSubnets.map((id) => arn(site, 'ec2', `subnet/${id}`)),
        allowExternalPrincipals: true,
        tags: lowerTagList(owner),
      }),
    );
  }
}
