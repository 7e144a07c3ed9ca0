import type { Region } from '../accounts/account.ts';

interface PartitionHosts {
  readonly partition: string;
  readonly prefix: string;
  readonly console: string;
  readonly dnsSuffix: string;
}

const standard: PartitionHosts = {
  partition: 'aws',
  prefix: '',
  console: 'console.aws.amazon.com',
  dnsSuffix: 'amazonaws.com',
};

const others: readonly PartitionHosts[] = [
  { partition: 'aws-cn', prefix: 'cn-', console: 'console.amazonaws.cn', dnsSuffix: 'amazonaws.com.cn' },
  { partition: 'aws-us-gov', prefix: 'us-gov-', console: 'console.amazonaws-us-gov.com', dnsSuffix: 'amazonaws.com' },
  { partition: 'aws-iso', prefix: 'us-iso-', console: 'console.c2shome.ic.gov', dnsSuffix: 'c2s.ic.gov' },
  { partition: 'aws-iso-b', prefix: 'us-isob-', console: 'console.sc2shome.sgov.gov', dnsSuffix: 'sc2s.sgov.gov' },
  { partition: 'aws-eusc', prefix: 'eusc-', console: 'console.amazonaws-eusc.eu', dnsSuffix: 'amazonaws.eu' },
];

/** The partition of a region, by its code alone: a region that AWS opens tomorrow is known too. */
export function partitionOfRegion(region: Region): string {
  return (others.find((hosts) => region.startsWith(hosts.prefix)) ?? standard).partition;
}

/** The host of the AWS console, to which a region may be put in front. */
export function consoleHost(partition: string): string {
  return hostsOf(partition).console;
}

/** The end of the partition's endpoint names: `amazonaws.com`. */
export function dnsSuffix(partition: string): string {
  return hostsOf(partition).dnsSuffix;
}

/** The name by which policies and organizations know a service: the same in every partition. */
export function servicePrincipal(service: string): string {
  return `${service}.${standard.dnsSuffix}`;
}

/** The partition whose console a host belongs to; undefined: the host is no AWS console. */
export function partitionOfConsole(host: string): string | undefined {
  const name = host.toLowerCase();
  return [standard, ...others].find((hosts) => name === hosts.console || name.endsWith(`.${hosts.console}`))?.partition;
}

/** A region where the partition's global services answer. */
export function homeRegion(partition: string): Region {
  if (partition === 'aws-cn') return 'cn-north-1';
  if (partition === 'aws-us-gov') return 'us-gov-west-1';
  if (partition === 'aws-iso') return 'us-iso-east-1';
  if (partition === 'aws-iso-b') return 'us-isob-east-1';
  if (partition === 'aws-eusc') return 'eusc-de-east-1';
  return 'us-east-1';
}

function hostsOf(partition: string): PartitionHosts {
  return others.find((hosts) => hosts.partition === partition) ?? standard;
}
