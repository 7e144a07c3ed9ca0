import type { Ownership } from './account.ts';

export interface Identities {
  readonly passwordPolicy: 'strict' | 'weak' | 'none';
  readonly rootMfa: boolean;
  /** The account's own name for its sign-in page. */
  readonly alias?: string;
  readonly policies: readonly CustomerPolicy[];
  readonly groups: readonly Group[];
  readonly users: readonly User[];
  readonly roles: readonly Role[];
  readonly instanceProfiles?: readonly InstanceProfile[];
  /** Hosts whose tokens the account takes: `token.actions.githubusercontent.com`. */
  readonly oidcProviders?: readonly string[];
  readonly samlProviders?: readonly string[];
  readonly serverCertificates?: readonly string[];
}

export interface CustomerPolicy {
  readonly name: string;
  readonly description: string;
  readonly actions: readonly string[];
  readonly resource: string;
}

export interface Group {
  readonly name: string;
  /** Names of AWS managed policies. */
  readonly managed: readonly string[];
  /** Actions of an inline policy. */
  readonly inline?: readonly string[];
}

export interface User {
  readonly name: string;
  readonly groups: readonly string[];
  readonly owner: Ownership;
  readonly console?: boolean;
  readonly mfa?: boolean;
  readonly accessKeys?: number;
  readonly managed?: readonly string[];
  readonly inline?: readonly string[];
}

export interface Role {
  readonly name: string;
  readonly description: string;
  /** A service (`lambda.amazonaws.com`), an account id, or the host of an OIDC provider. */
  readonly trusts: string;
  readonly owner: Ownership;
  readonly managed: readonly string[];
  readonly inline?: readonly string[];
}

export interface InstanceProfile {
  readonly name: string;
  readonly role: string;
}
