/** What is known of CloudFormation's resource types. JSON-safe: scripts/build/languageData writes it, type by type. */

/** What a value must be. */
export type ValueType =
  | { readonly kind: 'string'; readonly values?: readonly string[] }
  | { readonly kind: 'integer' | 'number' | 'boolean' | 'json' | 'timestamp' | 'tag' | 'null' }
  | { readonly kind: 'list'; readonly of: ValueType }
  | { readonly kind: 'map'; readonly of: ValueType }
  /** One of the resource type's own definitions, by name. */
  | { readonly kind: 'object'; readonly name: string }
  | { readonly kind: 'union'; readonly of: readonly ValueType[] };

export interface PropertySchema {
  readonly type: ValueType;
  readonly required?: true;
  /** Markdown, its first paragraph or two. */
  readonly doc?: string;
  /** A regular expression as AWS gives it: it may be none that JavaScript takes, and it is not anchored. */
  readonly pattern?: string;
  /** Of texts, and of lists and maps their sizes. */
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minimum?: number;
  readonly maximum?: number;
  /** A change makes a new resource. */
  readonly replaces?: 'yes' | 'maybe';
  readonly initial?: string;
  readonly deprecated?: true;
  /** What of other resources it names, not all that it could: a type and what identifies it, `AWS::IAM::Role Arn`. */
  readonly links?: readonly string[];
}

export interface DefinitionSchema {
  readonly doc?: string;
  readonly properties: Readonly<Record<string, PropertySchema>>;
}

export interface AttributeSchema {
  readonly type: ValueType;
  readonly doc?: string;
}

export interface ResourceSchema extends DefinitionSchema {
  readonly type: string;
  readonly definitions: Readonly<Record<string, DefinitionSchema>>;
  /** What Fn::GetAtt gives, by name (`Endpoint.Address`); they cannot be set. */
  readonly attributes: Readonly<Record<string, AttributeSchema>>;
  readonly primaryIdentifier: readonly string[];
  /** What Ref gives where it is not the primary identifier. Of several attributes it makes one text, `a|b`. */
  readonly ref?: readonly string[];
  /** The property that holds tags; null: the type has none. */
  readonly tags: string | null;
  /** It keeps data: losing it loses them. */
  readonly stateful: boolean;
  /** `arn:${Partition}:sqs:${Region}:${Account}:${QueueName}`; null: not known. */
  readonly arn: string | null;
}

/** The resource types that are known, read one by one. */
export interface SchemaIndex {
  /** When the data were made: `2026-10-01`. */
  readonly date: string;
  /** Sorted. */
  readonly types: readonly string[];
  has(type: string): boolean;
  /** Null: no such type. */
  get(type: string): ResourceSchema | null;
}
