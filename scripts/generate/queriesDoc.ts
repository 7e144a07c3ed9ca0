import { catalog } from '../../server/src/core/catalog/index.ts';
import { queryExamples } from '../../server/src/core/query/examples.ts';
import { queryFunctions } from '../../server/src/core/query/functions.ts';
import type { View } from '../../server/src/core/query/view.ts';
import { inventoryViews } from '../../server/src/core/query/views.ts';
import type { GeneratedFile } from './files.ts';

/** How to ask the inventory, with what there is to ask. */
export const queriesDoc: GeneratedFile = { file: 'docs/queries.md', generate: describeQueries };

function describeQueries(): string {
  const views = inventoryViews(catalog);
  const general = views.filter(({ type }) => type === null);
  const bucket = views.find(({ name }) => name === 'aws_s3_bucket');
  return `<!-- Made by npm run generate from scripts/generate/queriesDoc.ts and server/src/core/query. Change those. -->

# Queries

The inventory answers questions in SQL, the dialect of [SQLite](https://sqlite.org/lang.html). It is read only: a query is one \`SELECT\` (\`WITH\` and \`VALUES\` too), and there is no way to change anything with it.

\`\`\`
panther-scan query "SELECT account_name, name FROM aws_s3_bucket WHERE EncryptionRules IS NULL"
panther-scan query --example public-buckets --format csv > public.csv
panther-scan query --file report.sql --format jsonl --output report.jsonl
panther-scan query --tables
panther-scan query --columns aws_ec2_instance
\`\`\`

In VS Code, **Panther: Query Inventory...** offers the examples below and your last queries, and opens one as a document to edit; **Run on inventory** above each statement runs it. A file whose name ends in \`.panther.sql\` works the same.

- \`--format\` takes \`table\` (as wide as the terminal), \`csv\`, \`json\` and \`jsonl\`; \`--json\` is \`jsonl\`. All but the table are written as they come, however many rows there are. CSV holds nothing that a spreadsheet would run as a formula.
- A table has at most 1,000 rows, VS Code shows 10,000; where there are more, it says so. \`--limit 0\` gives all, and so does **Save as...**.
- A query that works for more than 30 seconds is ended: \`--timeout\`, in VS Code the setting \`panther.query.timeoutSeconds\`. It runs in a process of its own and can be cancelled at any moment.
- Columns with JSON (tags, documents, lists and objects among the attributes) stay JSON within \`json\` and \`jsonl\` if they keep their names.

## Views

Each resource type has a view: \`AWS.S3.Bucket\` is \`aws_s3_bucket\`, \`AWS.EC2.NetworkACL\` is \`aws_ec2_network_acl\`. Each has these columns, then one for each attribute of the type under the attribute's own name (SQL takes \`encryptionrules\` for \`EncryptionRules\`), then \`not_read\` and \`document\`:

${table(
  ['column', 'kind', 'what'],
  (bucket?.columns ?? [])
    .filter(({ about }) => about !== null)
    .map(({ name, kind, about }) => [code(name), kind, about ?? '']),
)}

The views of types that Cloud Control reads have a column for each property that CloudFormation's schema of the type names: \`panther-scan query --columns aws_iot_thing\`.

A boolean is 1 or 0, a time is text like \`2026-01-02T03:04:05.000Z\`. Lists and objects are JSON: \`MetadataOptions ->> 'HttpTokens'\` is one field of an object, \`json_each(IpPermissions)\` has one row for each item of a list. Redacted values are objects with a fingerprint.

**NULL is not "there is none"** where the scan was not allowed to look: \`not_read\` names the calls that were denied, the view \`cells\` the types that could not be listed at all.

Over all of them there are:

${general.map(viewSection).join('\n')}

## Functions

SQLite's own, JSON functions included, and:

${table(
  ['function', 'what'],
  queryFunctions.map(({ name, parameter, about }) => [code(`${name}(${parameter})`), about]),
)}

## Examples

\`panther-scan query --example <name>\` runs one as it is.

${queryExamples.map(({ id, title, sql }) => `### ${id}\n\n${title}.\n\n\`\`\`sql\n${sql}\n\`\`\``).join('\n\n')}
`;
}

function viewSection({ name, about, columns }: View): string {
  const names = columns.map((column) => code(column.name)).join(', ');
  return `- ${code(name)}: ${about}. Columns: ${names}.`;
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'--|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}

function code(text: string): string {
  return `\`${text}\``;
}
