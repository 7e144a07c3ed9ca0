import { fieldsOf } from '../fields.ts';
import { pantherId } from '../place.ts';
import { list } from '../service.ts';
import { iam, noSuchEntity } from './service.ts';

const type = 'AWS.PasswordPolicy';

/** Every account has exactly one, which may say that there is none. */
export const passwordPolicy = list(iam.op('GetAccountPasswordPolicy'), {
  items: (page) => [{ policy: page.PasswordPolicy ?? null }],
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
