/**
 * What a catalogue entry is once built: plain data and pure functions. The engine runs it, the scan role's policy, the
 * tree's labels and the docs are derived from it. Items and results are `unknown` here because each entry has its own;
 * `service.ts` builds entries with full types.
 */
import type { Region } from '../accounts/account.ts';
import type { SecretPath } from '../inventory/redact.ts';

/** Panther's name of a resource type, for example `AWS.S3.Bucket`. */
export type TypeName = `AWS.${string}`;

/** CloudFormation's name of a resource type, for example `AWS::S3::Bucket`. */
export type CfnTypeName = `AWS::${string}::${string}`;

/** An AWS service as this product calls it. */
export interface ServiceInfo {
  /** The name of the SDK client package after `client-`, for example `cloudtrail`. */
  readonly id: string;
  /** The prefix of the service's actions in IAM policies, for example `application-autoscaling`. */
  readonly iamPrefix: string;
  /** IAM permissions whose name differs from the operation's, by operation; [] where none is needed. */
  readonly permissions: Readonly<Record<string, readonly string[]>>;
  readonly label: string;
  /** The same answers in every region, so that what is shared is asked for once, and not once for each. */
  readonly isGlobal: boolean;
}

/** Where a call is made and a resource is modelled. */
export interface Place {
  readonly partition: string;
  readonly accountId: string;
  /** A region, or `global`. */
  readonly region: Region | 'global';
}

