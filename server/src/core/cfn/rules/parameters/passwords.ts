/** Properties that hold a password, whatever the type. */
export const passwordProperties: ReadonlySet<string> = new Set([
  'ADDomainJoinPassword',
  'AccountPassword',
  'AdminPassword',
  'AuthToken',
  'CrossRealmTrustPrincipalPassword',
  'DbPassword',
  'KdcAdminPassword',
  'MasterUserPassword',
  'Password',
  'SecretString',
]);
