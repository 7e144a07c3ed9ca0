/** The regions that are enabled in every account of a partition: what is left when AWS may not be asked. */
import type { Region } from '../accounts/account.ts';
import { homeRegion, partitionOfRegion } from './partition.ts';

const DEFAULTS: Readonly<Record<string, readonly Region[]>> = {
  aws: [
    'ap-northeast-1',
    'ap-northeast-2',
    'ap-northeast-3',
    'ap-south-1',
    'ap-southeast-1',
    'ap-southeast-2',
    'ca-central-1',
    'eu-central-1',
    'eu-north-1',
    'eu-west-1',
    'eu-west-2',
    'eu-west-3',
    'sa-east-1',
    'us-east-1',
    'us-east-2',
    'us-west-1',
    'us-west-2',
  ],
  'aws-cn': ['cn-north-1', 'cn-northwest-1'],
  'aws-us-gov': ['us-gov-east-1', 'us-gov-west-1'],
  'aws-eusc': ['eusc-de-east-1'],
};

/** `home`: the partition's home region, all that is known of a partition that is not in the list. */
export function defaultRegions(partition: string, home: Region): readonly Region[] {
  return DEFAULTS[partition] ?? [home];
}

/** Whether a region is disabled until an account enables it. */
export function isOptIn(region: Region): boolean {
  const partition = partitionOfRegion(region);
  return !defaultRegions(partition, homeRegion(partition)).includes(region);
}
