import type { Ownership } from './account.ts';

export interface ContainersBlueprint {
  readonly repositories?: readonly Repository[];
  readonly tasks?: readonly Task[];
  readonly containerClusters?: readonly ContainerCluster[];
  readonly kubernetesClusters?: readonly KubernetesCluster[];
}

export interface Repository {
  readonly name: string;
  readonly owner: Ownership;
  readonly scanOnPush: boolean;
  readonly immutable: boolean;
  /** An account id, or `*`. */
  readonly pullableBy?: string;
}

export interface Task {
  readonly family: string;
  readonly owner: Ownership;
  readonly image: string;
  readonly environment?: Readonly<Record<string, string>>;
  readonly privileged?: boolean;
}

export interface ContainerCluster {
  readonly name: string;
  readonly owner: Ownership;
  readonly insights: boolean;
  readonly services: readonly {
    readonly name: string;
    readonly task: string;
    readonly count: number;
    readonly network: string;
    readonly securityGroup: string;
    readonly publicIp?: boolean;
  }[];
}

export interface KubernetesCluster {
  readonly name: string;
  readonly owner: Ownership;
  readonly version: string;
  readonly network: string;
  /** Who reaches its API from the internet; undefined: nobody. */
  readonly publicFrom?: string;
  /** The alias of the key that encrypts its secrets. */
  readonly key?: string;
  readonly logging: boolean;
  readonly nodeGroups: readonly { readonly name: string; readonly type: string; readonly size: number }[];
}
