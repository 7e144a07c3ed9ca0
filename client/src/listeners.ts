/** Who is told of a notification: the protocol's client has one handler for each method, the last one that was given. */

type Handle<Params> = (params: Params) => void;

export interface Listeners {
  add<Params>(method: string, handle: Handle<Params>): { dispose(): void };
}

/** `attach` is called once for each method, with what tells all who listen. */
export function createListeners(attach: (method: string, tellAll: Handle<unknown>) => void): Listeners {
  const handles = new Map<string, Set<Handle<unknown>>>();

  function of(method: string): Set<Handle<unknown>> {
    const known = handles.get(method);
    if (known !== undefined) return known;
    const made = new Set<Handle<unknown>>();
    handles.set(method, made);
    attach(method, (params) => {
      // One that is told may leave.
      for (const handle of [...made]) handle(params);
    });
    return made;
  }

  return {
    add<Params>(method: string, handle: Handle<Params>) {
      const listener = (params: unknown) => handle(params as Params);
      of(method).add(listener);
      return { dispose: () => void of(method).delete(listener) };
    },
  };
}
