import assert from 'node:assert/strict';
import { PassThrough } from 'node:stream';
import { ago, counted, duration, sentences } from '../../../server/src/cli/output/format.ts';
import { createOutput } from '../../../server/src/cli/output/output.ts';
import { progressLines } from '../../../server/src/cli/output/progress.ts';
import { createScreen, type ScreenStream } from '../../../server/src/cli/output/screen.ts';
import { createPaint, wantsColours } from '../../../server/src/cli/output/style.ts';
import { tableLines } from '../../../server/src/cli/output/table.ts';
import { columnsOf } from '../../../server/src/core/text/columns.ts';

const plain = createPaint(false);
const payments = { accountId: '123456789012', name: 'Payments', done: 50, total: 100, found: 1204, secondsLeft: 3.2 };

describe('tables', () => {
  it('align columns by what is widest, numbers to the right', () => {
    const lines = tableLines(
      [{ title: 'Name' }, { title: 'Count', align: 'right' }, { title: 'Why' }],
      [
        ['Payments', '1,204', 'ok'],
        ['東京', '7', ''],
      ],
      plain,
    );
    assert.deepEqual(lines, ['Name      Count  Why', 'Payments  1,204  ok', '東京          7']);
  });

  it('print names without their escape sequences', () => {
    assert.deepEqual(tableLines([{ title: 'Name' }], [['\u001b[2Jevil']], plain), ['Name', 'evil']);
  });

  it('colour cells where colours are on', () => {
    const [, row] = tableLines([{ title: 'A' }], [[{ text: 'x', tone: 'bad' }]], createPaint(true));
    assert.equal(row, '\u001b[31mx\u001b[39m');
  });
});

describe('colours', () => {
  it('are for terminals only, and off with NO_COLOR, --no-color or a dumb terminal', () => {
    assert.equal(wantsColours({ isTTY: true }, {}, true), true);
    assert.equal(wantsColours({}, {}, true), false);
    assert.equal(wantsColours({ isTTY: true }, { NO_COLOR: '1' }, true), false);
    assert.equal(wantsColours({ isTTY: true }, { TERM: 'dumb' }, true), false);
    assert.equal(wantsColours({ isTTY: true }, {}, false), false);
  });
});

describe('progress bars', () => {
  it('tell share, finds and the time left', () => {
    assert.deepEqual(progressLines([payments], { columns: 100, rows: 24 }, plain), [
      'Payments  ██████████░░░░░░░░░░   50 %  1,204 found  4 s left',
    ]);
  });

  it('are never wider than the terminal', () => {
    const scans = [{ ...payments, name: 'x'.repeat(200) }, payments];
    for (const columns of [20, 40, 60, 80]) {
      for (const line of progressLines(scans, { columns, rows: 24 }, plain)) assert.ok(columnsOf(line) < columns);
    }
  });

  it('are never more than fit on the screen', () => {
    const scans = Array.from({ length: 50 }, () => payments);
    const lines = progressLines(scans, { columns: 80, rows: 12 }, plain);
    assert.equal(lines.length, 10);
    assert.equal(lines.at(-1), 'and 41 more');
  });

  it('show an account without cells as not begun', () => {
    assert.match(
      progressLines([{ ...payments, done: 0, total: 0 }], { columns: 80, rows: 24 }, plain)[0] ?? '',
      / 0 %/,
    );
  });
});

describe('the screen', () => {
  function screenOn(options: { readonly isTTY: boolean }) {
    const stream: ScreenStream & { read(): unknown } = Object.assign(new PassThrough(), options);
    return { screen: createScreen(stream, plain), written: () => String(stream.read() ?? '') };
  }

  it('draws bars over the ones before, and log lines above them', () => {
    const { screen, written } = screenOn({ isTTY: true });
    screen.progress([payments]);
    const bar = written();
    screen.write('warn: x\n');
    assert.equal(written(), `\u001b[1A\u001b[0Jwarn: x\n${bar}`);
    screen.clear();
    assert.equal(written(), '\u001b[1A\u001b[0J');
  });

  it('writes nothing when the bars are the same', () => {
    const { screen, written } = screenOn({ isTTY: true });
    screen.progress([payments]);
    written();
    screen.progress([payments]);
    assert.equal(written(), '');
  });

  it('draws no bars where there is no terminal', () => {
    const { screen, written } = screenOn({ isTTY: false });
    screen.progress([payments]);
    screen.write('warn: x\n');
    assert.equal(written(), 'warn: x\n');
  });
});

describe('standard output', () => {
  it('waits while the reader is slower', async () => {
    const stream = new PassThrough({ highWaterMark: 1 });
    const out = createOutput(stream, { json: false, paint: plain, signal: new AbortController().signal });
    let written = false;
    const writing = out.line('a long line').then(() => {
      written = true;
    });
    await new Promise((resolve) => setImmediate(resolve));
    assert.equal(written, false);
    stream.read();
    await writing;
    assert.equal(written, true);
  });

  it('writes no more once the run was stopped', async () => {
    const out = createOutput(new PassThrough(), { json: true, paint: plain, signal: AbortSignal.abort() });
    await assert.rejects(out.record({}), { name: 'AbortError' });
  });

  it('prints a record as one line of JSON', async () => {
    const stream = new PassThrough();
    const out = createOutput(stream, { json: true, paint: plain, signal: new AbortController().signal });
    await out.record({ name: 'a\nb' });
    assert.equal(String(stream.read()), '{"name":"a\\nb"}\n');
  });
});

describe('sentences', () => {
  it('end before the next one begins, and what there is not leaves no gap', () => {
    assert.equal(sentences('Nobody is signed in', 'Sign in.'), 'Nobody is signed in. Sign in.');
    assert.equal(sentences(null, 'Done.', null), 'Done.');
  });
});

describe('numbers in words', () => {
  it('have separators and units', () => {
    assert.equal(counted(1234567, 'cell'), '1,234,567 cells');
    assert.equal(counted(1, 'cell'), '1 cell');
    assert.equal(counted(14, 'cell'), '14 cells');
    assert.deepEqual([8.06, 125, 3780].map(duration), ['8.1 s', '2 min 5 s', '1 h 3 min']);
  });

  it('tell how long ago', () => {
    const now = Date.parse('2026-11-23T12:00:00Z');
    const minutesAgo = (minutes: number) => ago(now - minutes * 60_000, now);
    assert.deepEqual([0, 5, 120, 3 * 24 * 60].map(minutesAgo), ['just now', '5 min ago', '2 h ago', '3 d ago']);
    assert.equal(ago(null, now), 'never');
  });
});
