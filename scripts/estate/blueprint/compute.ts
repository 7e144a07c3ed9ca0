import type { Ownership } from './account.ts';

export interface ComputeBlueprint {
  readonly images?: readonly Image[];
  readonly keyPairs?: readonly KeyPair[];
  readonly instances?: readonly Instance[];
  readonly volumes?: readonly Volume[];
  readonly launchTemplates?: readonly LaunchTemplate[];
  readonly launchConfigurations?: readonly LaunchConfiguration[];
  readonly scalingGroups?: readonly ScalingGroup[];
  readonly layers?: readonly Layer[];
  readonly functions?: readonly LambdaFunction[];
}

export interface Image {
  readonly name: string;
  readonly description: string;
  readonly shared?: boolean;
  readonly owner: Ownership;
}

export interface KeyPair {
  readonly name: string;
  readonly owner: Ownership;
}

export interface Instance {
  readonly name: string;
  readonly type: string;
  readonly count: number;
  readonly image: string;
  readonly network: string;
  readonly securityGroup: string;
  readonly owner: Ownership;
  readonly userData?: string;
  readonly stopped?: boolean;
  /** The instance metadata service asks for a session token. */
  readonly tokensRequired?: boolean;
}

export interface Volume {
  readonly name: string;
  readonly sizeGiB: number;
  readonly encrypted: boolean;
  readonly owner: Ownership;
  /** How many snapshots it has. */
  readonly snapshots?: number;
  readonly publicSnapshot?: boolean;
}

export interface LaunchTemplate {
  readonly name: string;
  readonly image: string;
  readonly type: string;
  readonly owner: Ownership;
  readonly tokensRequired: boolean;
  readonly userData?: string;
}

export interface LaunchConfiguration {
  readonly name: string;
  readonly image: string;
  readonly type: string;
  readonly publicIp: boolean;
  readonly userData?: string;
}

export interface ScalingGroup {
  readonly name: string;
  readonly owner: Ownership;
  readonly network: string;
  /** Of the same region. */
  readonly from: { readonly launchTemplate: string } | { readonly launchConfiguration: string };
  readonly size: number;
}

export interface Layer {
  readonly name: string;
  readonly description: string;
  readonly runtime: LambdaFunction['runtime'];
}

export interface LambdaFunction {
  readonly name: string;
  readonly runtime: 'nodejs22.x' | 'python3.13' | 'java21';
  readonly owner: Ownership;
  readonly environment?: Readonly<Record<string, string>>;
  /** Who may invoke it by its resource policy: a service, or `*`. */
  readonly invokedBy?: string;
  /** It has a URL: for those who sign their requests, or for all. */
  readonly url?: 'signed' | 'anyone';
  /** A queue of the region whose messages it gets. */
  readonly reads?: string;
}
