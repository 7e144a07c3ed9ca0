import type { MessagingBlueprint } from '../../../blueprint/messaging.ts';
import { ledger, payments, platform, risk } from '../owners.ts';

export const messaging: MessagingBlueprint = {
  queues: [
    { name: 'payment-events-failed', owner: payments, encrypted: true },
    { name: 'payment-events', owner: payments, encrypted: true, deadLetters: 'payment-events-failed' },
    { name: 'chargebacks', owner: risk, encrypted: true },
    { name: 'webhook-inbox', owner: payments, encrypted: false, open: true },
    { name: 'nightly-jobs', owner: ledger, encrypted: true },
  ],
  topics: [
    {
      name: 'payment-events',
      owner: payments,
      encrypted: true,
      subscriptions: [
        { protocol: 'sqs', to: 'payment-events' },
        { protocol: 'https', to: 'https://hooks.risk.acme.example/payments' },
      ],
    },
    {
      name: 'security-alerts',
      owner: platform,
      encrypted: true,
      subscriptions: [{ protocol: 'email', to: 'security@acme.example' }],
    },
    {
      name: 'legacy-notices',
      owner: ledger,
      encrypted: false,
      open: true,
      subscriptions: [{ protocol: 'email', to: 'someone@former-supplier.example' }],
    },
  ],
  streams: [
    { name: 'payments', owner: payments, encrypted: true, shards: 4 },
    { name: 'clickstream', owner: risk, encrypted: false, shards: 2 },
  ],
  deliveryStreams: [{ name: 'payments-archive', owner: ledger, bucket: 'acme-ledger-exports', encrypted: true }],
  eventBuses: [{ name: 'payments', owner: payments, from: '222233334444' }],
  rules: [
    {
      name: 'payment-settled',
      owner: payments,
      bus: 'payments',
      on: { source: 'acme.payments' },
      queue: 'payment-events',
    },
    { name: 'nightly-reconcile', owner: ledger, on: { schedule: 'cron(0 2 * * ? *)' }, queue: 'nightly-jobs' },
  ],
  apiDestinations: [{ name: 'incident-pager', url: 'https://pager.example/v2/enqueue', apiKey: 'sample-pager-key' }],
  stateMachines: [
    { name: 'settlement', owner: ledger, role: 'settlement-batch', tracing: true, function: 'settlement-export' },
    { name: 'chargeback', owner: risk, role: 'settlement-batch', tracing: false, function: 'chargeback-worker' },
  ],
};
