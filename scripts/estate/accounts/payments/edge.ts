import type { Distribution, Zone } from '../../blueprint/edge.ts';
import { payments, platform, website } from './owners.ts';

export const zones: readonly Zone[] = [
  {
    name: 'acme.example',
    owner: website,
    records: [
      { name: '', type: 'MX', values: ['10 mail.acme.example'] },
      { name: '', type: 'TXT', values: ['"v=spf1 include:mail.example -all"'] },
      { name: '', type: 'CAA', values: ['0 issue "amazon.com"'] },
      { name: 'www', type: 'CNAME', values: ['d111111abcdef8.cloudfront.net'] },
      // Nobody has the bucket any more: whoever makes it speaks for Acme.
      { name: 'summer-campaign', type: 'CNAME', values: ['acme-summer-2023.s3-website-us-east-1.amazonaws.com'] },
    ],
  },
  {
    name: 'pay.acme.example',
    owner: payments,
    records: [
      { name: 'api', type: 'CNAME', values: ['payments-edge.us-east-1.elb.amazonaws.com'] },
      { name: 'status', type: 'A', values: ['203.0.113.20'] },
    ],
  },
  {
    name: 'payments.acme.internal',
    owner: platform,
    network: 'payments',
    records: [
      { name: 'ledger', type: 'A', values: ['10.20.1.20'] },
      { name: 'vault', type: 'A', values: ['10.20.1.30'] },
    ],
  },
];

export const distributions: readonly Distribution[] = [
  {
    domain: 'www.acme.example',
    owner: website,
    bucket: 'acme-website',
    accessControl: true,
    httpsOnly: true,
    logsTo: 'acme-website-logs',
    webAcl: 'website',
  },
  {
    domain: 'old.acme.example',
    owner: website,
    bucket: 'acme-legacy-uploads',
    accessControl: false,
    httpsOnly: false,
  },
];
