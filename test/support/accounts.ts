/** An account of the sample estate as the accounts file has it; others are made of it. */
import type { Account } from '../../server/src/core/accounts/account.ts';
import { accountDefaults } from '../../server/src/core/accounts/defaults.ts';

export const payments: Account = {
  ...accountDefaults,
  id: '123456789012',
  name: 'Payments',
  label: 'prod',
  realTime: true,
  externalId: 'panther-0123456789abcdef',
};
