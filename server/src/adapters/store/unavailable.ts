import type { AppError } from '../../core/errors.ts';
import type { Store } from '../../core/ports.ts';

/** Stands in for an inventory that could not be opened: each use says why, and the rest of the product works on. */
export function unavailableStore(reason: AppError): Store {
  return new Proxy({} as Store, {
    get: (_, name) => {
      // Neither a promise nor in need of closing.
      if (name === 'then') return undefined;
      if (name === 'close') return () => Promise.resolve();
      return () => Promise.reject(reason);
    },
  });
}
