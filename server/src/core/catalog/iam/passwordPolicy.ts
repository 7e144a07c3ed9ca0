import { fieldsOf } from '../fields.ts';
import { pantherId } from '../place.ts';
import type { OutputOf } from '../sdk.ts';
import { list } from '../service.ts';
import { iam, noSuchEntity } from './service.ts';

const type = 'AWS.PasswordPolicy';

type Answer = OutputOf<typeof import('@aws-sdk/client-iam'), 'GetAccountPasswordPolicy'>;

interface Item {
  readonly policy: NonNullable<Answer['PasswordPolicy']> | null;
}

/** Every account has exactly one, which may say that there is none. */
export const passwordPolicy = list(iam.op('GetAccountPasswordPolicy'), {
  items: ({ PasswordPolicy: policy }): readonly Item[] | undefined => policy && [{ policy }],
  absent: noSuchEntity,
  whenAbsent: [{ policy: null }],
}).as({
  type,
  cfn: null,
  label: 'Password policies',
  icon: 'lock',
  scope: 'global',
  consolePath: () => 'iam/home#/account_settings',
  model: ({ policy }, _, place) => ({
    resourceId: pantherId(place, type),
    name: type,
    tags: {},
    attributes: {
      ...fieldsOf(policy, [
        'AllowUsersToChangePassword',
        'ExpirePasswords',
        'HardExpiry',
        'MaxPasswordAge',
        'MinimumPasswordLength',
        'PasswordReusePrevention',
        'RequireLowercaseCharacters',
        'RequireNumbers',
        'RequireSymbols',
        'RequireUppercaseCharacters',
      ]),
      AnyExist: policy !== null,
    },
  }),
});
