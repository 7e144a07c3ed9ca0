import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type CliRun, runCli } from '../support/runCli.ts';
import { hour, makeSampleHistory } from '../support/sampleHistory.ts';

/** In the middle of a second: the end of a span is shown as the last moment in it. */
const now = Math.floor(Date.now() / 1000) * 1000 - 500;
const invoices = 'arn:aws:s3:::invoices-2026';

function iso(hoursAgo: number): string {
  return new Date(now - hoursAgo * hour).toISOString();
}

/** As the tables show it: in the time zone of the run, which is UTC here. */
function shown(hoursAgo: number): string {
  return iso(hoursAgo).slice(0, 19).replace('T', ' ');
}

describe('panther-scan and the history', () => {
  let home: string;
  const run = (...args: readonly string[]): Promise<CliRun> => runCli(args, { PANTHER_HOME: home, TZ: 'UTC' });
  const records = ({ stdout }: CliRun) =>
    stdout
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line));

  before(async () => {
    home = await mkdtemp(path.join(tmpdir(), 'panther-history-'));
    await makeSampleHistory(home, now);
  });
  after(() => rm(home, { recursive: true, force: true }));

  it('shows when a resource changed, how, and by whom', async () => {
    const { exitCode, stdout, stderr } = await run('resources', 'history', invoices);
    assert.equal(exitCode, 0);
    assert.equal(stderr, 'invoices-2026  AWS.S3.Bucket  123456789012  us-east-1\n');
    assert.deepEqual(stdout.split('\n').slice(1, -1), [
      `${shown(2)}  Versioning Suspended → Enabled  found by a scan`,
      `${shown(50)}  Versioning Enabled → Suspended  deploy-bot, PutBucketVersioning from 203.0.113.7`,
      `${shown(72)}  new                             found by a scan`,
    ]);
  });

  it('shows it in pages, and whole as JSON', async () => {
    const first = await run('resources', 'history', invoices, '--limit', '2');
    const mark = /3 in all; the older ones: --before (\d+)\n/.exec(first.stderr)?.[1] ?? '';
    const rest = await run('resources', 'history', invoices, '--before', mark);
    assert.match(rest.stdout, /^When.*\n[^\n]+ new [^\n]+\n$/);
    const [newest, event] = records(await run('resources', 'history', invoices, '--json'));
    assert.deepEqual(newest.diff, { attributes: { Versioning: ['Suspended', 'Enabled'] } });
    assert.deepEqual(
      [event.at, event.kind, event.cause.actor, event.cause.eventId],
      [iso(50), 'modified', 'deploy-bot', 'e-1'],
    );
  });

  it('shows what the last change did, as diff -u would', async () => {
    const { stdout } = await run('resources', 'diff', invoices);
    const lines = stdout.split('\n');
    assert.deepEqual(lines.slice(0, 2), [
      `--- invoices-2026  (since ${shown(50)})`,
      `+++ invoices-2026  (since ${shown(2)})`,
    ]);
    assert.match(lines[2] ?? '', /^@@ -\d+,\d+ \+\d+,\d+ @@$/);
    assert.deepEqual(
      lines.filter((line) => /^[-+] /.test(line)),
      ['-  "Versioning": "Suspended"', '+  "Versioning": "Enabled"'],
    );
  });

  it('compares any two moments', async () => {
    const diff = async (from: string, to: string) => {
      const result = JSON.parse(
        (await run('resources', 'diff', invoices, '--from', from, '--to', to, '--json')).stdout,
      );
      return [result.from.state, result.to.state, result.diff];
    };
    assert.deepEqual(await diff('60h', '40h'), ['exists', 'exists', { Versioning: ['Enabled', 'Suspended'] }]);
    assert.deepEqual(await diff('60h', 'now'), ['exists', 'exists', null]);
    assert.deepEqual(await diff('last-scan', 'now'), ['exists', 'exists', { Versioning: ['Suspended', 'Enabled'] }]);
    const [before, , whole] = await diff(iso(100), iso(60));
    assert.equal(before, 'absent');
    assert.equal(whole[0], null);
    const same = await run('resources', 'diff', invoices, '--from', '1h');
    assert.deepEqual([same.stdout, same.stderr], ['', 'Nothing differs.\n']);
  });

  it('still knows what a resource was that is gone', async () => {
    assert.match((await run('resources', 'history', 'arn:aws:s3:::old')).stdout, /deleted.*\n.* new /);
    const { stdout } = await run('resources', 'diff', 'arn:aws:s3:::old');
    assert.match(stdout, /^\+\+\+ old {2}\(not there\)$/m);
    assert.match(stdout, /^- {2}"ResourceId": "arn:aws:s3:::old",$/m);
  });

  it('shows what changed anywhere, since yesterday or since whenever', async () => {
    const { stdout, stderr } = await run('changes');
    assert.deepEqual(
      stdout
        .split('\n')
        .slice(1, -1)
        .map((line) => line.split(/ {2,}/).slice(1, 2)[0]),
      ['invoices-2026', 'old', 'old'],
    );
    assert.match(stderr, /^1 new, 1 changed, 1 deleted since /);
    const titles = async (...args: readonly string[]) =>
      records(await run('changes', '--json', ...args)).map(({ kind, title }) => `${kind} ${title}`);
    assert.deepEqual(await titles('--since', 'last-scan'), ['modified invoices-2026']);
    assert.deepEqual(await titles('--since', '7d', '--kind', 'deleted,modified'), [
      'modified invoices-2026',
      'deleted old',
      'modified receipts-2026',
      'modified invoices-2026',
    ]);
    assert.deepEqual(await titles('--since', '7d', '--type', 'aws.s3.*', '--kind', 'deleted'), ['deleted old']);
    assert.match((await run('changes', '--type', 'AWS.S3.Bukcet')).stderr, /Did you mean AWS\.S3\.Bucket\?/);
    assert.match(
      (await run('changes', '--type', 'AWS.None.*')).stderr,
      /There is no such resource type: AWS\.None\.\*/,
    );
    const span = await run('changes', '--since', iso(60), '--until', iso(55));
    assert.equal(span.stderr, `Nothing changed from ${shown(60)} to ${shown(55)}.\n`);
    assert.deepEqual(await titles('--since', '7d', '--account', '222233334444'), ['created scratch']);
    assert.deepEqual(await titles('--since', iso(60), '--until', iso(40)), ['modified invoices-2026']);
    assert.deepEqual(await titles('--since', '7d', '--region', 'us-west-2'), ['created scratch']);
  });

  it('goes on where a shorter list ended', async () => {
    const first = await run('changes', '--since', '7d', '--limit', '5');
    const mark = /the older ones: --after (\S+)/.exec(first.stderr)?.[1] ?? '';
    const rest = await run('changes', '--since', '7d', '--after', mark);
    const rows = ({ stdout }: CliRun) => stdout.split('\n').slice(1, -1);
    assert.equal(rows(first).length, 5);
    assert.equal(rows(rest).length, 3);
    assert.equal(new Set([...rows(first), ...rows(rest)].map((row) => row.slice(0, 40))).size, 8);
  });

  it('forgets what it is told to, and says what it cannot tell any more', async () => {
    assert.deepEqual(await run('changes', 'trim', '--keep-days', '1', '--json'), {
      exitCode: 0,
      stdout: '{\n  "forgotten": 5\n}\n',
      stderr: '',
    });
    const { exitCode, stderr } = await run('resources', 'diff', invoices, '--from', '60h');
    assert.equal(exitCode, 2);
    assert.match(stderr, /^panther-scan: What this resource was at that time is kept no more: invoices-2026 [^\n]+\n$/);
    assert.match((await run('resources', 'diff', invoices)).stdout, /^-.*Suspended/m);
  });
}).timeout(60_000);
