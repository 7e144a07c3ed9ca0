/** Changes to an accounts file that leave comments, order and everything else as they are. */
import { Document, isMap, isScalar, isSeq, visit, YAMLSeq } from 'yaml';
import type { Account, Accounts, MasterAccount } from '../../core/accounts/account.ts';
import { accountDefaults } from '../../core/accounts/defaults.ts';
import type { AccountsEdit } from '../../core/ports.ts';
import { type AccountsDocument, isEmpty } from './document.ts';
import { keepLines } from './keepLines.ts';

export const schemaFileName = 'accounts.schema.json';
const firstLine = ` yaml-language-server: $schema=./${schemaFileName}`;

/**
 * The text after an edit; null: nothing changes.
 * @param text the file's text, '' where there is none
 */
export function editedText(
  text: string,
  { document: read, accounts }: AccountsDocument,
  edit: AccountsEdit,
): string | null {
  if (edit.kind === 'none') return null;
  const document = isEmpty(read) ? startedDocument(read) : read;
  // Written as the file is, as far as the writer can be told; keepLines does the rest.
  const style = {
    lineWidth: 0,
    indentSeq: !/^accounts:[^\n]*\n(?:[ \t]*(?:#[^\n]*)?\r?\n)*-/m.test(text),
    flowCollectionPadding: false,
  };
  const before = document.toString(style);
  apply(document, accounts, edit);
  const after = document.toString(style);
  if (after === before && document === read) return null;
  const result = keepLines({ before, after, original: text.replaceAll('\r\n', '\n') });
  return text.includes('\r\n') ? result.replaceAll('\n', '\r\n') : result;
}

/** A new file's document; the comments of one that held nothing else stay. */
function startedDocument(read: Document): Document {
  const document = new Document({ version: 1, accounts: [] });
  const kept = [read.commentBefore, read.comment].filter((comment) => comment != null);
  document.commentBefore = [...(kept.some((comment) => comment.includes('$schema=')) ? [] : [firstLine]), ...kept].join(
    '\n',
  );
  return document;
}

function apply(document: Document, accounts: Accounts, edit: Exclude<AccountsEdit, { kind: 'none' }>): void {
  switch (edit.kind) {
    case 'setMaster':
      setMaster(document, accounts.master, edit.master);
      return;
    case 'put':
      put(document, accounts, edit.account);
      return;
    case 'putAll':
      // What is new comes behind what is there, so that no index moves.
      for (const account of edit.accounts) put(document, accounts, account);
      return;
    case 'remove': {
      const index = accounts.accounts.findIndex((account) => account.id === edit.id);
      if (index >= 0) document.deleteIn(['accounts', index]);
    }
  }
}

function put(document: Document, { accounts }: Accounts, account: Account): void {
  const index = accounts.findIndex(({ id }) => id === account.id);
  const known = accounts[index];
  if (known === undefined) add(document, account);
  else change(document, index, known, account);
}

function setMaster(document: Document, before: MasterAccount | null, after: MasterAccount): void {
  if (before === null || !isMap(document.get('master'))) {
    const master = document.createNode({ ...after });
    if (!isMap(document.contents)) return;
    // After the version, where a reader looks for it.
    document.contents.delete('master');
    const version = document.contents.items.findIndex((item) => isScalar(item.key) && item.key.value === 'version');
    document.contents.items.splice(version + 1, 0, document.createPair('master', master));
    return;
  }
  for (const key of ['accountId', 'region', 'profile', 'organizationId'] as const) {
    if (before[key] !== after[key]) setField(document, ['master', key], after[key]);
  }
}

function add(document: Document, account: Account): void {
  const list = document.get('accounts');
  const item = document.createNode(fieldsOf(account));
  visit(item, {
    Seq: (_key, node) => {
      node.flow = true;
    },
  });
  if (isSeq(list)) {
    list.flow = false;
    list.add(item);
  } else document.set('accounts', document.createNode([item]));
}

/** What is worth writing for a new account: what it is, and what differs from the defaults. */
function fieldsOf(account: Account): Readonly<Record<string, unknown>> {
  const { ignore, enabled, externalId, cloudControl, ...fields } = account;
  const { id, name, label, realTime, remediation, regions } = fields;
  return {
    id,
    name,
    label,
    realTime,
    remediation,
    ...(externalId === undefined ? {} : { externalId }),
    regions,
    ...(isSame(ignore, accountDefaults.ignore) ? {} : { ignore }),
    ...(cloudControl === undefined ? {} : { cloudControl }),
    ...(enabled === accountDefaults.enabled ? {} : { enabled }),
  };
}

function change(document: Document, index: number, before: Account, after: Account): void {
  const path = ['accounts', index] as const;
  const fields = [
    'name',
    'label',
    'realTime',
    'remediation',
    'externalId',
    'regions',
    'cloudControl',
    'enabled',
  ] as const;
  for (const key of fields) {
    if (!isSame(before[key], after[key])) setField(document, [...path, key], after[key]);
  }
  for (const key of ['regions', 'types', 'resources'] as const) {
    if (isSame(before.ignore[key], after.ignore[key])) continue;
    if (!isMap(document.getIn([...path, 'ignore']))) document.setIn([...path, 'ignore'], document.createNode({}));
    setField(document, [...path, 'ignore', key], after.ignore[key]);
  }
}

function setField(document: Document, path: readonly (string | number)[], value: unknown): void {
  if (value === undefined) {
    document.deleteIn(path);
    return;
  }
  const node = document.getIn(path, true);
  if (isScalar(node) && !Array.isArray(value)) node.value = value;
  else if (isSeq(node) && Array.isArray(value)) setList(document, node, value);
  else {
    const created = document.createNode(value);
    if (created instanceof YAMLSeq) created.flow = true;
    document.setIn(path, created);
  }
}

/** Keeps the items that stay, with their comments. */
function setList(document: Document, list: YAMLSeq, values: readonly unknown[]): void {
  const nodes = new Map(list.items.map((item) => [isScalar(item) ? item.value : item, item]));
  list.items = values.map((value) => nodes.get(value) ?? document.createNode(value));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
