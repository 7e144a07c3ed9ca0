import type { ContainersBlueprint } from '../../../blueprint/containers.ts';
import { ledger, payments, risk } from '../owners.ts';

const registry = '123456789012.dkr.ecr.us-east-1.amazonaws.com';

export const containers: ContainersBlueprint = {
  repositories: [
    { name: 'payments/checkout', owner: payments, scanOnPush: true, immutable: true, pullableBy: '222233334444' },
    { name: 'payments/gateway', owner: payments, scanOnPush: true, immutable: true },
    { name: 'ledger/api', owner: ledger, scanOnPush: true, immutable: true },
    { name: 'risk/scoring', owner: risk, scanOnPush: false, immutable: false },
    { name: 'legacy/batch', owner: ledger, scanOnPush: false, immutable: false, pullableBy: '*' },
  ],
  tasks: [
    {
      family: 'gateway',
      owner: payments,
      image: `${registry}/payments/gateway:4.18.2`,
      environment: { STAGE: 'prod', ACQUIRER_TOKEN: 'sample-acquirer-token' },
    },
    { family: 'scoring', owner: risk, image: `${registry}/risk/scoring:latest`, environment: { STAGE: 'prod' } },
    { family: 'legacy-batch', owner: ledger, image: `${registry}/legacy/batch:latest`, privileged: true },
  ],
  containerClusters: [
    {
      name: 'payments',
      owner: payments,
      insights: true,
      services: [
        { name: 'gateway', task: 'gateway', count: 3, network: 'payments', securityGroup: 'payments-api' },
        { name: 'scoring', task: 'scoring', count: 2, network: 'payments', securityGroup: 'payments-api' },
      ],
    },
  ],
  kubernetesClusters: [
    {
      name: 'ledger',
      owner: ledger,
      version: '1.33',
      network: 'payments',
      key: 'ledger',
      logging: true,
      nodeGroups: [
        { name: 'general', type: 'm7i.xlarge', size: 3 },
        { name: 'memory', type: 'r7i.xlarge', size: 2 },
      ],
    },
    {
      name: 'reporting',
      owner: ledger,
      version: '1.28',
      network: 'payments',
      publicFrom: '0.0.0.0/0',
      logging: false,
      nodeGroups: [{ name: 'general', type: 'm6i.large', size: 1 }],
    },
  ],
};
