import { CreateFirewallCommand, NetworkFirewallClient } from '@aws-sdk/client-network-firewall';
import type { Firewall } from '../blueprint/security.ts';
import { arn, networkOf, type Site } from '../site.ts';
import { tagList } from '../tags.ts';

/** The emulator has no policies for them; their ARNs lead nowhere. */
export async function seedFirewalls(site: Site, firewalls: readonly Firewall[]): Promise<void> {
  const networkFirewall = new NetworkFirewallClient(site.connection);
  for (const { name, owner, network } of firewalls) {
    const { vpcId, privateSubnets } = networkOf(site, network);
    await networkFirewall.send(
      new CreateFirewallCommand({
        FirewallName: name,
        FirewallPolicyArn: arn(site, 'network-firewall', `firewall-policy/${name}`),
        VpcId: vpcId,
        SubnetMappings: privateSubnets.map((SubnetId) => ({ SubnetId })),
        DeleteProtection: true,
        Description: name,
        Tags: tagList(owner),
      }),
    );
  }
}
