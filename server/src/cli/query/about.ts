/** What there is to ask. */
import { listViews } from '../../app/query/listViews.ts';
import { AppError } from '../../core/errors.ts';
import { queryExamples } from '../../core/query/examples.ts';
import { nearest } from '../../core/query/nearest.ts';
import { formatCount } from '../../core/tree/words.ts';
import type { ExitCode } from '../exitCode.ts';
import type { Invocation } from '../invocation.ts';

export async function printViews({ app, out }: Invocation): Promise<ExitCode> {
  const views = await listViews(app);
  if (out.json) await out.document(views.map(({ name, about, resources }) => ({ name, about, resources })));
  else {
    await out.table(
      [{ title: 'View' }, { title: 'Resources', align: 'right' }, { title: 'What' }],
      views.map(({ name, about, resources }) => [name, resources === null ? '' : formatCount(resources), about]),
    );
  }
  return 0;
}

export async function printView({ app, out }: Invocation, name: string): Promise<ExitCode> {
  const views = await listViews(app);
  const view = views.find((one) => one.name === name.toLowerCase());
  if (view === undefined) {
    const probable = nearest(
      name,
      views.map((one) => one.name),
    );
    throw new AppError('BAD_INPUT', `There is no such view: ${name}`, {
      hint: probable === null ? 'panther-scan query --tables lists them.' : `Did you mean ${probable}?`,
    });
  }
  if (out.json) await out.document(view.columns);
  else {
    await out.table(
      [{ title: 'Column' }, { title: 'Kind' }, { title: 'What' }],
      view.columns.map((column) => [column.name, column.kind, column.about ?? '']),
    );
  }
  return 0;
}

export async function printExamples({ out }: Invocation): Promise<ExitCode> {
  if (out.json) await out.document(queryExamples);
  else {
    await out.table(
      [{ title: 'Example' }, { title: 'What it finds' }],
      queryExamples.map(({ id, title }) => [id, title]),
    );
  }
  return 0;
}
