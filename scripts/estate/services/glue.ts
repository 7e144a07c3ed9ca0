import { AthenaClient, CreateWorkGroupCommand } from '@aws-sdk/client-athena';
import {
  CreateConnectionCommand,
  CreateCrawlerCommand,
  CreateDatabaseCommand,
  CreateDevEndpointCommand,
  CreateJobCommand,
  CreateSecurityConfigurationCommand,
  GlueClient,
} from '@aws-sdk/client-glue';
import type { DataCatalog, DevEndpoint, WorkGroup } from '../blueprint/analytics.ts';
import { roleArn, type Site } from '../site.ts';
import { tagList, tagMap } from '../tags.ts';

export async function seedCatalogs(site: Site, catalogs: readonly DataCatalog[]): Promise<void> {
  const glue = new GlueClient(site.connection);
  for (const catalog of catalogs) {
    await seedCatalog(glue, site, catalog);
  }
}

async function seedCatalog(glue: GlueClient, site: Site, catalog: DataCatalog): Promise<void> {
  const { name, owner, role, bucket, encrypted, source } = catalog;
  const Role = roleArn(site, role);
  const Tags = tagMap(owner);
  const location = `s3://${bucket}/${name}/`;
  await glue.send(new CreateDatabaseCommand({ DatabaseInput: { Name: name, LocationUri: location }, Tags }));
  const Targets = { S3Targets: [{ Path: location }] };
  await glue.send(new CreateCrawlerCommand({ Name: name, Role, DatabaseName: name, Targets, Tags }));
  if (encrypted) {
    const s3 = { S3EncryptionMode: 'SSE-S3' as const };
    const EncryptionConfiguration = { S3Encryption: [s3] };
    await glue.send(new CreateSecurityConfigurationCommand({ Name: name, EncryptionConfiguration }));
  }
  if (source) {
    const ConnectionProperties = { JDBC_CONNECTION_URL: source.url, USERNAME: 'etl', PASSWORD: source.password };
    const ConnectionInput = { Name: name, ConnectionType: 'JDBC' as const, ConnectionProperties };
    await glue.send(new CreateConnectionCommand({ ConnectionInput }));
  }
  await glue.send(
    new CreateJobCommand({
      Name: name,
      Role,
      Command: { Name: 'glueetl', ScriptLocation: `s3://${bucket}/scripts/${name}.py`, PythonVersion: '3' },
      DefaultArguments: { '--job-language': 'python', '--TempDir': `s3://${bucket}/tmp/` },
      GlueVersion: '5.0',
      Tags,
      ...(source ? { Connections: { Connections: [name] } } : {}),
      ...(encrypted ? { SecurityConfiguration: name } : {}),
    }),
  );
}

export async function seedDevEndpoints(site: Site, endpoints: readonly DevEndpoint[]): Promise<void> {
  const glue = new GlueClient(site.connection);
  for (const { name, owner, role } of endpoints) {
    const RoleArn = roleArn(site, role);
    await glue.send(
      new CreateDevEndpointCommand({ EndpointName: name, RoleArn, NumberOfNodes: 2, Tags: tagMap(owner) }),
    );
  }
}

export async function seedWorkGroups({ connection }: Site, groups: readonly WorkGroup[]): Promise<void> {
  const athena = new AthenaClient(connection);
  for (const { name, owner, bucket, encrypted } of groups) {
    const encryption = encrypted ? { EncryptionConfiguration: { EncryptionOption: 'SSE_S3' as const } } : {};
    const ResultConfiguration = { OutputLocation: `s3://${bucket}/${name}/`, ...encryption };
    const Configuration = { ResultConfiguration, EnforceWorkGroupConfiguration: encrypted };
    await athena.send(new CreateWorkGroupCommand({ Name: name, Configuration, Tags: tagList(owner) }));
  }
}
