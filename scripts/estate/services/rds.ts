import {
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  ModifyDBSnapshotAttributeCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import type { Database } from '../blueprint.ts';
import type { Connection } from '../connection.ts';
import { tagList } from '../tags.ts';

export async function seedDatabases(connection: Connection, databases: readonly Database[]): Promise<void> {
  const rds = new RDSClient(connection);
  for (const database of databases) {
    const DBInstanceIdentifier = database.name;
    await rds.send(
      new CreateDBInstanceCommand({
        DBInstanceIdentifier,
        DBName: database.name.replaceAll('-', '_'),
        Engine: database.engine,
        DBInstanceClass: database.instanceClass,
        AllocatedStorage: database.sizeGiB,
        MasterUsername: 'dbadmin',
        MasterUserPassword: 'Correct-horse-7-battery',
        StorageEncrypted: database.encrypted,
        PubliclyAccessible: database.publiclyAccessible ?? false,
        MultiAZ: database.multiAz ?? false,
        BackupRetentionPeriod: database.encrypted ? 14 : 1,
        DeletionProtection: database.multiAz ?? false,
        Tags: tagList(database.owner),
      }),
    );
    for (let made = 1; made <= (database.snapshots ?? 0); made++) {
      const DBSnapshotIdentifier = `${database.name}-before-upgrade-${made}`;
      await rds.send(new CreateDBSnapshotCommand({ DBInstanceIdentifier, DBSnapshotIdentifier }));
      if (made === 2) {
        const shared = { AttributeName: 'restore', ValuesToAdd: ['333344445555'] };
        await rds.send(new ModifyDBSnapshotAttributeCommand({ DBSnapshotIdentifier, ...shared }));
      }
    }
  }
}
