/** All resource types, in the order in which they are listed to people. A new type is one line here. */
import { group } from './iam/groups.ts';
import { passwordPolicy } from './iam/passwordPolicy.ts';
import { policy } from './iam/policies.ts';
import { role } from './iam/roles.ts';
import { rootUser } from './iam/rootUser.ts';
import { user } from './iam/users.ts';
import { lambdaFunction } from './lambda.ts';
import { bucket } from './s3.ts';
import type { CatalogType } from './types.ts';

export const catalog: readonly CatalogType[] = [
  group,
  policy,
  role,
  rootUser,
  user,
  passwordPolicy,
  lambdaFunction,
  bucket,
];
