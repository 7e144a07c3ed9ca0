/**
 * The builder of catalogue entries. `serviceOf<typeof import('@aws-sdk/client-s3')>(...)` knows the SDK's operations,
 * inputs and outputs, so a misspelt action, a wrong input or a missing output field does not compile.
 */
import type { Entry } from './entry.ts';
import type { ActionOf, InputOf, OutputOf } from './sdk.ts';
import type {
  DetailCall,
  ListCall,
  ListedType,
  LookupCall,
  PrepareCall,
  Results,
  ServiceInfo,
  SharedCall,
} from './types.ts';

/** One operation of a service, with the types of its input and output. */
export interface Operation<Input, Output> {
  readonly service: ServiceInfo;
  readonly action: string;
  /** For the compiler only. */
  readonly types?: { readonly input: Input; readonly output: Output };
}

/** A service whose SDK module is M: gives its operations by name. */
export interface Service<M> extends ServiceInfo {
  op<A extends ActionOf<M>>(action: A): Operation<InputOf<M, A>, OutputOf<M, A>>;
}

export function serviceOf<M>(info: {
  readonly id: string;
  readonly label: string;
  /** If it is not the id. */
  readonly iamPrefix?: string;
  /** Operations whose IAM permission has another name, or which need none ([]). */
  readonly permissions?: Readonly<Partial<Record<ActionOf<M>, readonly string[]>>>;
}): Service<M> {
  const service: ServiceInfo = {
    id: info.id,
    label: info.label,
    iamPrefix: info.iamPrefix ?? info.id,
    permissions: (info.permissions ?? {}) as ServiceInfo['permissions'],
  };
  return { ...service, op: (action) => ({ service, action }) };
}

/** A call that has to report itself done before the real one is made. */
export function prepare<Input, Output>(
  operation: Operation<Input, Output>,
  done: (output: Output) => boolean,
): PrepareCall {
  return { service: operation.service, action: operation.action, done: done as PrepareCall['done'] };
}

interface ListSpec<Input, Output, Item> {
  readonly input?: NoInfer<Input>;
  readonly items: (page: NoInfer<Output>) => readonly Item[] | undefined;
  readonly prepare?: PrepareCall;
  /** Error codes that mean "there is none", and the items to take then. */
  readonly absent?: readonly string[];
  readonly whenAbsent?: readonly NoInfer<Item>[];
}

/** Starts an entry: the paged call that finds the items of the type. */
export function list<Input, Output, Item>(
  operation: Operation<Input, Output>,
  spec: ListSpec<Input, Output, Item>,
): Entry<Item, object, object> {
  const input = (spec.input ?? {}) as object;
  return entry({
    lists: [listCall(operation, () => [input], [], spec)],
    shared: [],
    details: [],
    lookup: null,
    wave: 0,
  });
}

interface Draft {
  readonly lists: readonly ListCall[];
  readonly shared: readonly SharedCall[];
  readonly details: readonly DetailCall[];
  readonly lookup: LookupCall | null;
  readonly wave: number;
  readonly region?: DetailCall['region'];
}

// The one place where the typed surface meets the untyped data: every cast of the builder is below.

function listCall(
  operation: Operation<unknown, unknown>,
  inputs: (results: Results) => readonly object[],
  needs: readonly string[],
  spec: {
    readonly items: unknown;
    readonly prepare?: PrepareCall | undefined;
    readonly absent?: readonly string[] | undefined;
    readonly whenAbsent?: readonly unknown[] | undefined;
  },
): ListCall {
  return {
    service: operation.service,
    action: operation.action,
    inputs,
    needs,
    items: spec.items as ListCall['items'],
    prepare: spec.prepare,
    absent: spec.absent ?? [],
    whenAbsent: spec.whenAbsent ?? [],
  };
}

function entry<Item, Done, All>(draft: Draft): Entry<Item, Done, All> {
  const withDetail = (
    operation: Operation<unknown, unknown>,
    call: { readonly key: string; readonly input: unknown } & Partial<Pick<DetailCall, 'each' | 'paged' | 'absent'>>,
  ) => {
    const detail: DetailCall = {
      key: call.key,
      service: operation.service,
      action: operation.action,
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
    shared: (key, operation, spec) => {
      const shared: SharedCall = {
        key,
        service: operation.service,
        action: operation.action,
        input: (spec.input ?? {}) as object,
        index: spec.index as SharedCall['index'],
        prepare: spec.prepare,
        absent: spec.absent ?? [],
      };
      return entry({ ...draft, shared: [...draft.shared, shared] }) as never;
    },
    detail: (key, operation, input, options) => withDetail(operation, { key, input, ...options }),
    pages: (key, operation, input, options) => withDetail(operation, { key, input, paged: true, ...options }),
    each: (key, operation, spec) => {
      const parts = spec.of as (item: unknown, results: Results) => readonly unknown[] | undefined;
      return withDetail(operation, {
        key,
        input: spec.input,
        each: (item, results) => parts(item, results) ?? [],
        absent: spec.absent ?? [],
      });
    },
    next: () => entry({ ...draft, wave: draft.wave + 1 }),
    locate: (region) => entry({ ...draft, region: region as DetailCall['region'] }),
    lookup: (operation, spec) => {
      const lookup: LookupCall = {
        service: operation.service,
        action: operation.action,
        input: spec.input as LookupCall['input'],
        items: spec.items as LookupCall['items'],
        gone: spec.gone ?? [],
      };
      return entry({ ...draft, lookup });
    },
    as: (spec) => ({
      kind: 'listed',
      type: spec.type,
      cfn: spec.cfn,
      label: spec.label,
      icon: spec.icon,
      scope: spec.scope,
      volatile: spec.volatile ?? [],
      secrets: spec.secrets ?? [],
      consolePath: spec.consolePath ?? null,
      lists: draft.lists,
      shared: draft.shared,
      details: draft.details,
      lookup: draft.lookup,
      model: spec.model as ListedType['model'],
    }),
  };
}
