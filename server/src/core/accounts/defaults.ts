import type { Account } from './account.ts';

/** What an account has where the accounts file or a person says nothing. */
export const accountDefaults: Omit<Account, 'id' | 'name' | 'externalId'> = {
  label: 'other',
  realTime: false,
  remediation: false,
  regions: ['*'],
  ignore: { regions: [], types: [], resources: [] },
  enabled: true,
};
