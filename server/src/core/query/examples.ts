/** Questions that are asked often, to run and to begin with. */

export interface QueryExample {
  /** Unique, in kebab-case. */
  readonly id: string;
  /** What it finds. */
  readonly title: string;
  readonly sql: string;
}

export const queryExamples: readonly QueryExample[] = [
  {
    id: 'public-buckets',
    title: 'Buckets that everybody may reach',
    sql: `SELECT b.account_name, b.region, b.name, 'policy' AS because
FROM aws_s3_bucket AS b, json_each(policy_statements(b.Policy)) AS s
WHERE s.value ->> 'Effect' = 'Allow'
  AND s.value ->> 'Condition' IS NULL
  AND '*' IN (SELECT value FROM json_each(policy_principals(s.value)))
  AND NOT coalesce(b.PublicAccessBlockConfiguration ->> 'RestrictPublicBuckets', 0)
UNION
SELECT b.account_name, b.region, b.name, 'ACL: ' || (g.value ->> 'Permission')
FROM aws_s3_bucket AS b, json_each(b.Grants) AS g
WHERE g.value ->> '$.Grantee.URI' GLOB '*/global/A*Users'
  AND NOT coalesce(b.PublicAccessBlockConfiguration ->> 'IgnorePublicAcls', 0)
ORDER BY 1, 2, 3`,
  },
  {
    id: 'open-security-groups',
    title: 'Security groups that let the whole world in, other than by HTTP and HTTPS',
    sql: `SELECT g.account_name, g.region, g.id, g.name,
  p.value ->> 'IpProtocol' AS protocol,
  p.value ->> 'FromPort' AS from_port,
  p.value ->> 'ToPort' AS to_port
FROM aws_ec2_security_group AS g, json_each(g.IpPermissions) AS p
WHERE (p.value -> 'IpRanges' LIKE '%"0.0.0.0/0"%' OR p.value -> 'Ipv6Ranges' LIKE '%"::/0"%')
  AND NOT coalesce(from_port = to_port AND from_port IN (80, 443), 0)
ORDER BY 1, 2, 3`,
  },
  {
    id: 'users-without-mfa',
    title: 'Users who sign in with a password alone',
    sql: `SELECT account_name, name, PasswordLastUsed
FROM aws_iam_user
WHERE CredentialReport ->> 'PasswordEnabled' AND NOT CredentialReport ->> 'MfaActive'
ORDER BY PasswordLastUsed DESC`,
  },
  {
    id: 'root-users-at-risk',
    title: 'Root users without MFA or with access keys',
    sql: `SELECT account_name,
  CredentialReport ->> 'MfaActive' AS mfa,
  (CredentialReport ->> 'AccessKey1Active') + (CredentialReport ->> 'AccessKey2Active') AS access_keys,
  CredentialReport ->> 'PasswordLastUsed' AS last_used
FROM aws_iam_root_user
WHERE NOT mfa OR access_keys > 0`,
  },
  {
    id: 'old-access-keys',
    title: 'Access keys that are older than 90 days',
    sql: `SELECT account_name, name, 1 AS key, CredentialReport ->> 'AccessKey1LastRotated' AS since,
  CredentialReport ->> 'AccessKey1LastUsedDate' AS last_used
FROM aws_iam_user
WHERE CredentialReport ->> 'AccessKey1Active' AND since < strftime('%Y-%m-%d', 'now', '-90 days')
UNION ALL
SELECT account_name, name, 2, CredentialReport ->> 'AccessKey2LastRotated' AS since,
  CredentialReport ->> 'AccessKey2LastUsedDate'
FROM aws_iam_user
WHERE CredentialReport ->> 'AccessKey2Active' AND since < strftime('%Y-%m-%d', 'now', '-90 days')
ORDER BY since`,
  },
  {
    id: 'roles-trusted-from-outside',
    title: 'Roles that accounts which are not yours may assume, and whether they ask for an external id',
    sql: `SELECT r.account_name, r.name, p.value AS trusted,
  s.value -> 'Condition' LIKE '%sts:ExternalId%' AS external_id
FROM aws_iam_role AS r,
  json_each(policy_statements(r.AssumeRolePolicyDocument)) AS s,
  json_each(policy_principals(s.value)) AS p
WHERE s.value ->> 'Effect' = 'Allow'
  AND (p.value = '*' OR arn_account(p.value) NOT IN (SELECT account_id FROM accounts))
ORDER BY external_id, r.account_name, r.name`,
  },
  {
    id: 'administrators',
    title: 'Users and roles to whom everything is allowed',
    sql: `SELECT account_name, type, name, ManagedPolicyNames AS policies
FROM (
  SELECT account_name, 'user' AS type, name, ManagedPolicyNames FROM aws_iam_user
  UNION ALL
  SELECT account_name, 'role', name, ManagedPolicyNames FROM aws_iam_role
)
WHERE EXISTS (SELECT 1 FROM json_each(ManagedPolicyNames) WHERE value = 'AdministratorAccess')
ORDER BY 1, 2, 3`,
  },
  {
    id: 'unencrypted-volumes',
    title: 'Volumes that are not encrypted, and what they are attached to',
    sql: `SELECT account_name, region, id, Size AS gib, State, Attachments ->> '$[0].InstanceId' AS instance
FROM aws_ec2_volume
WHERE NOT Encrypted
ORDER BY gib DESC`,
  },
  {
    id: 'public-snapshots',
    title: 'Snapshots and images of yours that everybody may copy',
    sql: `SELECT v.account_name, v.region, 'volume snapshot' AS kind, s.value ->> 'SnapshotId' AS id
FROM aws_ec2_volume AS v, json_each(v.Snapshots) AS s
WHERE s.value -> 'CreateVolumePermissions' LIKE '%"all"%'
UNION ALL
SELECT d.account_name, d.region, 'database snapshot', s.value ->> 'DBSnapshotIdentifier'
FROM aws_rds_instance AS d, json_each(d.SnapshotAttributes) AS s
WHERE s.value -> 'DBSnapshotAttributes' LIKE '%"all"%'
UNION ALL
SELECT account_name, region, 'image', id
FROM aws_ec2_ami
WHERE Public AND OwnerId = account_id
ORDER BY 1, 2, 3`,
  },
  {
    id: 'keys-without-rotation',
    title: 'KMS keys of yours that are in use and do not rotate',
    sql: `SELECT account_name, region, id, Description
FROM aws_kms_key
WHERE KeyManager = 'CUSTOMER' AND KeyState = 'Enabled' AND NOT KeyRotationEnabled
ORDER BY 1, 2`,
  },
  {
    id: 'open-databases',
    title: 'Databases that have a public address or are not encrypted',
    sql: `SELECT account_name, region, id, Engine, PubliclyAccessible, StorageEncrypted
FROM aws_rds_instance
WHERE PubliclyAccessible OR NOT StorageEncrypted
ORDER BY PubliclyAccessible DESC, 1, 2`,
  },
  {
    id: 'old-instance-metadata',
    title: 'Instances whose credentials can be read by the old metadata service (IMDSv1)',
    sql: `SELECT account_name, region, id, tags ->> 'Name' AS name, PublicIpAddress
FROM aws_ec2_instance
WHERE coalesce(MetadataOptions ->> 'HttpEndpoint', 'enabled') = 'enabled'
  AND coalesce(MetadataOptions ->> 'HttpTokens', 'optional') <> 'required'
  AND State ->> 'Name' <> 'terminated'
ORDER BY PublicIpAddress IS NULL, 1, 2`,
  },
  {
    id: 'public-functions',
    title: 'Lambda functions that everybody may call',
    sql: `SELECT f.account_name, f.region, f.name, s.value ->> 'Sid' AS statement
FROM aws_lambda_function AS f, json_each(policy_statements(f.Policy ->> 'Policy')) AS s
WHERE s.value ->> 'Effect' = 'Allow'
  AND s.value ->> 'Condition' IS NULL
  AND '*' IN (SELECT value FROM json_each(policy_principals(s.value)))
ORDER BY 1, 2, 3`,
  },
  {
    id: 'accounts-without-trail',
    title: 'Accounts without a trail that logs all regions',
    sql: `SELECT account_id, account_name
FROM accounts
WHERE account_id NOT IN (
  SELECT account_id FROM aws_cloudtrail WHERE IsMultiRegionTrail AND Status ->> 'IsLogging'
)
ORDER BY account_name`,
  },
  {
    id: 'untagged',
    title: 'How many resources have no tag team, by account and type',
    sql: `SELECT account_name, type, count(*) AS untagged
FROM resources
WHERE tags ->> 'team' IS NULL
GROUP BY 1, 2
ORDER BY 3 DESC`,
  },
  {
    id: 'changed-lately',
    title: 'What was created, changed or deleted in the last 24 hours',
    sql: `SELECT at, kind, account_name, region, type, resource_id
FROM changes
WHERE at > strftime('%Y-%m-%dT%H:%M:%fZ', 'now', '-1 day')
ORDER BY at DESC`,
  },
  {
    id: 'not-read',
    title: 'What the scans were not allowed to read: answers of other queries lack it',
    sql: `SELECT account_name, region, type, outcome, call, code, last_ok_at
FROM cells
WHERE outcome IN ('denied', 'failed', 'throttled')
ORDER BY account_name, type, region`,
  },
  {
    id: 'sizes',
    title: 'How many resources there are, by account and type',
    sql: `SELECT account_name, type, count(*) AS resources
FROM resources
GROUP BY 1, 2
ORDER BY 1, 3 DESC`,
  },
];
