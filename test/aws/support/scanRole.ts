import { CreateRoleCommand, IAMClient } from '@aws-sdk/client-iam';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import { inAccount } from './clients.ts';

/** Makes the role that the master account of the tests assumes for scans: the emulator lets any role do everything. */
export async function makeScanRole(endpoint: string, account: Account): Promise<void> {
  const iam = new IAMClient(await inAccount(endpoint, account.id));
  const trust = {
    Version: '2012-10-17',
    Statement: [
      {
        Effect: 'Allow',
        Principal: { AWS: 'arn:aws:iam::111122223333:root' },
        Action: 'sts:AssumeRole',
        Condition: { StringEquals: { 'sts:ExternalId': account.externalId } },
      },
    ],
  };
  const name = 'PantherAuditRole-us-east-1';
  await iam.send(new CreateRoleCommand({ RoleName: name, AssumeRolePolicyDocument: JSON.stringify(trust) }));
  iam.destroy();
}
