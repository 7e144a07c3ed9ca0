import type { DeliveryBlueprint } from '../../../blueprint/delivery.ts';
import type { OperationsBlueprint } from '../../../blueprint/operations.ts';
import { ledger, payments, platform } from '../owners.ts';

const metrics = 'Acme/Security';

export const operations: OperationsBlueprint & DeliveryBlueprint = {
  logGroups: [
    {
      name: 'organization-trail',
      owner: platform,
      retentionDays: 400,
      counts: {
        RootSignIns: '{ $.userIdentity.type = "Root" && $.eventType != "AwsServiceEvent" }',
        UnauthorizedCalls: '{ $.errorCode = "*UnauthorizedOperation" || $.errorCode = "AccessDenied*" }',
      },
    },
    { name: '/aws/lambda/checkout', owner: payments, retentionDays: 90, counts: { CheckoutErrors: 'ERROR' } },
    { name: '/aws/lambda/refunds', owner: payments, retentionDays: 90 },
    { name: '/ecs/gateway', owner: payments, retentionDays: 30 },
    { name: '/apigateway/refunds', owner: payments, retentionDays: 90 },
    { name: 'aws-waf-logs-payments-edge', owner: platform, retentionDays: 30 },
    { name: '/legacy/batch', owner: ledger },
  ],
  alarms: [
    { name: 'root-sign-in', metric: 'RootSignIns', namespace: metrics, threshold: 1, topic: 'security-alerts' },
    {
      name: 'unauthorized-calls',
      metric: 'UnauthorizedCalls',
      namespace: metrics,
      threshold: 20,
      topic: 'security-alerts',
    },
    { name: 'checkout-errors', metric: 'CheckoutErrors', namespace: metrics, threshold: 5, topic: 'payment-events' },
    { name: 'legacy-disk', metric: 'DiskUsed', namespace: 'Legacy', threshold: 90 },
  ],
  backups: [
    { name: 'ledger', owner: ledger, keepDays: 365, locked: true },
    { name: 'everything-else', owner: platform, keepDays: 35, locked: false },
  ],
  stacks: [
    { name: 'payments-monitoring', owner: platform, description: 'Notices of the payment services', protected: true },
    { name: 'legacy-batch', owner: ledger, description: 'Old batch hosts', protected: false },
  ],
  stackSets: ['baseline-alarms'],
  buildProjects: [
    { name: 'gateway', owner: payments, role: 'builds', repository: 'acme/payments-gateway', privileged: true },
    {
      name: 'ledger-api',
      owner: ledger,
      role: 'builds',
      repository: 'acme/ledger-api',
      environment: { ARTIFACTORY_TOKEN: 'sample-artifactory-token' },
      privileged: false,
    },
  ],
  pipelines: [
    {
      name: 'gateway',
      owner: payments,
      role: 'pipelines',
      bucket: 'acme-deploy-artifacts',
      repository: 'acme/payments-gateway',
      project: 'gateway',
    },
  ],
};
