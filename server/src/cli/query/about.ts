/** What there is to ask. */
import { listViews } from '../../app/query/listViews.ts';
import { withTailColumns } from '../../app/query/mentionedViews.ts';
import { AppError } from '../../core/errors.ts';
import { queryExamples } from '../../core/query/examples.ts';
import { nearest } from '../../core/query/nearest.ts';
import { viewName } from '../../core/query/resourceViews.ts';
import { inventoryViews } from '../../core/query/views.ts';
import { formatCount } from '../../core/tree/words.ts';
import type { ExitCode } from '../exitCode.ts';
import type { Invocation } from '../invocation.ts';

/** A table leaves out the many of Cloud Control's types that have no resources. */
export async function printViews({ app, out, screen }: Invocation): Promise<ExitCode> {
  const views = await listViews(app);
  if (out.json) {
    await out.document(views.map(({ name, about, resources }) => ({ name, about, resources })));
    return 0;
  }
  const tail = new Set(app.catalog.flatMap(({ type, viaCloudControl }) => (viaCloudControl ? viewName(type) : [])));
  const shown = views.filter(({ name, resources }) => resources !== 0 || !tail.has(name));
  await out.table(
    [{ title: 'View' }, { title: 'Resources', align: 'right' }, { title: 'What' }],
    shown.map(({ name, about, resources }) => [name, resources === null ? '' : formatCount(resources), about]),
  );
  const left = views.length - shown.length;
  if (left > 0) {
    screen.write(`${formatCount(left)} more, of types that Cloud Control reads, are empty; --json lists them too.\n`);
  }
  return 0;
}

export async function printView({ app, out }: Invocation, name: string): Promise<ExitCode> {
  const views = inventoryViews(app.catalog);
  const [view] = withTailColumns(
    app,
    views.filter((one) => one.name === name.toLowerCase()),
  );
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
