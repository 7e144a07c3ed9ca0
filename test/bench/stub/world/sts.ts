import { accessKeyOf } from '../configuration.ts';
import { answersOf, asked } from './answers.ts';

type Sdk = typeof import('@aws-sdk/client-sts');

export const sts = answersOf<Sdk>('sts', {
  GetCallerIdentity: (ask) => ({
    Account: ask.accountId,
    Arn: `arn:aws:sts::${ask.accountId}:assumed-role/PantherAuditRole-us-east-1/panther-scan`,
    UserId: 'AROAEXAMPLE:panther-scan',
  }),
  AssumeRole: (ask) => {
    const role = asked(ask, 'RoleArn');
    return {
      Credentials: {
        AccessKeyId: accessKeyOf(role.split(':')[4] ?? ''),
        SecretAccessKey: 'stub',
        SessionToken: 'stub',
        Expiration: new Date(Date.now() + 3_600_000),
      },
      AssumedRoleUser: { AssumedRoleId: 'AROAEXAMPLE:panther-scan', Arn: role },
    };
  },
});
