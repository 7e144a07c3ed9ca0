/**
 * The builder of catalogue entries. `serviceOf<typeof import('@aws-sdk/client-s3')>(...)` knows the SDK's operations,
 * inputs and outputs, so a misspelt action, a wrong input or a missing output field does not compile.
 */
import type { Entry } from './entry.ts';
import type { ActionOf, InputOf, OutputOf } from './sdk.ts';
import type {
  Absent,
  BatchCall,
  DetailCall,
  ListCall,
  ListedType,
  LookupCall,
  NextPage,
  Place,
  PrepareCall,
  Results,
  ServiceInfo,
  SharedCall,
} from './types.ts';

/** One operation of a service, with the types of its input and output. */
export interface Operation<Input, Output> {
  readonly service: ServiceInfo;
  readonly action: string;
  readonly next?: NextPage | undefined;
  /** For the compiler only. */
  readonly types?: { readonly input: Input; readonly output: Output };
}

/** A service whose SDK module is M: gives its operations by name. */
export interface Service<M> extends ServiceInfo {
  /** `next`: how the next page is asked for, where neither the SDK pages nor the answer's token is the next input's. */
  op<A extends ActionOf<M>>(
    action: A,
    next?: (page: OutputOf<M, A>) => Partial<InputOf<M, A>> | undefined,
  ): Operation<InputOf<M, A>, OutputOf<M, A>>;
}

export function serviceOf<M>(info: {
  readonly id: string;
  readonly label: string;
  /** If it is not the id. */
  readonly iamPrefix?: string;
  /** Operations whose IAM permission has another name, or which need none ([]). */
  readonly permissions?: Readonly<Partial<Record<ActionOf<M>, readonly string[]>>>;
  /** It gives the same answers in every region. */
  readonly isGlobal?: boolean;
}): Service<M> {
  const service: ServiceInfo = {
    id: info.id,
    label: info.label,
    iamPrefix: info.iamPrefix ?? info.id,
    permissions: (info.permissions ?? {}) as ServiceInfo['permissions'],
    isGlobal: info.isGlobal ?? false,
  };
  return { ...service, op: (action, next) => ({ service, action, next: next as NextPage | undefined }) };
}

/** A call that has to report itself done before the real one is made. */
export function prepare<Input, Output>(
  operation: Operation<Input, Output>,
  done: (output: Output) => boolean,
): PrepareCall {
  return { ...callOf(operation), done: done as PrepareCall['done'] };
}

interface ListSpec<Input, Output, Item> {
  /** A function, where it names the account. */
  readonly input?: NoInfer<Input> | ((place: Place) => NoInfer<Input>);
  readonly items: (page: NoInfer<Output>) => readonly Item[] | undefined;
  readonly prepare?: PrepareCall;
  /** Errors that mean "there is none", and the items to take then. */
  readonly absent?: readonly Absent[];
  readonly whenAbsent?: readonly NoInfer<Item>[];
  readonly mayBeCut?: ListCall['mayBeCut'];
}

/** Starts an entry: the paged call that finds the items of the type. */
export function list<Input, Output, Item>(
  operation: Operation<Input, Output>,
  spec: ListSpec<Input, Output, Item>,
): Entry<Item, object, object> {
  const input = (spec.input ?? {}) as object | ((place: Place) => object);
  const inputs: ListCall['inputs'] = (_, place) => [typeof input === 'function' ? input(place) : input];
  return entry({ ...nothing, lists: [listCall(operation, inputs, [], spec)] });
}

interface ParentsSpec<Input, Output, Index> {
  readonly input?: NoInfer<Input>;
  /** Null: there are no parents, so no items either. */
  readonly index: (pages: readonly NoInfer<Output>[]) => Index;
  /** Errors that mean that there are no parents, so no items either. */
  readonly absent?: readonly Absent[];
}

/** An entry whose items are listed for one parent at a time: the records of each zone, the services of each cluster. */
export interface Parents<Results> {
  /** A further call for parents, made where the ones before have not said that there are none. */
  parents<K extends string, Input, Output, Index>(
    key: K,
    operation: Operation<Input, Output>,
    spec: ParentsSpec<Input, Output, Index>,
  ): Parents<Results & Record<K, NonNullable<Index>>>;

  /** The paged calls that find the items; `input` tells an item its parent. */
  list<Input, Output, Item>(
    operation: Operation<Input, Output>,
    spec: {
      readonly inputs: (parents: Results, place: Place) => readonly NoInfer<Input>[];
      readonly items: (page: NoInfer<Output>, input: NoInfer<Input>) => readonly Item[] | undefined;
      /** For trees: the input that lists what this item has in turn. */
      readonly follow?: (item: NoInfer<Item>) => NoInfer<Input> | undefined;
      /** Errors that mean that one parent has none, or is gone. */
      readonly absent?: readonly Absent[];
    },
  ): Entry<
    Item,
    { readonly [K in keyof Results]: Results[K] | null | undefined },
    {
      readonly [K in keyof Results]: Results[K] | null | undefined;
    }
  >;
}

/** Starts an entry with the paged call that finds its items' parents; without it the items' cell is not ok. */
export function parents<K extends string, Input, Output, Index>(
  key: K,
  operation: Operation<Input, Output>,
  spec: ParentsSpec<Input, Output, Index>,
): Parents<Record<K, NonNullable<Index>>> {
  return parentsOf([sharedCall(key, operation, spec)]);
}

interface Draft {
  readonly lists: readonly ListCall[];
  readonly shared: readonly SharedCall[];
  readonly batches: readonly BatchCall[];
  readonly details: readonly DetailCall[];
  readonly lookup: LookupCall | null;
  readonly wave: number;
  readonly region?: DetailCall['region'];
}

