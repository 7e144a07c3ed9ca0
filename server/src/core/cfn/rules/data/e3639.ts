import type { ResourceRule } from '../rule.ts';
import { lacks, nameOf, textAt } from '../written.ts';

export const e3639: ResourceRule = {
  kind: 'resource',
  id: 'E3639',
  severity: 'error',
  title: 'Throughput of tables',
  about: 'A table of DynamoDB says its ProvisionedThroughput, unless its BillingMode is PAY_PER_REQUEST.',
  mutedByMacros: true,
  *check(resource) {
    const { type, properties } = resource;
    if (type !== 'AWS::DynamoDB::Table' || !lacks(properties, 'ProvisionedThroughput')) return;
    if (!lacks(properties, 'BillingMode') && textAt(properties, 'BillingMode') !== 'PROVISIONED') return;
    yield {
      span: nameOf(resource),
      message: 'A table needs ProvisionedThroughput, or the BillingMode PAY_PER_REQUEST.',
    };
  },
};
