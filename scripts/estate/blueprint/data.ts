import type { Ownership } from './account.ts';

export interface DataBlueprint {
  readonly tables?: readonly Table[];
  readonly databases?: readonly Database[];
  readonly databaseClusters?: readonly DatabaseCluster[];
  readonly caches?: readonly Cache[];
  readonly fileSystems?: readonly FileSystem[];
  readonly searchDomains?: readonly SearchDomain[];
  readonly kafkaClusters?: readonly KafkaCluster[];
  readonly warehouses?: readonly Warehouse[];
}

export interface Table {
  readonly name: string;
  readonly key: string;
  readonly owner: Ownership;
  readonly autoscaling?: boolean;
  readonly timeToLive?: string;
  readonly index?: string;
}

export interface Database {
  readonly name: string;
  readonly engine: 'postgres' | 'mysql';
  readonly instanceClass: string;
  readonly sizeGiB: number;
  readonly owner: Ownership;
  readonly encrypted: boolean;
  readonly publiclyAccessible?: boolean;
  readonly multiAz?: boolean;
  readonly snapshots?: number;
}

export interface DatabaseCluster {
  readonly name: string;
  readonly engine: 'aurora-postgresql' | 'aurora-mysql';
  readonly owner: Ownership;
  readonly encrypted: boolean;
  readonly snapshot?: boolean;
  /** Who may restore the snapshot: an account id, or `all`. */
  readonly snapshotFor?: string;
}

/** Alone, or a group of nodes that replicate. */
export interface Cache {
  readonly name: string;
  readonly owner: Ownership;
  readonly replicated: boolean;
  readonly encrypted: boolean;
}

export interface FileSystem {
  readonly name: string;
  readonly kind: 'efs' | 'lustre';
  readonly owner: Ownership;
  readonly network: string;
  readonly securityGroup: string;
  readonly encrypted: boolean;
}

export interface SearchDomain {
  readonly name: string;
  readonly owner: Ownership;
  readonly encrypted: boolean;
  /** Who may use it by its policy: an account id, or `*`. */
  readonly openTo: string;
}

export interface KafkaCluster {
  readonly name: string;
  readonly owner: Ownership;
  readonly network: string;
  readonly securityGroup: string;
  readonly plaintext: boolean;
}

export interface Warehouse {
  readonly name: string;
  readonly owner: Ownership;
  readonly encrypted: boolean;
  readonly publiclyAccessible: boolean;
}