const nothing: Draft = { lists: [], shared: [], batches: [], details: [], lookup: null, wave: 0 };

// The one place where the typed surface meets the untyped data: every cast of the builder is below.

function callOf({ service, action, next }: Operation<unknown, unknown>) {
  return { service, action, next };
}

function parentsOf<All>(shared: readonly SharedCall[]): Parents<All> {
  return {
    parents: (key, operation, spec) => parentsOf([...shared, sharedCall(key, operation, spec)]),
    list: (operation, spec) => {
      const needs = shared.map(({ key }) => key);
      return entry({
        ...nothing,
        shared,
        lists: [listCall(operation, spec.inputs as ListCall['inputs'], needs, spec)],
      });
    },
  };
}

function sharedCall(
  key: string,
  operation: Operation<unknown, unknown>,
  spec: {
    readonly input?: unknown;
    readonly ofFew?: unknown;
    readonly inputs?: unknown;
    readonly index: unknown;
    readonly prepare?: PrepareCall;
    readonly absent?: readonly Absent[];
  },
): SharedCall {
  return {
    key,
    ...callOf(operation),
    input: (spec.input ?? {}) as object,
    ofFew: spec.ofFew as SharedCall['ofFew'],
    inputs: spec.inputs as SharedCall['inputs'],
    index: spec.index as SharedCall['index'],
    prepare: spec.prepare,
    absent: spec.absent ?? [],
  };
}

function listCall(
  operation: Operation<unknown, unknown>,
  inputs: ListCall['inputs'],
  needs: readonly string[],
  spec: {
    readonly items: unknown;
    readonly mayBeCut?: ListCall['mayBeCut'];
    readonly follow?: unknown;
    readonly prepare?: PrepareCall | undefined;
    readonly absent?: readonly Absent[] | undefined;
    readonly whenAbsent?: readonly unknown[] | undefined;
  },
): ListCall {
  return {
    ...callOf(operation),
    inputs,
    needs,
    items: spec.items as ListCall['items'],
    mayBeCut: spec.mayBeCut,
    follow: spec.follow as ListCall['follow'],
    prepare: spec.prepare,
    absent: spec.absent ?? [],
    whenAbsent: spec.whenAbsent ?? [],
  };
}

function partsCall(spec: { readonly of: unknown; readonly input: unknown; readonly absent?: readonly Absent[] }) {
  const parts = spec.of as (item: unknown, results: Results) => readonly unknown[] | undefined;
  const each: DetailCall['each'] = (item, results) => parts(item, results) ?? [];
  return { input: spec.input, each, absent: spec.absent ?? [] };
}

function entry<Item, Done, All>(draft: Draft): Entry<Item, Done, All> {
  const withDetail = (
    operation: Operation<unknown, unknown>,
    call: { readonly key: string; readonly input: unknown } & Partial<Pick<DetailCall, 'each' | 'paged' | 'absent'>>,
  ) => {
    const detail: DetailCall = {
      key: call.key,
      ...callOf(operation),
      wave: draft.wave,
      input: call.input as DetailCall['input'],
      each: call.each,
      paged: call.paged ?? false,
      absent: call.absent ?? [],
      region: draft.region,
    };
    return entry({ ...draft, details: [...draft.details, detail] }) as never;
  };

  return {
    also: (operation, spec) =>
      entry({
        ...draft,
        lists: [...draft.lists, listCall(operation, spec.inputs as ListCall['inputs'], spec.needs, spec)],
      }),
    shared: (key, operation, spec) =>
      entry({ ...draft, shared: [...draft.shared, sharedCall(key, operation, spec)] }) as never,
    sharedEach: (key, operation, spec) =>
      entry({ ...draft, shared: [...draft.shared, sharedCall(key, operation, spec)] }) as never,
    batch: (key, operation, spec) => {
      const batch: BatchCall = {
        key,
        ...callOf(operation),
        size: spec.size,
        input: spec.input as BatchCall['input'],
        pick: spec.pick as BatchCall['pick'],
        absent: spec.absent ?? [],
      };
      return entry({ ...draft, batches: [...draft.batches, batch] }) as never;
    },
    detail: (key, operation, input, options) => withDetail(operation, { key, input, ...options }),
    pages: (key, operation, input, options) => withDetail(operation, { key, input, paged: true, ...options }),
    each: (key, operation, spec) => withDetail(operation, { key, ...partsCall(spec), paged: false }),
    eachPages: (key, operation, spec) => withDetail(operation, { key, ...partsCall(spec), paged: true }),
    next: () => entry({ ...draft, wave: draft.wave + 1 }),
    locate: (region) => entry({ ...draft, region: region as DetailCall['region'] }),
    lookup: (operation, spec) => {
      const lookup: LookupCall = {
        ...callOf(operation),
        input: spec.input as LookupCall['input'],
        items: spec.items as LookupCall['items'],
        gone: spec.gone ?? [],
        firstPage: spec.firstPage ?? false,
        many: spec.many as LookupCall['many'],
      };
      return entry({ ...draft, lookup });
    },
    as: (spec) => ({
      kind: 'listed',
      type: spec.type,
      cfn: spec.cfn,
      label: spec.label,
      note: spec.note,
      ...(spec.viaCloudControl === true && { viaCloudControl: true }),
      icon: spec.icon,
      scope: spec.scope,
      volatile: spec.volatile ?? [],
      secrets: spec.secrets ?? [],
      consolePath: spec.consolePath ?? null,
      lists: draft.lists,
      shared: draft.shared,
      batches: draft.batches,
      details: draft.details,
      lookup: draft.lookup,
      model: spec.model as ListedType['model'],
    }),
  };
}
