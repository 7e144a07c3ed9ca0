import { type Ask, always, answersOf, None, pageOf } from './answers.ts';
import type { Kind, Thing } from './things.ts';

type Sdk = typeof import('@aws-sdk/client-iam');

const names = { size: 'MaxItems', token: 'Marker' };
const created = new Date('2026-01-02T03:04:05Z');
const trust = document({ Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' });
const access = document({ Effect: 'Allow', Action: ['s3:GetObject', 's3:ListBucket'], Resource: '*' });

function document(statement: object): string {
  return encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement: [statement] }));
}

function page<Made>(ask: Ask, kind: Kind, make: (thing: Thing) => Made) {
  const { items, next } = pageOf(ask.things.all(kind, ask.accountId, ask.region), ask, names, 1000);
  return { items: items.map(make), IsTruncated: next !== undefined, Marker: next };
}

function arn(ask: Ask, kind: 'group' | 'policy' | 'role' | 'user', { name }: Thing): string {
  return `arn:aws:iam::${ask.accountId}:${kind}/${name}`;
}

function tagsOf({ index }: Thing) {
  return [{ Key: 'team', Value: `team-${index % 7}` }];
}

function role(ask: Ask, thing: Thing) {
  return {
    Path: '/',
    RoleName: thing.name,
    RoleId: `AROA${thing.hex.toUpperCase()}`,
    Arn: arn(ask, 'role', thing),
    CreateDate: created,
    AssumeRolePolicyDocument: trust,
    MaxSessionDuration: 3600,
  };
}

function user(ask: Ask, thing: Thing) {
  return {
    Path: '/',
    UserName: thing.name,
    UserId: `AIDA${thing.hex.toUpperCase()}`,
    Arn: arn(ask, 'user', thing),
    CreateDate: created,
  };
}

function group(ask: Ask, thing: Thing) {
  return {
    Path: '/',
    GroupName: thing.name,
    GroupId: `AGPA${thing.hex.toUpperCase()}`,
    Arn: arn(ask, 'group', thing),
    CreateDate: created,
  };
}

function policy(ask: Ask, thing: Thing) {
  return {
    Path: '/',
    PolicyName: thing.name,
    PolicyId: `ANPA${thing.hex.toUpperCase()}`,
    Arn: arn(ask, 'policy', thing),
    CreateDate: created,
    UpdateDate: created,
    DefaultVersionId: 'v1',
    AttachmentCount: 1,
    PermissionsBoundaryUsageCount: 0,
    IsAttachable: true,
  };
}

const managed = [{ PolicyName: 'ReadOnlyAccess', PolicyArn: 'arn:aws:iam::aws:policy/ReadOnlyAccess' }];
const inline = [{ PolicyName: 'own', PolicyDocument: access }];

/** One filter at a time, as the catalogue asks; the pages of several would follow each other. */
function details(ask: Ask) {
  const filter = ask.parameters('Filter.member.1') ?? 'User';
  const none = { UserDetailList: [], GroupDetailList: [], RoleDetailList: [], Policies: [] };
  if (filter === 'Role') {
    const { items, ...rest } = page(ask, 'role', (thing) => ({
      ...role(ask, thing),
      InstanceProfileList: [],
      RolePolicyList: inline,
      AttachedManagedPolicies: managed,
      Tags: tagsOf(thing),
      RoleLastUsed: { LastUsedDate: created, Region: 'us-east-1' },
    }));
    return { ...none, RoleDetailList: items, ...rest };
  }
  if (filter === 'Group') {
    const { items, ...rest } = page(ask, 'group', (thing) => ({
      ...group(ask, thing),
      GroupPolicyList: inline,
      AttachedManagedPolicies: managed,
    }));
    return { ...none, GroupDetailList: items, ...rest };
  }
  if (filter === 'LocalManagedPolicy') {
    const { items, ...rest } = page(ask, 'policy', (thing) => ({
      ...policy(ask, thing),
      PolicyVersionList: [{ Document: access, VersionId: 'v1', IsDefaultVersion: true, CreateDate: created }],
    }));
    return { ...none, Policies: items, ...rest };
  }
  const { items, ...rest } = page(ask, 'user', (thing) => ({
    ...user(ask, thing),
    UserPolicyList: inline,
    GroupList: [],
    AttachedManagedPolicies: managed,
    Tags: tagsOf(thing),
  }));
  return { ...none, UserDetailList: items, ...rest };
}

function credentialReport(ask: Ask): Uint8Array {
  const users = ask.things.all('user', ask.accountId, ask.region).map((thing) => [thing.name, arn(ask, 'user', thing)]);
  const rows = [['<root_account>', `arn:aws:iam::${ask.accountId}:root`], ...users].map(([name, userArn]) =>
    [name, userArn, created.toISOString(), 'true', 'no_information', created.toISOString(), 'N/A', 'true'].join(','),
  );
  const header =
    'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active';
  return new TextEncoder().encode([header, ...rows].join('\n'));
}

export const iam = answersOf<Sdk>('iam', {
  ListRoles: (ask) => {
    const { items, ...rest } = page(ask, 'role', (thing) => role(ask, thing));
    return { Roles: items, ...rest };
  },
  ListUsers: (ask) => {
    const { items, ...rest } = page(ask, 'user', (thing) => user(ask, thing));
    return { Users: items, ...rest };
  },
  ListGroups: (ask) => {
    const { items, ...rest } = page(ask, 'group', (thing) => group(ask, thing));
    return { Groups: items, ...rest };
  },
  ListPolicies: (ask) => {
    const { items, ...rest } = page(ask, 'policy', (thing) => policy(ask, thing));
    return { Policies: items, ...rest };
  },
  GetAccountAuthorizationDetails: details,
  // An account that was read within the last four hours has its report.
  GenerateCredentialReport: always({ State: 'COMPLETE' as const }),
  GetCredentialReport: (ask) => ({
    Content: credentialReport(ask),
    ReportFormat: 'text/csv' as const,
    GeneratedTime: created,
  }),
  GetAccountPasswordPolicy: () => {
    throw new None('NoSuchEntity');
  },
});
