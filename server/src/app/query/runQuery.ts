import { AppError } from '../../core/errors.ts';
import { adviceOn, viewsIn } from '../../core/query/advice.ts';
import type { QueryLimits, QueryPart } from '../../core/query/queries.ts';
import { placeOf, statementsOf } from '../../core/query/sql.ts';
import type { View } from '../../core/query/view.ts';
import { inventoryViews, nestedColumns } from '../../core/query/views.ts';
import type { AppContext } from '../context.ts';
import { withTailColumns } from './mentionedViews.ts';
import { queryAccounts } from './queryAccounts.ts';

export interface Question {
  readonly sql: string;
  /** The file that the query was read from; null: it was typed. */
  readonly file: string | null;
  readonly limits: QueryLimits;
}

/**
 * The answer to a question, part by part: columns, rows, end.
 * @throws AppError BAD_INPUT with the place in the query and with advice; LIMIT; STORE
 */
export async function* runQuery(
  ctx: AppContext,
  { sql, file, limits }: Question,
  signal: AbortSignal,
): AsyncGenerator<QueryPart> {
  const [statement, second] = statementsOf(sql);
  if (statement === undefined) throw new AppError('BAD_INPUT', 'There is no query', { hint: 'Write a SELECT.' });
  if (second !== undefined) throw placed('There are several queries', sql, second.start, file, 'Run them one by one.');
  // What stands before the statement stays, so that SQLite's places are those of the text.
  const query = sql.slice(0, statement.end);
  const views = inventoryViews(ctx.catalog);
  // The others need not be made.
  const mentioned = withTailColumns(ctx, viewsIn(query, views));
  try {
    const surroundings = { views: mentioned, accounts: await queryAccounts(ctx) };
    for await (const part of ctx.queries.run({ sql: query, limits }, surroundings, signal)) {
      yield part.kind === 'columns' ? { ...part, nested: nestedColumns(mentioned) } : part;
    }
  } catch (error) {
    const others = views.filter(({ name }) => mentioned.every((view) => view.name !== name));
    throw advised(error, query, file, [...mentioned, ...others]);
  }
}

/** SQLite's complaint with the place where it can be seen, and with advice. */
function advised(error: unknown, sql: string, file: string | null, views: readonly View[]): unknown {
  if (!(error instanceof AppError) || error.code !== 'BAD_INPUT') return error;
  const { line, column } = error.fields;
  const hint = adviceOn(error.message, sql, views) ?? error.fields.hint;
  const message = error.message.replace(' in views', '');
  return new AppError('BAD_INPUT', withPlace(message, { line, column, file }), {
    ...error.fields,
    ...(hint === undefined ? {} : { hint }),
    ...(file === null ? {} : { file }),
  });
}

function placed(message: string, sql: string, at: number, file: string | null, hint: string): AppError {
  const { line, column } = placeOf(sql, at);
  const fields = { line, column, hint, ...(file === null ? {} : { file }) };
  return new AppError('BAD_INPUT', withPlace(message, { line, column, file }), fields);
}

/** Where there is no file, nothing else says the place. */
function withPlace(
  message: string,
  place: { readonly line: number | undefined; readonly column: number | undefined; readonly file: string | null },
): string {
  if (place.line === undefined || place.file !== null) return message;
  return `${message} (line ${place.line}, column ${place.column ?? 1})`;
}
