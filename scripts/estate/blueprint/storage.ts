import type { Ownership } from './account.ts';

export interface Bucket {
  readonly name: string;
  readonly region: string;
  readonly owner: Ownership;
  readonly policy?: 'tlsOnly' | 'publicRead' | 'trail' | 'accessLogs';
  readonly encryption?: 'AES256' | 'aws:kms';
  readonly versioning?: boolean;
  /** The bucket that its access logs go to. */
  readonly logsTo?: string;
  readonly publicAccess?: 'blocked' | 'open';
  readonly expireAfterDays?: number;
  readonly objectLock?: boolean;
}

export interface Trail {
  readonly name: string;
  readonly region: string;
  readonly bucket: string;
  readonly multiRegion: boolean;
  readonly logging: boolean;
  readonly owner: Ownership;
}
