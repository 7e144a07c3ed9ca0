import type { Identities } from '../../blueprint/identities.ts';
import { master } from '../ids.ts';
import { ledger, payments, platform, risk, website } from './owners.ts';

const lambda = 'lambda.amazonaws.com';
const ec2 = 'ec2.amazonaws.com';
const logging = ['service-role/AWSLambdaBasicExecutionRole'];

export const identities: Identities = {
  passwordPolicy: 'strict',
  rootMfa: true,
  alias: 'acme-payments',
  policies: [
    policy('ledger-read', 'Reads of the ledger', ['dynamodb:GetItem', 'dynamodb:Query'], '*'),
    policy('ledger-write', 'Writes to the ledger', ['dynamodb:PutItem', 'dynamodb:UpdateItem'], '*'),
    policy('card-vault-decrypt', 'Decrypts card numbers', ['kms:Decrypt', 'kms:DescribeKey'], '*'),
    policy(
      'settlement-files',
      'Settlement files',
      ['s3:GetObject', 's3:PutObject'],
      'arn:aws:s3:::acme-settlement-files/*',
    ),
    policy('read-secrets', 'Secrets of the payment services', ['secretsmanager:GetSecretValue'], '*'),
    policy('break-glass', 'Everything, for emergencies', ['*'], '*'),
    policy(
      'deploy-website',
      'Publishes the website',
      ['s3:PutObject', 's3:DeleteObject'],
      'arn:aws:s3:::acme-website/*',
    ),
  ],
  groups: [
    { name: 'administrators', managed: ['AdministratorAccess'] },
    { name: 'developers', managed: ['ReadOnlyAccess'], inline: ['logs:StartQuery', 'logs:GetQueryResults'] },
    { name: 'auditors', managed: ['SecurityAudit'] },
    { name: 'billing', managed: ['job-function/Billing'] },
  ],
  users: [
    { name: 'maria.keller', groups: ['administrators'], owner: platform, console: true, mfa: true, accessKeys: 1 },
    { name: 'tom.okafor', groups: ['administrators', 'auditors'], owner: platform, console: true, mfa: true },
    { name: 'ines.moreau', groups: ['developers'], owner: payments, console: true, mfa: true, accessKeys: 1 },
    { name: 'li.wei', groups: ['developers'], owner: ledger, console: true, mfa: true },
    { name: 'anna.schmidt', groups: ['developers'], owner: risk, console: true },
    { name: 'j.doe', groups: [], owner: website, console: true, accessKeys: 2, managed: ['AmazonS3FullAccess'] },
    { name: 'finance-reports', groups: ['billing'], owner: platform, accessKeys: 1 },
    {
      name: 'ci-deploy',
      groups: [],
      owner: platform,
      accessKeys: 2,
      inline: ['lambda:UpdateFunctionCode', 'iam:PassRole'],
    },
    { name: 'legacy-batch', groups: [], owner: ledger, accessKeys: 1, managed: ['PowerUserAccess'] },
  ],
  roles: [
    { name: 'lambda-execution', description: 'Runs the functions', trusts: lambda, owner: platform, managed: logging },
    role('payments-api', ec2, payments, ['AmazonSSMManagedInstanceCore']),
    role('card-vault', ec2, payments, ['AmazonSSMManagedInstanceCore']),
    role('checkout', lambda, payments, logging),
    role('refunds', lambda, payments, logging),
    role('ledger-writer', lambda, ledger, logging),
    role('settlement-batch', 'states.amazonaws.com', ledger, []),
    role('fraud-scoring', lambda, risk, logging),
    role('chargeback-worker', lambda, risk, logging),
    role('reporting', 'glue.amazonaws.com', ledger, ['service-role/AWSGlueServiceRole']),
    role('backup', 'backup.amazonaws.com', platform, ['service-role/AWSBackupServiceRolePolicyForBackup']),
    role('rds-monitoring', 'monitoring.rds.amazonaws.com', platform, ['service-role/AmazonRDSEnhancedMonitoringRole']),
    role('flow-logs', 'vpc-flow-logs.amazonaws.com', platform, []),
    role('website-edge', 'edgelambda.amazonaws.com', website, logging),
    role('task-execution', 'ecs-tasks.amazonaws.com', platform, ['service-role/AmazonECSTaskExecutionRolePolicy']),
    role('eks', 'eks.amazonaws.com', platform, ['AmazonEKSClusterPolicy']),
    role('delivery', 'firehose.amazonaws.com', ledger, []),
    role('builds', 'codebuild.amazonaws.com', platform, ['AmazonEC2ContainerRegistryPowerUser']),
    role('pipelines', 'codepipeline.amazonaws.com', platform, ['PowerUserAccess']),
    role('config', 'config.amazonaws.com', platform, ['service-role/AWS_ConfigRole']),
    role('deploy-from-github', 'token.actions.githubusercontent.com', website, ['AmazonS3FullAccess']),
    {
      ...role('incident-response', master.id, platform, ['ReadOnlyAccess']),
      inline: ['ec2:CreateSnapshot', 'ec2:CreateTags'],
    },
    { ...role('vendor-support', '999988887777', platform, []), inline: ['*'] },
  ],
  instanceProfiles: [
    { name: 'payments-api', role: 'payments-api' },
    { name: 'card-vault', role: 'card-vault' },
  ],
  oidcProviders: ['token.actions.githubusercontent.com'],
  samlProviders: ['acme-login'],
  serverCertificates: ['legacy-2021'],
};

function policy(name: string, description: string, actions: readonly string[], resource: string) {
  return { name, description, actions, resource };
}

function role(name: string, trusts: string, owner: typeof payments, managed: readonly string[]) {
  return { name, description: `What ${name} may do`, trusts, owner, managed };
}
