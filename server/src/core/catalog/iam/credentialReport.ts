/** The account's credential report: a CSV file that IAM makes on demand, at most every four hours. */
import { prepare } from '../service.ts';
import { iam } from './service.ts';

export const getCredentialReport = iam.op('GetCredentialReport');
export const generateCredentialReport = prepare(
  iam.op('GenerateCredentialReport'),
  (output) => output.State === 'COMPLETE',
);

/** One user's row, or the root user's, whose name is `<root_account>`. */
export type CredentialReport = Readonly<Record<string, string | boolean | Date | null>>;

type Read = (cell: string) => string | boolean | Date | null;

const text: Read = (cell) => cell;

/** `not_supported` and `N/A` are neither. */
const flag: Read = (cell) => (cell === 'true' ? true : cell === 'false' ? false : null);

/** `N/A`, `no_information` and `not_supported` are no dates. */
const date: Read = (cell) => {
  const time = Date.parse(cell);
  return Number.isNaN(time) ? null : new Date(time);
};

/** The report's columns and the field that each becomes. */
const columns: Readonly<Record<string, readonly [field: string, read: Read]>> = {
  user: ['UserName', text],
  arn: ['ARN', text],
  user_creation_time: ['UserCreationTime', date],
  password_enabled: ['PasswordEnabled', flag],
  password_last_used: ['PasswordLastUsed', date],
  password_last_changed: ['PasswordLastChanged', date],
  password_next_rotation: ['PasswordNextRotation', date],
  mfa_active: ['MfaActive', flag],
  access_key_1_active: ['AccessKey1Active', flag],
  access_key_1_last_rotated: ['AccessKey1LastRotated', date],
  access_key_1_last_used_date: ['AccessKey1LastUsedDate', date],
  access_key_1_last_used_region: ['AccessKey1LastUsedRegion', text],
  access_key_1_last_used_service: ['AccessKey1LastUsedService', text],
  access_key_2_active: ['AccessKey2Active', flag],
  access_key_2_last_rotated: ['AccessKey2LastRotated', date],
  access_key_2_last_used_date: ['AccessKey2LastUsedDate', date],
  access_key_2_last_used_region: ['AccessKey2LastUsedRegion', text],
  access_key_2_last_used_service: ['AccessKey2LastUsedService', text],
  cert_1_active: ['Cert1Active', flag],
  cert_1_last_rotated: ['Cert1LastRotated', date],
  cert_2_active: ['Cert2Active', flag],
  cert_2_last_rotated: ['Cert2LastRotated', date],
};

/** Paths of the report that change whenever somebody signs in or uses a key. */
export const volatileReportPaths: readonly string[] = [
  'PasswordLastUsed',
  'AccessKey1LastUsedDate',
  'AccessKey1LastUsedRegion',
  'AccessKey1LastUsedService',
  'AccessKey2LastUsedDate',
  'AccessKey2LastUsedRegion',
  'AccessKey2LastUsedService',
].map((field) => `CredentialReport.${field}`);

/** A row whose cells do not match the header is left out: a comma in a user's name must not shift its columns. */
export function parseCredentialReport(content: Uint8Array | undefined): readonly CredentialReport[] {
  const [header = [], ...rows] = new TextDecoder()
    .decode(content)
    .split(/\r?\n/)
    .filter((line) => line !== '')
    .map(cellsOf);
  return rows.filter((cells) => cells.length === header.length).map((cells) => reportOf(header, cells));
}

function reportOf(header: readonly string[], cells: readonly string[]): CredentialReport {
  const fields = Object.entries(columns).map(([column, [field, read]]) => {
    const cell = cells[header.indexOf(column)];
    return [field, cell === undefined ? null : read(cell)];
  });
  return Object.fromEntries(fields);
}

/** The cells of a CSV line; a cell in double quotes may hold commas and doubled quotes. */
function cellsOf(line: string): readonly string[] {
  const cells = line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g);
  return [...cells].map(([, quoted, plain]) => quoted?.replaceAll('""', '"') ?? plain ?? '');
}
