import {
  CreateDBClusterCommand,
  CreateDBClusterSnapshotCommand,
  CreateDBInstanceCommand,
  CreateDBSnapshotCommand,
  ModifyDBClusterSnapshotAttributeCommand,
  ModifyDBSnapshotAttributeCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import type { Database, DatabaseCluster } from '../blueprint/data.ts';
import type { Connection } from '../connection.ts';
import { tagList } from '../tags.ts';

const MasterUserPassword = 'Correct-horse-7-battery';

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
        MasterUserPassword,
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

export async function seedDatabaseClusters(
  connection: Connection,
  clusters: readonly DatabaseCluster[],
): Promise<void> {
  const rds = new RDSClient(connection);
  for (const { name, engine, owner, encrypted, snapshot, snapshotFor } of clusters) {
    await rds.send(
      new CreateDBClusterCommand({
        DBClusterIdentifier: name,
        DatabaseName: name.replaceAll('-', '_'),
        Engine: engine,
        MasterUsername: 'dbadmin',
        MasterUserPassword,
        StorageEncrypted: encrypted,
        DeletionProtection: encrypted,
        EnableIAMDatabaseAuthentication: encrypted,
        BackupRetentionPeriod: encrypted ? 14 : 1,
        Tags: tagList(owner),
      }),
    );
    if (snapshot) {
      const DBClusterSnapshotIdentifier = `${name}-before-migration`;
      await rds.send(new CreateDBClusterSnapshotCommand({ DBClusterIdentifier: name, DBClusterSnapshotIdentifier }));
      if (snapshotFor) {
        const shared = { AttributeName: 'restore', ValuesToAdd: [snapshotFor] };
        await rds.send(new ModifyDBClusterSnapshotAttributeCommand({ DBClusterSnapshotIdentifier, ...shared }));
      }
    }
  }
}
