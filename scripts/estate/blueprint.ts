/** What an account of the sample estate holds: plain data that the files in `services/` create through the SDK. */

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

export interface AccountBlueprint {
  readonly account: EstateAccount;
  readonly identities: Identities;
  readonly buckets: readonly Bucket[];
  readonly trails: readonly Trail[];
  readonly regions: readonly RegionBlueprint[];
}

export interface RegionBlueprint {
  readonly region: string;
  readonly keys: readonly Key[];
  readonly networks: readonly Network[];
  readonly images: readonly Image[];
  readonly instances: readonly Instance[];
  readonly volumes: readonly Volume[];
  readonly functions: readonly LambdaFunction[];
  readonly tables: readonly Table[];
  readonly databases: readonly Database[];
}

export interface Identities {
  readonly passwordPolicy: 'strict' | 'weak' | 'none';
  readonly rootMfa: boolean;
  readonly policies: readonly CustomerPolicy[];
  readonly groups: readonly Group[];
  readonly users: readonly User[];
  readonly roles: readonly Role[];
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
  /** A service (`lambda.amazonaws.com`) or an account id. */
  readonly trusts: string;
  readonly owner: Ownership;
  readonly managed: readonly string[];
  readonly inline?: readonly string[];
}

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

export interface Key {
  readonly alias: string;
  readonly description: string;
  readonly rotation: boolean;
  readonly owner: Ownership;
  /** Scheduled to be deleted. */
  readonly retired?: boolean;
}

export interface Network {
  readonly name: string;
  readonly cidr: string;
  readonly owner: Ownership;
  /** The bucket that its flow logs go to. */
  readonly flowLogsTo?: string;
  readonly securityGroups: readonly SecurityGroup[];
  readonly acls: readonly string[];
}

export interface SecurityGroup {
  readonly name: string;
  readonly description: string;
  readonly ingress: readonly { readonly port: number; readonly from: string }[];
}

export interface Image {
  readonly name: string;
  readonly description: string;
  readonly shared?: boolean;
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

export interface LambdaFunction {
  readonly name: string;
  readonly runtime: 'nodejs22.x' | 'python3.13' | 'java21';
  readonly owner: Ownership;
  readonly environment?: Readonly<Record<string, string>>;
  /** Who may invoke it by its resource policy: a service, or `*`. */
  readonly invokedBy?: string;
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
