/**
 * What GetAccountAuthorizationDetails tells of many principals in one call: inline policies, attached policies,
 * boundaries, memberships and tags. It replaces four and more calls for each of them.
 */
import { listedIn } from '../fields.ts';
import type { OutputOf } from '../sdk.ts';
import { iam } from './service.ts';

type Details = OutputOf<typeof import('@aws-sdk/client-iam'), 'GetAccountAuthorizationDetails'>;
export type UserDetail = NonNullable<Details['UserDetailList']>[number];
export type RoleDetail = NonNullable<Details['RoleDetailList']>[number];
export type GroupDetail = NonNullable<Details['GroupDetailList']>[number];
export type PolicyDetail = NonNullable<Details['Policies']>[number];

type ByArn<Detail> = ReadonlyMap<string | undefined, Detail>;

const pageSize = 200;

export const accountDetails = iam.op('GetAccountAuthorizationDetails');

export const userDetails = {
  input: { Filter: ['User' as const], MaxItems: pageSize },
  index: (pages: readonly Details[]): ByArn<UserDetail> =>
    new Map(listedIn(pages, (page) => page.UserDetailList).map((user) => [user.Arn, user])),
};

export const roleDetails = {
  input: { Filter: ['Role' as const], MaxItems: pageSize },
  index: (pages: readonly Details[]): ByArn<RoleDetail> =>
    new Map(listedIn(pages, (page) => page.RoleDetailList).map((role) => [role.Arn, role])),
};

export const groupDetails = {
  input: { Filter: ['Group' as const], MaxItems: pageSize },
  index: (pages: readonly Details[]): ByArn<GroupDetail> =>
    new Map(listedIn(pages, (page) => page.GroupDetailList).map((group) => [group.Arn, group])),
};

export const policyDetails = {
  input: { Filter: ['LocalManagedPolicy' as const], MaxItems: pageSize },
  index: (pages: readonly Details[]): ByArn<PolicyDetail> =>
    new Map(listedIn(pages, (page) => page.Policies).map((policy) => [policy.Arn, policy])),
};
