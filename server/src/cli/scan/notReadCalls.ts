import type { App } from '../../compose.ts';
import type { NotRead } from '../../core/inventory/resource.ts';
import type { CellStatus } from '../../core/scan/cell.ts';

/** A call whose part of some resources was not read. */
export interface NotReadCall extends Pick<NotRead, 'call' | 'reason' | 'code'> {
  readonly resources: number;
}

const pageSize = 500;

/** What the resources of incomplete cells lack, the call that most of them lack first. */
export async function notReadCalls(app: App, cells: readonly CellStatus[]): Promise<readonly NotReadCall[]> {
  const incomplete = cells.filter(({ outcome }) => outcome.kind === 'ok' && outcome.incomplete > 0);
  const lists = new Map(incomplete.map((cell) => [`${cell.accountId} ${cell.type}`, cell]));
  const calls = new Map<string, NotReadCall>();
  for (const { accountId, type } of lists.values()) {
    for (let offset = 0, read = pageSize; read === pageSize; offset += pageSize) {
      const page = await app.store.list({ accountIds: [accountId], types: [type] }, { offset, limit: pageSize });
      for (const { call, reason, code } of page.flatMap(({ notRead }) => notRead)) {
        const key = `${call} ${code}`;
        calls.set(key, { call, reason, code, resources: (calls.get(key)?.resources ?? 0) + 1 });
      }
      read = page.length;
    }
  }
  return [...calls.values()].sort((a, b) => b.resources - a.resources || a.call.localeCompare(b.call));
}
