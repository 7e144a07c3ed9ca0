import { EC2Client } from '@aws-sdk/client-ec2';
import { master } from './accounts/ids.ts';
import { paymentsBlueprint } from './accounts/payments/blueprint.ts';
import { sandboxBlueprint } from './accounts/sandbox.ts';
import { securityDevBlueprint } from './accounts/securityDev.ts';
import type { AccountBlueprint, RegionBlueprint } from './blueprint.ts';
import { type Connection, connectTo } from './connection.ts';
import { seedOrganization } from './organization.ts';
import { seedTrails } from './services/cloudtrail.ts';
import { seedImages, seedInstances, seedVolumes } from './services/compute.ts';
import { seedTables } from './services/dynamodb.ts';
import { seedIdentities } from './services/iam.ts';
import { seedKeys } from './services/kms.ts';
import { seedFunctions } from './services/lambda.ts';
import { seedNetworks } from './services/network.ts';
import { seedDatabases } from './services/rds.ts';
import { seedBuckets } from './services/s3.ts';

const blueprints: readonly AccountBlueprint[] = [paymentsBlueprint, securityDevBlueprint, sandboxBlueprint];

/** Fills an empty emulator with the sample estate: an organization of four accounts, three of them with resources. */
export async function seedEstate(endpoint: string): Promise<void> {
  await seedOrganization(await connectTo(endpoint, master.id));
  await Promise.all(
    blueprints.map(async (blueprint) => seedAccount(await connectTo(endpoint, blueprint.account.id), blueprint)),
  );
}

async function seedAccount(connection: Connection, blueprint: AccountBlueprint): Promise<void> {
  await seedIdentities(connection, blueprint.identities);
  await seedBuckets(connection, blueprint.buckets);
  await seedTrails(connection, blueprint.trails);
  for (const region of blueprint.regions) {
    await seedRegion({ ...connection, region: region.region }, blueprint.account.id, region);
  }
}

async function seedRegion(connection: Connection, accountId: string, blueprint: RegionBlueprint): Promise<void> {
  const ec2 = new EC2Client(connection);
  await seedKeys(connection, blueprint.keys);
  const networks = await seedNetworks(ec2, blueprint.networks);
  const images = await seedImages(ec2, blueprint.images);
  await seedInstances(ec2, blueprint.instances, images, networks);
  await seedVolumes(ec2, blueprint.region, blueprint.volumes);
  await seedFunctions(connection, accountId, blueprint.functions);
  await seedTables(connection, blueprint.tables);
  await seedDatabases(connection, blueprint.databases);
}
