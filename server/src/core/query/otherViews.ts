/** The views of accounts, of the coverage and of the history. */
import {
  accountColumns,
  accountsTable,
  type ColumnKind,
  type Definition,
  resourcesIn,
  time,
  type View,
  view,
} from './view.ts';

export function accountsView(): View {
  return view({
    name: 'accounts',
    about: 'accounts of the accounts file, and those that only the inventory knows',
    type: null,
    columns: [
      { name: 'account_id', kind: 'text', sql: 'a.id', about: '12 digits' },
      { name: 'account_name', kind: 'text', sql: 'a.name', about: 'as in the accounts file' },
      { name: 'label', kind: 'text', sql: 'a.label', about: 'its label' },
      setting('enabled', 'boolean', 'whether it is scanned'),
      setting('realTime', 'boolean', 'whether real-time events are on'),
      setting('remediation', 'boolean', 'whether remediation is on'),
      setting('regions', 'list', 'the regions that are scanned'),
      setting('ignore', 'object', 'regions, types and resources that are not'),
      {
        name: 'resources',
        kind: 'number',
        sql: (schema) => `(SELECT coalesce(SUM(p.live), 0) FROM ${schema}.places p WHERE p.account_id = a.id)`,
        about: 'how many resources it has',
      },
      {
        name: 'last_scan_at',
        kind: 'time',
        sql: (schema) => time(ofLastScan(schema, 'started_at')),
        about: 'when its last scan began',
      },
      {
        name: 'last_scan_status',
        kind: 'text',
        sql: (schema) => ofLastScan(schema, 'status'),
        about: 'running, done, cancelled or interrupted',
      },
      {
        name: 'problem',
        kind: 'text',
        sql: (schema) => `(SELECT p.message FROM ${schema}.problems p WHERE p.account_id = a.id)`,
        about: 'why the last scan could not begin',
      },
    ],
    from: () => `temp.${accountsTable} a`,
  });
}

function setting(name: string, kind: ColumnKind, about: string): Definition {
  const column = name.replace(/[A-Z]/g, (capital) => `_${capital.toLowerCase()}`);
  return { name: column, kind, sql: `a.settings ->> '${name}'`, about };
}

function ofLastScan(schema: string, column: string): string {
  return `(SELECT s.${column} FROM ${schema}.scans s WHERE s.account_id = a.id ORDER BY s.started_at DESC LIMIT 1)`;
}

export function cellsView(): View {
  return view({
    name: 'cells',
    about: 'the coverage: how each account, region and type was read last',
    type: null,
    columns: [
      ...accountColumns('c'),
      { name: 'type', kind: 'text', sql: 'c.type', about: 'resource type' },
      {
        name: 'outcome',
        kind: 'text',
        sql: 'c.kind',
        about: 'ok, denied, unsupported, throttled, failed or cancelled',
      },
      { name: 'resources', kind: 'number', sql: 'c.count', about: 'how many were found' },
      { name: 'incomplete', kind: 'number', sql: 'c.incomplete', about: 'how many of them were not read whole' },
      { name: 'call', kind: 'text', sql: 'c.call', about: 'the call that did not end well: s3:ListBuckets' },
      { name: 'code', kind: 'text', sql: 'c.code', about: "AWS's error code" },
      { name: 'message', kind: 'text', sql: 'c.message', about: 'what AWS said' },
      { name: 'finished_at', kind: 'time', sql: time('c.finished_at'), about: 'when it was read last' },
      { name: 'last_ok_at', kind: 'time', sql: time('c.last_ok_at'), about: 'when it was last read well' },
      {
        name: 'seconds',
        kind: 'number',
        sql: 'c.duration_ms / 1000.0',
        about: 'from its first call, which other types may share, to its end',
      },
    ],
    from: (schema) => `${schema}.cells c`,
  });
}

export function changesView(): View {
  return view({
    name: 'changes',
    about: 'the history: what was created, modified and deleted',
    type: null,
    columns: [
      { name: 'at', kind: 'time', sql: time('c.at'), about: 'when it was noticed' },
      { name: 'kind', kind: 'text', sql: 'c.kind', about: 'created, modified, learned or deleted' },
      { name: 'resource_id', kind: 'text', sql: 'r.resource_id', about: 'the resource' },
      { name: 'type', kind: 'text', sql: 'p.type', about: 'resource type' },
      ...accountColumns('p'),
      { name: 'actor', kind: 'text', sql: 'c.actor', about: 'who did it, where an event told' },
      { name: 'source_ip', kind: 'text', sql: 'c.source_ip', about: 'from which address, where an event told' },
      { name: 'event_name', kind: 'text', sql: 'c.event_name', about: 'the call behind it, where an event told' },
      { name: 'diff', kind: 'object', sql: 'json(c.diff)', about: 'what changed: a jsondiffpatch delta' },
    ],
    from: (schema) => `${resourcesIn(schema)} JOIN ${schema}.changes c ON c.resource = r.row_id`,
  });
}
