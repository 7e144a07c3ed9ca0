/** All resource types, in the order in which people see them. A new type is one line here. */
import { trail, trailMeta } from './cloudtrail.ts';
import { table } from './dynamodb.ts';
import { image } from './ec2/images.ts';
import { instance } from './ec2/instances.ts';
import { networkAcl } from './ec2/networkAcls.ts';
import { securityGroup } from './ec2/securityGroups.ts';
import { volume } from './ec2/volumes.ts';
import { vpc } from './ec2/vpcs.ts';
import { group } from './iam/groups.ts';
import { passwordPolicy } from './iam/passwordPolicy.ts';
import { policy } from './iam/policies.ts';
import { role } from './iam/roles.ts';
import { rootUser } from './iam/rootUser.ts';
import { user } from './iam/users.ts';
import { key } from './kms.ts';
import { lambdaFunction } from './lambda.ts';
import { dbInstance } from './rds.ts';
import { bucket } from './s3.ts';
import type { CatalogType } from './types.ts';

export const catalog: readonly CatalogType[] = [
  trail,
  trailMeta,
  table,
  image,
  instance,
  networkAcl,
  securityGroup,
  volume,
  vpc,
  group,
  policy,
  role,
  rootUser,
  user,
  key,
  lambdaFunction,
  passwordPolicy,
  dbInstance,
  bucket,
];
