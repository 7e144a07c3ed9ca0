import type { SecurityBlueprint } from '../../../blueprint/security.ts';
import { ledger, payments, platform, risk } from '../owners.ts';

export const security: SecurityBlueprint = {
  keys: [
    { alias: 'card-vault', description: 'Card numbers', rotation: true, owner: payments },
    { alias: 'ledger', description: 'Ledger at rest', rotation: true, owner: ledger },
    { alias: 'settlement', description: 'Settlement files', rotation: true, owner: ledger },
    { alias: 'statements', description: 'Statements of customers', rotation: false, owner: payments },
    { alias: 'fraud-features', description: 'Features of the fraud model', rotation: false, owner: risk },
    { alias: 'old-ledger', description: 'Ledger until 2023', rotation: false, owner: ledger, retired: true },
  ],
  secrets: [
    {
      name: 'card-vault/database',
      owner: payments,
      description: 'Credentials of the card vault',
      rotatedBy: 'rotate-secrets',
    },
    { name: 'ledger/database', owner: ledger, description: 'Credentials of the ledger', rotatedBy: 'rotate-secrets' },
    {
      name: 'acquirer/api-key',
      owner: payments,
      description: 'Key for the acquirer, shared with its support',
      sharedWith: '999988887777',
    },
    { name: 'legacy/ftp', owner: ledger, description: 'FTP server of the settlement partner' },
  ],
  parameters: [
    { name: '/payments/checkout/api-url', owner: payments, kind: 'String', value: 'https://api.pay.acme.example' },
    { name: '/payments/allowed-countries', owner: risk, kind: 'StringList', value: 'DE,FR,IE,NL,US' },
    { name: '/payments/acquirer/token', owner: payments, kind: 'SecureString', value: 'sample-acquirer-token' },
    { name: '/legacy/mysql/password', owner: ledger, kind: 'String', value: 'sample-legacy-password' },
  ],
  documents: [
    { name: 'patch-payments-hosts', owner: platform },
    { name: 'collect-diagnostics', owner: platform, public: true },
  ],
  userPools: [{ name: 'payments-customers', owner: payments, mfa: 'OPTIONAL', passwordLength: 12 }],
  identityPools: [{ name: 'payments-mobile', owner: payments, unauthenticated: true }],
  authorities: [{ name: 'Acme Payments Issuing CA', owner: platform }],
  firewalls: [{ name: 'payments-inspection', owner: platform, network: 'payments' }],
  detection: { configBucket: 'acme-cloudtrail', guardDuty: true, securityHub: true, macie: true, inspector: true },
};
