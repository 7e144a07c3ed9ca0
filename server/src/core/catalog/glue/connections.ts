import { fieldsOf, partOf, required } from '../fields.ts';
import { afterSlash, arn } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt } from '../tagging.ts';
import { glue, glueTags, gone, pageSize } from './service.ts';

/** Connection properties that tell how a connection is protected and hold no secret; the others are redacted. */
const plainProperties = [
  'CLUSTER_IDENTIFIER',
  'CONNECTOR_TYPE',
  'CUSTOM_JDBC_CERT',
  'DATABASE',
  'HOST',
  'JDBC_ENFORCE_SSL',
  'KAFKA_BOOTSTRAP_SERVERS',
  'KAFKA_CUSTOM_CERT',
  'KAFKA_SASL_MECHANISM',
  'KAFKA_SASL_SCRAM_SECRETS_ARN',
  'KAFKA_SKIP_CUSTOM_CERT_VALIDATION',
  'KAFKA_SSL_ENABLED',
  'PORT',
  'REGION',
  'ROLE_ARN',
  'SECRET_ID',
  'SKIP_CUSTOM_JDBC_CERT_VALIDATION',
  'WORKGROUP_NAME',
];

function plain(properties: Readonly<Record<string, string>>): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(properties).filter(([name]) => plainProperties.includes(name)));
}

export const glueConnection = list(glue.op('GetConnections'), {
  // Else AWS sends the passwords, decrypted where the caller may use the key.
  input: { HidePassword: true, MaxResults: pageSize },
  items: (page) => page.ConnectionList,
})
  .shared('tags', getTaggedResources, glueTags)
  .lookup(glue.op('GetConnection'), {
    input: (ref) => ({ Name: afterSlash(ref), HidePassword: true }),
    items: (page) => page.Connection && [page.Connection],
    gone,
  })
  .as({
    type: 'AWS.Glue.Connection',
    cfn: 'AWS::Glue::Connection',
    label: 'Glue connections',
    note: 'Asked for without passwords. Properties that hold no secret are readable in PlainProperties.',
    icon: 'plug',
    scope: 'regional',
    volatile: ['LastConnectionValidationTime'],
    // URLs and properties of one's own may hold passwords too.
    secrets: [
      'AthenaProperties.*',
      'AuthenticationConfiguration.OAuth2Properties.TokenUrlParametersMap.*',
      'ConnectionProperties.*',
      'PythonProperties.*',
      'SparkProperties.*',
    ],
    consolePath: (ref) =>
      `glue/home?region=${ref.region}#/v2/data-catalog/connections/view/${encodeURIComponent(afterSlash(ref))}`,
    model: (c, d, place) => {
      const connectionArn = arn(place, 'glue', `connection/${required(c.Name, 'Name')}`);
      return {
        resourceId: connectionArn,
        arn: connectionArn,
        name: c.Name,
        tags: tagsAt(d.tags, connectionArn),
        timeCreated: c.CreationTime,
        attributes: {
          ...fieldsOf(c, [
            'AthenaProperties',
            'AuthenticationConfiguration',
            'CompatibleComputeEnvironments',
            'ConnectionProperties',
            'ConnectionSchemaVersion',
            'ConnectionType',
            'Description',
            'LastConnectionValidationTime',
            'LastUpdatedBy',
            'LastUpdatedTime',
            'MatchCriteria',
            'PhysicalConnectionRequirements',
            'PythonProperties',
            'SparkProperties',
            'Status',
            'StatusReason',
          ]),
          PlainProperties: partOf(c.ConnectionProperties ?? null, plain),
        },
      };
    },
  });
