import { serviceOf } from '../service.ts';

export const networkFirewall = serviceOf<typeof import('@aws-sdk/client-network-firewall')>({
  id: 'network-firewall',
  label: 'Network Firewall',
});

export const gone = ['ResourceNotFoundException'];
export const pageSize = 100;

/** Whom a policy or a rule group is shared with; there is none where it is not shared. */
export const describeResourcePolicy = networkFirewall.op('DescribeResourcePolicy');
