import { z } from 'zod';
import { answerText } from '../../app/query/answerText.ts';
import { listViews } from '../../app/query/listViews.ts';
import { runQuery } from '../../app/query/runQuery.ts';
import { queryExamples } from '../../core/query/examples.ts';
import { statementsOf } from '../../core/query/sql.ts';
import * as protocol from '../../protocol/query.ts';
import { type Method, method } from '../method.ts';
import { createQueryResults } from '../queryResults.ts';
import { filePath } from '../schemas/shape.ts';
import type { Session } from '../session.ts';

/** What an editor can show and a person can read. */
const mostRows = 10_000;
const mostBytes = 8 * 1024 * 1024;

const sql = z.string().max(1_000_000);
const timeLimitSeconds = z.number().min(1).max(86_400);

export function queryMethods({ app }: Session): readonly Method[] {
  const results = createQueryResults();
  const question = (query: string, seconds: number, rows: number | null, bytes: number | null) => ({
    sql: query,
    file: null,
    limits: { timeMs: seconds * 1000, rows, bytes },
  });
  return [
    method(protocol.listQueryViews, z.null(), () => listViews(app)),
    method(protocol.listQueryExamples, z.null(), async () => queryExamples),
    method(protocol.findStatements, z.strictObject({ text: sql }), async ({ text }) =>
      statementsOf(text).map(({ start, end }) => ({ start, end })),
    ),
    method(protocol.runQuery, z.strictObject({ sql, timeLimitSeconds }), (params, signal) =>
      results.keep(runQuery(app, question(params.sql, params.timeLimitSeconds, mostRows, mostBytes), signal)),
    ),
    method(
      protocol.queryText,
      z.strictObject({ id: z.string(), format: z.enum(['table', 'csv', 'json']), offset: z.int().min(0) }),
      async ({ id, format, offset }) => results.text(id, format, offset),
    ),
    method(
      protocol.saveQuery,
      z.strictObject({ sql, timeLimitSeconds, format: z.enum(['csv', 'json', 'jsonl']), path: filePath }),
      async (params, signal) => {
        let rows = 0;
        const parts = runQuery(app, question(params.sql, params.timeLimitSeconds, null, null), signal);
        const text = answerText(parts, params.format, (end) => {
          rows = end.rows;
        });
        await app.files.write(params.path, text);
        return { rows };
      },
    ),
  ];
}
