import type { AnalyticsBlueprint } from '../../../blueprint/analytics.ts';
import { ledger, platform, risk } from '../owners.ts';

export const analytics: AnalyticsBlueprint = {
  catalogs: [
    {
      name: 'ledger',
      owner: ledger,
      role: 'reporting',
      bucket: 'acme-ledger-exports',
      encrypted: true,
      source: { url: 'jdbc:postgresql://ledger-core.example:5432/ledger', password: 'sample-glue-password' },
    },
    { name: 'fraud', owner: risk, role: 'reporting', bucket: 'acme-fraud-features', encrypted: false },
  ],
  workGroups: [
    { name: 'finance', owner: ledger, bucket: 'acme-ledger-exports', encrypted: true },
    { name: 'investigations', owner: platform, bucket: 'acme-flow-logs', encrypted: false },
  ],
  assistants: [
    {
      name: 'dispute-helper',
      owner: risk,
      role: 'reporting',
      instruction: 'You help the people of the dispute team to find the documents that belong to a chargeback.',
      bucket: 'acme-fraud-features',
    },
  ],
  models: [{ name: 'fraud-scoring', owner: risk, role: 'fraud-scoring' }],
};
