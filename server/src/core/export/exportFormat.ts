/** Resources as text for other programs: each format writes a head, resources, an end. */
import { attributesOf } from '../catalog/attributeNames.ts';
import type { TypeName } from '../catalog/types.ts';
import { csvLine } from '../csv.ts';
import { attributeName, documentFields } from '../inventory/document.ts';
import type { StoredResource } from '../inventory/resource.ts';
import { escapedText } from '../inventory/text.ts';
import type { Unseen } from '../inventory/unseen.ts';
import type { Json } from '../json.ts';
import type { KnownAccount } from '../tree/scope.ts';
import { snapshotForm } from './snapshotForm.ts';

export type ExportFormatName = 'jsonl' | 'json' | 'csv';

export interface ExportFormat {
  readonly head: string;
  /** `first`: nothing but the head was written before. */
  resource(resource: StoredResource, unseen: Unseen | null, first: boolean): string;
  readonly end: string;
}

export interface ExportOptions {
  /** The only type that is exported; null: there may be several. */
  readonly onlyType: TypeName | null;
  /** Whose names a table shows beside the ids. */
  readonly accounts: readonly KnownAccount[];
}

/**
 * JSON lines: documents as they are in the inventory. JSON: a snapshot, as policies read it. CSV: a table, with a column
 * for each attribute where there is one type.
 */
export function exportFormat(name: ExportFormatName, options: ExportOptions): ExportFormat {
  switch (name) {
    case 'jsonl':
      return { head: '', resource: (resource, unseen) => `${line(documentFields(resource, unseen))}\n`, end: '' };
    case 'json':
      return snapshotFormat();
    case 'csv':
      return csvFormat(options);
  }
}

function snapshotFormat(): ExportFormat {
  const form = snapshotForm();
  return {
    head: '[',
    resource: (resource, unseen, first) => `${first ? '' : ','}\n${line(form(resource, unseen))}`,
    end: '\n]\n',
  };
}

function line(document: Readonly<Record<string, Json>>): string {
  return escapedText(JSON.stringify(document));
}

function csvFormat({ onlyType, accounts }: ExportOptions): ExportFormat {
  const known = new Map(accounts.map((account) => [account.id, account]));
  const attributes = onlyType === null ? null : attributesOf(onlyType).map(({ name }) => name);
  const rest = attributes === null ? ['Document'] : [...attributes.map(attributeName), ...notKnown];
  return {
    head: csvLine([...commonColumns, ...rest]),
    resource: (resource, unseen) => {
      const document = documentFields(resource, unseen);
      const own =
        attributes === null
          ? [JSON.stringify(document)]
          : [
              ...attributes.map((name) => cell(resource.attributes[name])),
              ...notKnown.map((name) => cell(document[name])),
            ];
      return csvLine([...commonCells(resource, known.get(resource.accountId)), ...own]);
    },
    end: '',
  };
}

const notKnown = ['_NotRead', '_NotSeenSince'] as const;

const commonColumns = [
  'ResourceId',
  'ResourceType',
  'TimeCreated',
  'AccountId',
  'AccountName',
  'Label',
  'Region',
  'Arn',
  'Id',
  'Name',
  'Tags',
] as const;

function commonCells(resource: StoredResource, account: KnownAccount | undefined): readonly (string | null)[] {
  return [
    resource.resourceId,
    resource.type,
    resource.timeCreated,
    resource.accountId,
    account?.name ?? resource.accountId,
    account?.label ?? '',
    resource.region,
    resource.arn,
    resource.id,
    resource.name,
    Object.keys(resource.tags ?? {}).length === 0 ? null : JSON.stringify(resource.tags),
  ];
}

function cell(value: Json | undefined): string | number | boolean | null {
  if (value === undefined || value === null) return null;
  return typeof value === 'object' ? JSON.stringify(value) : value;
}
