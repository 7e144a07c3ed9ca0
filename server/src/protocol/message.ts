/** A request that the client sends: its method with the types of its parameters and result. Both are JSON-safe. */
export interface Request<Params, Result> {
  readonly method: `panther/${string}`;
  /** For the compiler only. */
  readonly types?: { readonly params: Params; readonly result: Result };
}

/** A notification from the server. */
export interface Notification<Params> {
  readonly method: `panther/${string}`;
  /** For the compiler only. */
  readonly types?: { readonly params: Params };
}

export function request<Params, Result>(method: `panther/${string}`): Request<Params, Result> {
  return { method };
}

export function notification<Params>(method: `panther/${string}`): Notification<Params> {
  return { method };
}
