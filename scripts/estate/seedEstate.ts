import { master } from './accounts/ids.ts';
import { paymentsBlueprint } from './accounts/payments/blueprint.ts';
import { sandboxBlueprint } from './accounts/sandbox/blueprint.ts';
import { securityDevBlueprint } from './accounts/securityDev/blueprint.ts';
import type { AccountBlueprint } from './blueprint/account.ts';
import { type Connection, connectTo, homeRegion } from './connection.ts';
import { seedOrganization } from './organization.ts';
import { seedRegion } from './seedRegion.ts';
import { seedDistributions } from './services/cloudfront.ts';
import { seedTrails } from './services/cloudtrail.ts';
import { seedIdentities } from './services/iam.ts';
import { seedZones } from './services/route53.ts';
import { seedAccountBlock, seedBuckets } from './services/s3.ts';

const blueprints: readonly AccountBlueprint[] = [paymentsBlueprint, securityDevBlueprint, sandboxBlueprint];

/** Fills an empty emulator with the sample estate: an organization of four accounts, three of them with resources. */
export async function seedEstate(endpoint: string): Promise<void> {
  await seedOrganization(await connectTo(endpoint, master.id));
  await Promise.all(
    blueprints.map(async (blueprint) => seedAccount(await connectTo(endpoint, blueprint.account.id), blueprint)),
  );
}

async function seedAccount(connection: Connection, blueprint: AccountBlueprint): Promise<void> {
  const accountId = blueprint.account.id;
  await seedIdentities(connection, accountId, blueprint.identities);
  await seedBuckets(connection, blueprint.buckets);
  await seedTrails(connection, blueprint.trails);
  if (blueprint.blocksPublicBuckets) {
    await seedAccountBlock(connection, accountId);
  }
  const built = await Promise.all(
    blueprint.regions.map((region) => seedRegion({ ...connection, region: region.region }, accountId, region)),
  );
  const home = built[blueprint.regions.findIndex(({ region }) => region === homeRegion)];
  if (home) {
    await seedZones(connection, blueprint.zones ?? [], home.networks);
    await seedDistributions(connection, blueprint.distributions ?? [], home.webAcls);
  }
}
