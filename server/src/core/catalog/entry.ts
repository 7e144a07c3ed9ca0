/** What a catalogue entry in the making offers. Its types grow with each call: see `service.ts`. */
import type { Region } from '../accounts/account.ts';
import type { SecretPath } from '../inventory/redact.ts';
import type { Operation } from './service.ts';
import type {
  Absent,
  CfnTypeName,
  ListedType,
  Place,
  PrepareCall,
  ResourceFields,
  ResourceRef,
  TypeName,
} from './types.ts';

/** The type's own fields, beside its calls. */
export interface TypeSpec<Item, All> {
  readonly type: TypeName;
  readonly cfn: CfnTypeName | null;
  readonly label: string;
  readonly viaCloudControl?: true;
  readonly note?: string;
  readonly icon: string;
  readonly scope: 'regional' | 'global';
  readonly volatile?: readonly string[];
  readonly secrets?: readonly SecretPath[];
  readonly consolePath?: (resource: ResourceRef) => string;
  readonly model: (item: Item, results: All, place: Place) => ResourceFields | undefined;
}

/** The answer for one part of an item. Output: null = AWS says there is none, undefined = not read. */
export interface PartResult<Part, Output> {
  readonly of: Part;
  readonly output: Output | null | undefined;
}

interface DetailOptions {
  readonly absent?: readonly Absent[];
}

interface PartsSpec<Item, Done, Part, Input> extends DetailOptions {
  readonly of: (item: Item, results: Done) => readonly Part[] | undefined;
  readonly input: (part: NoInfer<Part>) => NoInfer<Input>;
}

/**
 * An entry in the making.
 * - Done: results that the next call's input may read (of the waves before it).
 * - All: results that the model may read.
 * A result is undefined where its call was denied or failed, null where AWS says that there is none.
 */
export interface Entry<Item, Done, All> {
  /** More list calls, whose inputs depend on the shared results that `needs` names; they add to the same items. */
  also<Input, Output>(
    operation: Operation<Input, Output>,
    spec: {
      readonly needs: readonly (keyof All & string)[];
      readonly inputs: (results: All, place: Place) => readonly NoInfer<Input>[];
      readonly items: (page: NoInfer<Output>, input: NoInfer<Input>) => readonly Item[] | undefined;
      readonly absent?: readonly Absent[];
    },
  ): Entry<Item, Done, All>;

  /** A call made once for all items, its pages folded into an index. */
  shared<K extends string, Input, Output, Index>(
    key: K,
    operation: Operation<Input, Output>,
    spec: {
      readonly input?: NoInfer<Input>;
      /** For items that are looked up by themselves: the answers that these need, where all would be many. */
      readonly ofFew?: (items: readonly Item[]) => NoInfer<Input>;
      readonly index: (pages: readonly NoInfer<Output>[]) => Index;
      readonly prepare?: PrepareCall;
      readonly absent?: readonly Absent[];
    },
  ): Entry<Item, Done & Record<K, Index | null | undefined>, All & Record<K, Index | null | undefined>>;

  /** A call made once for each of what the shared calls before it found, whatever the number of items. */
  sharedEach<K extends string, Input, Output, Index>(
    key: K,
    operation: Operation<Input, Output>,
    spec: {
      /** Null: there are none. Undefined: what they come from was not read. */
      readonly inputs: (results: Done) => readonly NoInfer<Input>[] | null | undefined;
      /** Undefined: with what was not read, nothing can be said. */
      readonly index: (answers: readonly PartResult<NoInfer<Input>, readonly NoInfer<Output>[]>[]) => Index | undefined;
    } & DetailOptions,
  ): Entry<Item, Done & Record<K, Index | null | undefined>, All & Record<K, Index | null | undefined>>;

  /** A call for up to `size` items at once, made before all detail calls. */
  batch<K extends string, Input, Output, Part>(
    key: K,
    operation: Operation<Input, Output>,
    spec: {
      readonly size: number;
      readonly input: (items: readonly Item[], place: Place) => NoInfer<Input>;
      /** What the output tells of one of the items; undefined: nothing, so there is none. */
      readonly pick: (output: NoInfer<Output>, item: Item) => Part | undefined;
    } & DetailOptions,
  ): Entry<Item, Done & Record<K, Part | null | undefined>, All & Record<K, Part | null | undefined>>;

  /** A call for each item. */
  detail<K extends string, Input, Output>(
    key: K,
    operation: Operation<Input, Output>,
    input: (item: Item, results: Done, place: Place) => NoInfer<Input> | undefined,
    options?: DetailOptions,
  ): Entry<Item, Done, All & Record<K, Output | null | undefined>>;

  /** A paged call for each item. */
  pages<K extends string, Input, Output>(
    key: K,
    operation: Operation<Input, Output>,
    input: (item: Item, results: Done, place: Place) => NoInfer<Input> | undefined,
    options?: DetailOptions,
  ): Entry<Item, Done, All & Record<K, readonly Output[] | null | undefined>>;

  /** A call for each part of each item. */
  each<K extends string, Input, Output, Part>(
    key: K,
    operation: Operation<Input, Output>,
    spec: PartsSpec<Item, Done, Part, Input>,
  ): Entry<Item, Done, All & Record<K, readonly PartResult<Part, Output>[] | null | undefined>>;

  /** A paged call for each part of each item. */
  eachPages<K extends string, Input, Output, Part>(
    key: K,
    operation: Operation<Input, Output>,
    spec: PartsSpec<Item, Done, Part, Input>,
  ): Entry<Item, Done, All & Record<K, readonly PartResult<Part, readonly Output[]>[] | null | undefined>>;

  /** Ends a wave: the calls after this see the results of those before. */
  next(): Entry<Item, All, All>;

  /** The calls after this go to the item's own region. */
  locate(region: (item: Item, results: Done) => Region | undefined): Entry<Item, Done, All>;

  /** How one resource is found again without listing its whole cell. */
  lookup<Input, Output>(
    operation: Operation<Input, Output>,
    spec: {
      readonly input: (ref: ResourceRef) => NoInfer<Input> | undefined;
      readonly items: (page: NoInfer<Output>, ref: ResourceRef) => readonly Item[] | undefined;
      readonly gone?: readonly Absent[];
      /** The answer begins with the resource, if it is there: the first page tells all. */
      readonly firstPage?: boolean;
      /** How up to `size` are found in one call, which leaves out what is gone and does not fail because of it. */
      readonly many?: {
        readonly size: number;
        readonly input: (refs: readonly ResourceRef[]) => NoInfer<Input>;
      };
    },
  ): Entry<Item, Done, All>;

  as(spec: TypeSpec<Item, All>): ListedType;
}
