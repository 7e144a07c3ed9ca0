import type { ComputeBlueprint } from '../../../blueprint/compute.ts';
import { ledger, payments, platform, risk, website } from '../owners.ts';

const webhookSecret = 'whsec_sample_1f7d0c5b9e2a4c86';

const bastionStart = `#!/bin/bash
export DB_PASSWORD='sample-Passw0rd-not-real'
aws s3 cp s3://acme-deploy-artifacts/bastion.tar.gz /opt && tar -xzf /opt/bastion.tar.gz -C /opt
`;

export const compute: ComputeBlueprint = {
  images: [
    { name: 'acme-base-2026.07', description: 'Amazon Linux 2023, hardened', owner: platform },
    { name: 'acme-legacy-2019', description: 'Amazon Linux 1', owner: ledger, shared: true },
  ],
  instances: [
    { ...instance('payments-api', 'm7i.large', 3), securityGroup: 'payments-api', owner: payments },
    { ...instance('card-vault', 'm7i.xlarge', 2), securityGroup: 'card-vault', owner: payments },
    { ...instance('ledger-stream', 'r7i.large', 2), securityGroup: 'ledger', owner: ledger },
    { ...instance('bastion', 't3.micro', 1), securityGroup: 'bastion', owner: platform, userData: bastionStart },
    {
      ...instance('legacy-batch', 'm4.large', 1),
      image: 'acme-legacy-2019',
      network: 'legacy',
      securityGroup: 'legacy-batch',
      owner: ledger,
      tokensRequired: false,
    },
  ],
  volumes: [
    { name: 'ledger-archive', sizeGiB: 500, encrypted: true, owner: ledger, snapshots: 2 },
    { name: 'card-vault-journal', sizeGiB: 200, encrypted: true, owner: payments, snapshots: 1 },
    { name: 'fraud-training', sizeGiB: 1000, encrypted: false, owner: risk },
    { name: 'legacy-data', sizeGiB: 80, encrypted: false, owner: ledger, snapshots: 1, publicSnapshot: true },
  ],
  functions: [
    {
      name: 'checkout',
      runtime: 'nodejs22.x',
      owner: payments,
      environment: { WEBHOOK_SECRET: webhookSecret, STAGE: 'prod' },
    },
    { name: 'refunds', runtime: 'nodejs22.x', owner: payments, environment: { STAGE: 'prod' } },
    {
      name: 'payment-webhook',
      runtime: 'nodejs22.x',
      owner: payments,
      invokedBy: 'apigateway.amazonaws.com',
      reads: 'webhook-inbox',
    },
    { name: 'card-tokenizer', runtime: 'java21', owner: payments },
    {
      name: 'ledger-writer',
      runtime: 'java21',
      owner: ledger,
      environment: { DB_URL: 'postgres://ledger:sample-pw@db/ledger' },
    },
    { name: 'ledger-reconcile', runtime: 'python3.13', owner: ledger, invokedBy: 'events.amazonaws.com' },
    { name: 'settlement-export', runtime: 'python3.13', owner: ledger, invokedBy: 's3.amazonaws.com' },
    { name: 'fraud-scoring', runtime: 'python3.13', owner: risk },
    { name: 'chargeback-worker', runtime: 'python3.13', owner: risk, reads: 'chargebacks' },
    { name: 'website-contact-form', runtime: 'nodejs22.x', owner: website, invokedBy: '*', url: 'anyone' },
    { name: 'rotate-secrets', runtime: 'python3.13', owner: platform, invokedBy: 'secretsmanager.amazonaws.com' },
    { name: 'cost-report', runtime: 'python3.13', owner: platform, url: 'signed' },
  ],
  keyPairs: [
    { name: 'platform-emergency', owner: platform },
    { name: 'legacy-2019', owner: ledger },
  ],
  launchTemplates: [
    {
      name: 'payments-api',
      image: 'acme-base-2026.07',
      type: 'm7i.large',
      owner: payments,
      tokensRequired: true,
      userData: '#!/bin/bash\nsystemctl start payments-api\n',
    },
    { name: 'ledger-stream', image: 'acme-base-2026.07', type: 'r7i.large', owner: ledger, tokensRequired: true },
  ],
  launchConfigurations: [{ name: 'legacy-batch-2019', image: 'acme-legacy-2019', type: 'm4.large', publicIp: true }],
  scalingGroups: [
    {
      name: 'payments-api',
      owner: payments,
      network: 'payments',
      from: { launchTemplate: 'payments-api' },
      size: 3,
    },
    {
      name: 'legacy-batch',
      owner: ledger,
      network: 'legacy',
      from: { launchConfiguration: 'legacy-batch-2019' },
      size: 1,
    },
  ],
  layers: [
    { name: 'payments-common', description: 'Logging, tracing, error handling', runtime: 'nodejs22.x' },
    { name: 'scoring-models', description: 'Models of the fraud scoring', runtime: 'python3.13' },
  ],
};

function instance(name: string, type: string, count: number) {
  return { name, type, count, image: 'acme-base-2026.07', network: 'payments', tokensRequired: true };
}
