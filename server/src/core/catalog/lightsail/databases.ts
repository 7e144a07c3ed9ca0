import { fieldsOf } from '../fields.ts';
import { list } from '../service.ts';
import { lightsail, named, nextPage, only } from './service.ts';

const getDatabases = lightsail.op('GetRelationalDatabases', nextPage);

export const lightsailDatabase = list(getDatabases, { items: (page) => page.relationalDatabases })
  .lookup(getDatabases, { input: () => ({}), items: (page, ref) => only(page.relationalDatabases, ref) })
  .as({
    type: 'AWS.Lightsail.Database',
    cfn: 'AWS::Lightsail::Database',
    label: 'Lightsail databases',
    icon: 'server',
    scope: 'regional',
    volatile: ['latestRestorableTime'],
    secrets: ['pendingModifiedValues.masterUserPassword'],
    consolePath: (ref) => `lightsail/home?region=${ref.region}`,
    model: (database) => ({
      ...named(database),
      attributes: fieldsOf(database, [
        'backupRetentionEnabled',
        'caCertificateIdentifier',
        'engine',
        'engineVersion',
        'hardware',
        'latestRestorableTime',
        'location',
        'masterDatabaseName',
        'masterEndpoint',
        'masterUsername',
        'parameterApplyStatus',
        'pendingMaintenanceActions',
        'pendingModifiedValues',
        'preferredBackupWindow',
        'preferredMaintenanceWindow',
        'publiclyAccessible',
        'relationalDatabaseBlueprintId',
        'relationalDatabaseBundleId',
        'secondaryAvailabilityZone',
        'state',
        'supportCode',
      ]),
    }),
  });
