/** What an account of the sample estate holds: plain data that the files in `services/` create through the SDK. */
import type { AnalyticsBlueprint } from './analytics.ts';
import type { ComputeBlueprint } from './compute.ts';
import type { ContainersBlueprint } from './containers.ts';
import type { DataBlueprint } from './data.ts';
import type { DeliveryBlueprint } from './delivery.ts';
import type { EdgeBlueprint, RegionalEdgeBlueprint } from './edge.ts';
import type { Identities } from './identities.ts';
import type { LoadBalancingBlueprint } from './loadBalancing.ts';
import type { MessagingBlueprint } from './messaging.ts';
import type { NetworkBlueprint } from './network.ts';
import type { OperationsBlueprint } from './operations.ts';
import type { SecurityBlueprint } from './security.ts';
import type { Bucket, Trail } from './storage.ts';

export interface EstateAccount {
  readonly id: string;
  readonly name: string;
  readonly email: string;
  /** The profile with which a user reaches it. */
  readonly profile: string;
}

export interface Ownership {
  readonly team: string;
  readonly env: 'prod' | 'dev' | 'test' | 'security';
  readonly costCentre: string;
  readonly dataClass: 'public' | 'internal' | 'confidential' | 'restricted';
}

export interface AccountBlueprint extends EdgeBlueprint {
  readonly account: EstateAccount;
  readonly identities: Identities;
  readonly buckets: readonly Bucket[];
  /** Whatever the buckets themselves say. */
  readonly blocksPublicBuckets?: boolean;
  readonly trails: readonly Trail[];
  readonly regions: readonly RegionBlueprint[];
}

/** A list that is left out is empty. */
export interface RegionBlueprint
  extends AnalyticsBlueprint,
    ComputeBlueprint,
    ContainersBlueprint,
    DataBlueprint,
    DeliveryBlueprint,
    LoadBalancingBlueprint,
    MessagingBlueprint,
    NetworkBlueprint,
    OperationsBlueprint,
    RegionalEdgeBlueprint,
    SecurityBlueprint {
  readonly region: string;
}
