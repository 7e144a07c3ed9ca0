import { accountMethods } from './handlers/accounts.ts';
import { resourceMethods } from './handlers/resources.ts';
import { scanMethods } from './handlers/scan.ts';
import { templateMethods } from './handlers/templates.ts';
import { treeMethods } from './handlers/tree.ts';
import type { Method } from './method.ts';
import type { Session } from './session.ts';

/** Everything that the client may ask. */
export function methodsOf(session: Session): readonly Method[] {
  return [
    ...accountMethods(session),
    ...scanMethods(session),
    ...treeMethods(session),
    ...resourceMethods(session),
    ...templateMethods(session),
  ];
}
