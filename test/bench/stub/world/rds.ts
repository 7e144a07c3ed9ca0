import { type Ask, answersOf, pageOf } from './answers.ts';
import type { Thing } from './things.ts';

type Sdk = typeof import('@aws-sdk/client-rds');

function dbInstance(ask: Ask, { name, hex }: Thing) {
  return {
    DBInstanceIdentifier: name,
    DBInstanceArn: `arn:aws:rds:${ask.region}:${ask.accountId}:db:${name}`,
    DBInstanceClass: 'db.r7g.large',
    DBInstanceStatus: 'available',
    DBName: 'orders',
    Engine: 'postgres',
    EngineVersion: '17.2',
    MasterUsername: 'panther',
    Endpoint: { Address: `${name}.${hex}.${ask.region}.rds.amazonaws.com`, Port: 5432 },
    AllocatedStorage: 100,
    StorageEncrypted: true,
    StorageType: 'gp3',
    MultiAZ: true,
    PubliclyAccessible: false,
    BackupRetentionPeriod: 7,
    DeletionProtection: true,
    InstanceCreateTime: new Date('2026-01-02T03:04:05Z'),
    VpcSecurityGroups: [{ VpcSecurityGroupId: `sg-${hex}`, Status: 'active' }],
    TagList: [{ Key: 'team', Value: 'payments' }],
  };
}

export const rds = answersOf<Sdk>('rds', {
  DescribeDBInstances: (ask) => {
    const all = ask.things.all('dbInstance', ask.accountId, ask.region);
    const { items, next } = pageOf(all, ask, { size: 'MaxRecords', token: 'Marker' }, 100);
    return { DBInstances: items.map((thing) => dbInstance(ask, thing)), Marker: next };
  },
});
