import assert from 'node:assert/strict';
import { contextKeys, settings, views } from '../../client/src/contributions.ts';
import { defaultRetention } from '../../server/src/core/history/retention.ts';
import { importsOf, sources } from '../support/sources.ts';

const client = sources('client/src/**/*.ts');
const contributions = 'client/src/contributions.ts';

/** What is tested without VS Code must load without it. */
const pure = [
  contributions,
  'client/src/crashPolicy.ts',
  'client/src/scanProgress.ts',
  'client/src/timing.ts',
  'client/src/documents/eventLensActions.ts',
  'client/src/documents/eventUri.ts',
  'client/src/documents/lensActions.ts',
  'client/src/documents/note.ts',
  'client/src/documents/resourceUri.ts',
  'client/src/documents/templateLensText.ts',
  'client/src/documents/versionUri.ts',
  'client/src/errors/userError.ts',
  'client/src/flows/accountEntry.ts',
  'client/src/flows/awsVerdictText.ts',
  'client/src/flows/historyText.ts',
  'client/src/flows/roleText.ts',
  'client/src/flows/scanText.ts',
  'client/src/flows/stackText.ts',
  'client/src/links/addAccountLink.ts',
  'client/src/query/queryText.ts',
  'client/src/statusBar/realTimeStatus.ts',
  'client/src/statusBar/statusText.ts',
  'client/src/ui/multiStep.ts',
  'client/src/ui/text.ts',
  'client/src/views/changes/item.ts',
  'client/src/views/events/eventText.ts',
  'client/src/views/events/filterText.ts',
  'client/src/views/events/item.ts',
  'client/src/views/events/news.ts',
  'client/src/views/events/node.ts',
  'client/src/views/events/stateText.ts',
  'client/src/views/itemFields.ts',
  'client/src/views/pagedTree.ts',
  'client/src/views/resources/filterText.ts',
  'client/src/views/resources/groupFilter.ts',
  'client/src/views/resources/item.ts',
  'client/src/views/resources/shape.ts',
  'client/src/views/resources/tooltip.ts',
  'client/src/views/sources/item.ts',
];

describe('the client', () => {
  it('shows messages, questions and progress from ui/ alone', () => {
    const shown = /\b(window\.(show|createQuickPick|createInputBox|setStatusBarMessage)\w*|withProgress)\(/;
    const outside = client.filter(({ file, text }) => !file.startsWith('client/src/ui/') && shown.test(text));
    assert.deepEqual(
      outside.map(({ file }) => file),
      [],
    );
  });

  it('keeps apart from VS Code what can be tested without it', () => {
    for (const file of pure) {
      const source = client.find((one) => one.file === file) ?? assert.fail(file);
      const loaded = importsOf(source.text).filter(({ specifier, typeOnly }) => specifier === 'vscode' && !typeOnly);
      assert.deepEqual(loaded, [], file);
    }
  });

  it('runs and reads only what its map of contributions has', () => {
    const known = new Set([
      ...Object.keys(contextKeys),
      ...Object.keys(settings),
      ...Object.values(views),
      ...Object.keys(commandsOf()),
      'panther.status',
    ]);
    for (const { file, text } of client) {
      for (const [, id = ''] of text.matchAll(/['"`](panther\.[a-z][\w.]*)['"`]/g)) {
        assert.ok(known.has(id), `${id} in ${file}`);
      }
    }
  });

  it('keeps history by default as the command line does', () => {
    const { days, changesPerResource, megabytes } = defaultRetention;
    assert.equal(settings['panther.history.days'].initial, days);
    assert.equal(settings['panther.history.changesPerResource'].initial, changesPerResource);
    assert.equal(settings['panther.history.megabytes'].initial, megabytes);
  });

  it('starts no clock of its own but in timing.ts', () => {
    const clocks = client.filter(
      ({ file, text }) => !file.endsWith('/timing.ts') && /\bset(Timeout|Interval)\(/.test(text),
    );
    assert.deepEqual(
      clocks.map(({ file }) => file),
      [],
    );
  });
});

function commandsOf(): Readonly<Record<string, true>> {
  const { text } = client.find(({ file }) => file === contributions) ?? assert.fail();
  return Object.fromEntries([...text.matchAll(/'(panther\.[\w.]+)': command/g)].map(([, id = '']) => [id, true]));
}
