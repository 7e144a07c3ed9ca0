/** How an account says that it has not what most accounts lack: a service that is not switched on, an organization. */
import type { CatalogType, ListCall } from '../../../../server/src/core/catalog/types.ts';
import type { Refusal } from '../wire/answer.ts';
import { emptyOutput } from '../wire/emptyOutput.ts';
import type { WireOperation } from '../wire/operations.ts';

/**
 * For operations whose empty answer is no answer, or speaks of a thing that is not there: the error that the catalogue
 * takes for "there is none", by `service:action`.
 */
export function absencesOf(
  catalog: readonly CatalogType[],
  operations: readonly WireOperation[],
): ReadonlyMap<string, Refusal> {
  const lists = catalog.flatMap((type) => (type.kind === 'listed' ? type.lists : []));
  const absences = new Map<string, Refusal>();
  for (const list of lists) {
    const call = `${list.service.id}:${list.action}`;
    const wire = operations.find(({ service, action }) => `${service}:${action}` === call);
    const absence = absenceOf(list);
    if (absence !== null && !isEmpty(list, emptyOutput(wire?.output ?? null))) absences.set(call, absence);
  }
  return absences;
}

/** Whether a list takes an answer for one without items. One that it cannot read is none. */
function isEmpty(list: ListCall, output: object): boolean {
  try {
    return list.items(output, {})?.length === 0;
  } catch {
    return false;
  }
}

function absenceOf({ absent }: ListCall): Refusal | null {
  for (const one of absent) {
    if (typeof one === 'string') return { status: 400, code: one, message: 'There is none' };
    if ('code' in one) return { status: 403, code: one.code, message: one.says };
  }
  return null;
}
