import { CreateClusterCommand, RedshiftClient } from '@aws-sdk/client-redshift';
import type { Warehouse } from '../blueprint/data.ts';
import type { Site } from '../site.ts';
import { tagList } from '../tags.ts';

export async function seedWarehouses({ connection }: Site, warehouses: readonly Warehouse[]): Promise<void> {
  const redshift = new RedshiftClient(connection);
  for (const { name, owner, encrypted, publiclyAccessible } of warehouses) {
    await redshift.send(
      new CreateClusterCommand({
        ClusterIdentifier: name,
        DBName: 'warehouse',
        NodeType: 'ra3.large',
        ClusterType: 'single-node',
        MasterUsername: 'dbadmin',
        MasterUserPassword: 'Correct-horse-7-battery',
        Encrypted: encrypted,
        PubliclyAccessible: publiclyAccessible,
        Tags: tagList(owner),
      }),
    );
  }
}
