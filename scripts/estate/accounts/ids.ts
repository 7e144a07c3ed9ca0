import type { EstateAccount } from '../blueprint/account.ts';

export const master: EstateAccount = {
  id: '111122223333',
  name: 'Security',
  email: 'aws-security@acme.example',
  profile: 'security',
};

export const payments: EstateAccount = {
  id: '123456789012',
  name: 'Payments',
  email: 'aws-payments@acme.example',
  profile: 'payments',
};

export const securityDev: EstateAccount = {
  id: '222233334444',
  name: 'Security Dev',
  email: 'aws-security-dev@acme.example',
  profile: 'security-dev',
};

export const sandbox: EstateAccount = {
  id: '333344445555',
  name: 'Sandbox',
  email: 'aws-sandbox@acme.example',
  profile: 'sandbox',
};

export const estateAccounts: readonly EstateAccount[] = [master, payments, securityDev, sandbox];

export const estateRegions: readonly string[] = ['us-east-1', 'us-west-2', 'eu-west-1'];
