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
    const [, , , , accountId = '', role = ''] = asked(ask, 'RoleArn').split(':');
    const name = role.replace('role/', '');
    return {
      Credentials: {
        AccessKeyId: accessKeyOf(accountId),
        SecretAccessKey: 'stub',
        SessionToken: 'stub',
        Expiration: new Date(Date.now() + 3_600_000),
      },
      AssumedRoleUser: {
        AssumedRoleId: 'AROAEXAMPLE:panther-scan',
        Arn: `arn:aws:sts::${accountId}:assumed-role/${name}/panther-scan`,
      },
    };
  },
});