/** The fields that every resource has, as a catalogue entry models them; the engine adds account, region and type. */
export interface ResourceFields {
  /** The id under which the inventory keeps the resource: its ARN, or `account:region:Type` where AWS has none. */
  readonly resourceId: string;
  readonly arn?: string | undefined;
  /** The id that AWS gives beside the ARN, for example `i-0abc`. */
  readonly id?: string | undefined;
  readonly name?: string | undefined;
  /** Where the resource lives, if that is not the region of the cell (buckets are listed globally). */
  readonly region?: Region | undefined;
  /** {} = AWS says there are none; undefined = not read. */
  readonly tags?: Readonly<Record<string, string>> | undefined;
  readonly timeCreated?: Date | undefined;
  /**
   * Panther's field names. A field that AWS says is absent is null; one that could not be read is undefined (the
   * inventory then keeps what it knew before).
   */
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** What identifies one resource for a lookup. */
export interface ResourceRef {
  readonly resourceId: string;
  readonly id: string | null;
  readonly name: string | null;
  readonly accountId: string;
  readonly region: Region | 'global';
}

/** Results of the steps so far, by key: the output; null = AWS says there is none; undefined = not read. */
export type Results = Readonly<Record<string, unknown>>;

interface Call {
  readonly service: ServiceInfo;
  readonly action: string;
  readonly next?: NextPage | undefined;
}

/** What the input of the next page has beside that of the first, by what a page says; undefined: it is the last one. */
export type NextPage = (page: object) => object | undefined;

/**
 * An error that means "there is none": AWS's error code; where AWS has one code for several things (Macie denies
 * access when it is merely not switched on), the code and what its message says.
 */
export type Absent =
  | string
  | { readonly code: string; readonly says: string }
  /** See `noSuchService`. */
  | { readonly kind: 'unsupported' };

/** A call that must say `done` before another makes sense (a report that AWS generates on demand). */
export interface PrepareCall extends Call {
  readonly done: (output: unknown) => boolean;
}

/** A paged call whose pages hold the items of the type. */
export interface ListCall extends Call {
  /** One paged call for each of these; [] where none is needed. An item may be found by more than one of them. */
  readonly inputs: (results: Results, place: Place) => readonly object[];
  /**
   * Shared results that `inputs` reads, one after the other. Where one says that there is none, the list is empty and
   * the rest is not asked for; where one was not read, the list is not complete and the cell is not ok.
   */
  readonly needs: readonly string[];
  /** Undefined: the page has no list at all, not even an empty one, so it is not the service's. */
  readonly items: (page: unknown, input: object) => readonly unknown[] | undefined;
  /** Whether pages of these many items, after which AWS says that no other follows, may still not be all. */
  readonly mayBeCut?: ((pages: readonly number[]) => boolean) | undefined;
  /** For trees: the input that lists what an item has in turn. An input that was made already is not made again. */
  readonly follow: ((item: unknown) => object | undefined) | undefined;
  readonly prepare: PrepareCall | undefined;
  /** Errors that mean "there is none", and the items to take then. */
  readonly absent: readonly Absent[];
  readonly whenAbsent: readonly unknown[];
}

/** A paged call made once for all items of a cell; equal calls are made once in a whole account's scan. */
export interface SharedCall extends Call {
  readonly key: string;
  readonly input: object;
  /** What is asked instead for items that are looked up, at most as many as one call of `LookupCall.many` has. */
  readonly ofFew: ((items: readonly unknown[]) => object) | undefined;
  /**
   * Present: the call is made once for each of these, which come from the other shared results, and `index` gets
   * `{ of, output }` of each. Null: there are none; undefined: what they come from was not read.
   */
  readonly inputs: ((results: Results) => readonly object[] | null | undefined) | undefined;
  readonly index: (pages: readonly unknown[]) => unknown;
  readonly prepare: PrepareCall | undefined;
  readonly absent: readonly Absent[];
}

/** A call that tells of many items at once. It is made before the detail calls, which may read its results. */
export interface BatchCall extends Call {
  readonly key: string;
  /** How many items AWS takes in one call. */
  readonly size: number;
  readonly input: (items: readonly unknown[], place: Place) => object;
  /** What the output tells of one of the items; undefined: nothing, so there is none. */
  readonly pick: (output: unknown, item: unknown) => unknown;
  /** Errors that mean, of a call for one item, that there is none. */
  readonly absent: readonly Absent[];
}

/** A call made for each item. */
export interface DetailCall extends Call {
  readonly key: string;
  /** Calls of one wave run side by side; a wave sees the results of the waves before it. */
  readonly wave: number;
  /** Undefined: the call is not needed for this item, its result is null. The place is the cell's. */
  readonly input: (item: unknown, results: Results, place: Place) => object | undefined;
  /** Present: one call for each of these parts; the result is a list of `{ of, output }`. */
  readonly each: ((item: unknown, results: Results) => readonly unknown[]) | undefined;
  /** All pages are read and the result is the list of them. */
  readonly paged: boolean;
  /** Errors that mean "there is none": the result is null. */
  readonly absent: readonly Absent[];
  /** The region to call, if not the cell's. */
  readonly region: ((item: unknown, results: Results) => Region | undefined) | undefined;
}

export interface LookupCall extends Call {
  /** Undefined: this reference cannot be looked up alone; the whole cell is listed instead. */
  readonly input: (ref: ResourceRef) => object | undefined;
  /** None in any page: the resource is gone. Undefined: the page is not the service's. */
  readonly items: (page: unknown, ref: ResourceRef) => readonly unknown[] | undefined;
  /** Errors that mean that the resource is gone. */
  readonly gone: readonly Absent[];
  /** The answer begins with the resource, if it is there: the first page tells all. */
  readonly firstPage: boolean;
  /** How many are looked up in one call; those that are not in its answer are gone. Undefined: one at a time only. */
  readonly many: { readonly size: number; readonly input: (refs: readonly ResourceRef[]) => object } | undefined;
}

interface TypeInfo {
  readonly type: TypeName;
  readonly cfn: CfnTypeName | null;
  /** Plural, as the tree shows it: `S3 buckets`. */
  readonly label: string;
  /** Read through AWS Cloud Control, only in accounts that ask for it. */
  readonly viaCloudControl?: true;
  /** What people should know of what is read, and of what is not: a sentence for the docs. */
  readonly note?: string | undefined;
  /** A codicon's name. */
  readonly icon: string;
  /** `global`: one cell for an account; `regional`: one cell for each of its regions. */
  readonly scope: 'regional' | 'global';
  /** Paths (`CredentialReport.PasswordLastUsed`, `Rules.*.Hits`) whose changes are no history. */
  readonly volatile: readonly string[];
  /** Where the values are that are redacted before anything is written. */
  readonly secrets: readonly SecretPath[];
  /** The page of the AWS console, after `https://<region>.console.aws.amazon.com/`; null: by ARN. */
  readonly consolePath: ((resource: ResourceRef) => string) | null;
}

/** A type whose resources are listed and described by AWS calls. */
export interface ListedType extends TypeInfo {
  readonly kind: 'listed';
  readonly lists: readonly ListCall[];
  readonly shared: readonly SharedCall[];
  readonly batches: readonly BatchCall[];
  readonly details: readonly DetailCall[];
  readonly lookup: LookupCall | null;
  /** Undefined: this item is no resource of the type, or is one no more. */
  readonly model: (item: unknown, results: Results, place: Place) => ResourceFields | undefined;
}

/** What a derived type sees of the resources that it sums up. */
export interface SourceResource {
  readonly resourceId: string;
  readonly region: Region | 'global';
  readonly attributes: Readonly<Record<string, unknown>>;
}

/** A type that sums up the resources of another one over a whole account (the seed's Meta types). */
export interface DerivedType extends TypeInfo {
  readonly kind: 'derived';
  readonly from: TypeName;
  readonly derive: (sources: readonly SourceResource[], place: Place) => ResourceFields;
}

export type CatalogType = ListedType | DerivedType;
