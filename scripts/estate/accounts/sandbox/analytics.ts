import type { AnalyticsBlueprint } from '../../blueprint/analytics.ts';
import { learning } from './owner.ts';

export const analytics: AnalyticsBlueprint = {
  catalogs: [
    {
      name: 'workshop',
      owner: learning,
      role: 'experiments',
      bucket: 'acme-sandbox-tmp',
      encrypted: true,
      source: { url: 'jdbc:mysql://workshop-db.example:3306/todo', password: 'sample-etl-pw' },
    },
  ],
  workGroups: [{ name: 'workshop', owner: learning, bucket: 'acme-sandbox-tmp', encrypted: false }],
  hadoopClusters: [{ name: 'try-spark', owner: learning, logsTo: 'acme-sandbox-tmp' }],
  notebooks: [{ name: 'try-notebook', owner: learning, role: 'experiments', rootAccess: true, directInternet: true }],
  studios: [{ name: 'try-studio', owner: learning, role: 'experiments', network: 'sandbox', directInternet: true }],
  devEndpoints: [{ name: 'try-scripts', owner: learning, role: 'experiments' }],
  assistants: [
    {
      name: 'helper',
      owner: learning,
      role: 'experiments',
      instruction: 'You answer questions of those who take part in a workshop about cloud security.',
      bucket: 'acme-sandbox-tmp',
    },
  ],
  models: [{ name: 'try-model', owner: learning, role: 'experiments' }],
};
