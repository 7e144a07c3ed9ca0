/** What is known of IAM's actions, resources and condition keys. JSON-safe: scripts/build/languageData writes it. */

export type AccessLevel = 'List' | 'Read' | 'Write' | 'Permissions management' | 'Tagging';

export interface ActionSchema {
  /** As AWS writes it: `PutObject`. */
  readonly name: string;
  readonly level: AccessLevel;
  readonly doc: string;
  /** Kinds of resources that it can be limited to; []: it works with `*` only. */
  readonly resources: readonly string[];
  readonly conditionKeys: readonly string[];
}

export interface IamService {
  /** `s3`. */
  readonly prefix: string;
  readonly name: string;
  /** By lower-case name. */
  readonly actions: Readonly<Record<string, ActionSchema>>;
  /** By kind: ARN patterns such as `arn:${Partition}:s3:::${BucketName}`. */
  readonly resources: Readonly<Record<string, readonly string[]>>;
  /** By lower-case key, as AWS writes it: `s3:prefix`. */
  readonly conditionKeys: Readonly<
    Record<string, { readonly key: string; readonly type: string; readonly doc: string }>
  >;
}

export interface IamIndex {
  readonly date: string;
  /** Prefixes, sorted. */
  readonly services: readonly string[];
  /** Null: no such service. */
  get(prefix: string): IamService | null;
  /**
   * What a managed policy of AWS allows on all resources, in lower case: `ec2:describe*`. Null: it is not known here.
   */
  managedPolicy(name: string): readonly string[] | null;
}
