import type { Ownership } from './account.ts';

export interface SecurityBlueprint {
  readonly keys?: readonly Key[];
  readonly secrets?: readonly Secret[];
  readonly parameters?: readonly Parameter[];
  readonly documents?: readonly Document[];
  readonly userPools?: readonly UserPool[];
  readonly identityPools?: readonly IdentityPool[];
  readonly authorities?: readonly Authority[];
  readonly firewalls?: readonly Firewall[];
  readonly shares?: readonly Share[];
  readonly detection?: Detection;
}

export interface Key {
  readonly alias: string;
  readonly description: string;
  readonly rotation: boolean;
  readonly owner: Ownership;
  /** Scheduled to be deleted. */
  readonly retired?: boolean;
}

export interface Secret {
  readonly name: string;
  readonly owner: Ownership;
  readonly description: string;
  /** The function of the region that rotates it. */
  readonly rotatedBy?: string;
  /** Another account that may read it. */
  readonly sharedWith?: string;
}

export interface Parameter {
  readonly name: string;
  readonly owner: Ownership;
  readonly kind: 'String' | 'StringList' | 'SecureString';
  readonly value: string;
}

export interface Document {
  readonly name: string;
  readonly owner: Ownership;
  readonly public?: boolean;
}

export interface UserPool {
  readonly name: string;
  readonly owner: Ownership;
  readonly mfa: 'ON' | 'OPTIONAL' | 'OFF';
  readonly passwordLength: number;
}

export interface IdentityPool {
  readonly name: string;
  readonly owner: Ownership;
  readonly unauthenticated: boolean;
}

export interface Authority {
  readonly name: string;
  readonly owner: Ownership;
}

export interface Firewall {
  readonly name: string;
  readonly owner: Ownership;
  readonly network: string;
}

/** A network's private subnets, shared with another account. */
export interface Share {
  readonly name: string;
  readonly owner: Ownership;
  readonly network: string;
  readonly with: string;
}

/** The services that watch an account. */
export interface Detection {
  /** The bucket that AWS Config records to. */
  readonly configBucket?: string;
  readonly guardDuty?: boolean;
  readonly securityHub?: boolean;
  readonly macie?: boolean;
  readonly inspector?: boolean;
}
