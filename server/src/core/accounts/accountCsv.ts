/** Accounts as a spreadsheet writes them. */
import { CsvError, parse } from 'csv-parse/sync';
import { AppError } from '../errors.ts';
import type { ImportRow } from './importPlan.ts';

type Field = Exclude<keyof ImportRow, 'line'>;

const order: readonly Field[] = ['id', 'name', 'label', 'realTime', 'remediation'];

/** What people and AWS call the columns, in lower case without blanks, dashes and underscores. */
const titles: Readonly<Record<string, Field>> = {
  id: 'id',
  account: 'id',
  accountid: 'id',
  name: 'name',
  accountname: 'name',
  label: 'label',
  environment: 'label',
  realtime: 'realTime',
  remediation: 'remediation',
};

interface CsvLine {
  readonly record: readonly string[];
  readonly info: { readonly lines: number };
}

/**
 * Commas, semicolons or tabs; with a line of titles, or without: then the columns are id, name, label, realTime,
 * remediation. Ids alone, one a line, are such a file too.
 * @throws AppError BAD_INPUT with the line
 */
export function accountRows(text: string, file: string): readonly ImportRow[] {
  const records = read(text, file);
  const [first] = records;
  if (first === undefined) throw new AppError('BAD_INPUT', 'The list of accounts is empty', { file });
  const columns = columnsOf(first, file);
  return (columns.titled ? records.slice(1) : records).map(({ record, info }) => {
    const fields = Object.fromEntries(
      columns.fields.flatMap((field, index) => (field === null ? [] : [[field, record[index]?.trim() ?? '']])),
    );
    return { id: '', ...fields, line: info.lines };
  });
}

function read(text: string, file: string): readonly CsvLine[] {
  try {
    const lines: unknown = parse(text, {
      bom: true,
      info: true,
      delimiter: [',', ';', '\t'],
      relax_column_count: true,
      skip_empty_lines: true,
      trim: true,
    });
    return lines as readonly CsvLine[];
  } catch (error) {
    if (!(error instanceof CsvError)) throw error;
    const line = error['lines'];
    throw new AppError('BAD_INPUT', `The list of accounts is no CSV: ${error.message}`, {
      file,
      ...(typeof line === 'number' && { line }),
      hint: 'Save it as CSV, with one account a line.',
      cause: error,
    });
  }
}

function columnsOf(
  { record, info }: CsvLine,
  file: string,
): { readonly titled: boolean; readonly fields: readonly (Field | null)[] } {
  const fields = record.map((title) => titles[title.toLowerCase().replace(/[\s_-]/g, '')] ?? null);
  if (fields.includes('id')) return { titled: true, fields };
  // Digits in any form: a first account that is malformed is told of as such.
  if (/\d/.test(record[0] ?? '')) return { titled: false, fields: order };
  throw new AppError('BAD_INPUT', `The list of accounts has no column of ids: ${record.join(', ')}`, {
    file,
    line: info.lines,
    hint: 'Call one column id; the others may be name, label, realTime, remediation.',
  });
}
