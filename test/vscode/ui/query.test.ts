import assert from 'node:assert/strict';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { useVsCode } from './support/session.ts';

describe('asking the inventory', () => {
  const session = useVsCode('scanned');

  it('offers examples, and opens one to run', async () => {
    const { window } = session();
    await window.command('Panther: Query Inventory...');
    await window.input.option(/^New query/).waitFor();
    await window.screenshot('query-examples');
    await window.input.type('kms keys');
    await window.input.choose(/KMS keys of yours/);
    await window.editor().filter({ hasText: 'aws_kms_key' }).waitFor();
    await window.lens('Run on inventory').waitFor();
    await window.screenshot('query');
  });

  it('shows the answer below, as a table, as CSV and as JSON', async () => {
    const { window } = session();
    const table = window.editor().filter({ hasText: /account_name\s+region/ });
    await window.pressLens('Run on inventory', table);
    await window.lens(/^\d+ rows? in \d/).waitFor();
    await window.screenshot('query-table');
    await window.pressLens('CSV', window.editor().filter({ hasText: 'account_name,region,id' }));
    await window.pressLens('JSON', window.editor().filter({ hasText: '"account_name":' }));
    await window.lens('Table').waitFor();
    await window.screenshot('query-json');
    await window.pressLens('Table', table);
  });

  it('saves all of an answer', async () => {
    const { window, home } = session();
    const file = path.join(home, 'keys.csv');
    await window.pressLens('Save as...', window.input.box);
    await window.saveAs(file);
    await window.notification(/^Saved \d+ rows\.$/).waitFor();
    assert.match(await readFile(file, 'utf8'), /^account_name,region,id,Description\r\nPayments,/);
  });

  it('says what is wrong with a query, at its place, and completes names', async () => {
    const { window } = session();
    await window.command('Panther: Query Inventory...');
    await window.input.option(/^SELECT account_name, region, id/).waitFor();
    await window.input.choose(/^New query/);
    await window.editor().filter({ hasText: 'aws_s3_bucket' }).waitFor();
    await window.page.keyboard.press('Control+A');
    await window.page.keyboard.type('SELECT nam FROM aws_s3_buck');
    await window.page.locator('.suggest-widget').getByText('S3 buckets').waitFor();
    await window.screenshot('query-names');
    await window.page.keyboard.press('Tab');
    await window.page.keyboard.press('Control+Enter');
    await window.notification(/no such column: nam .*Did you mean name\?/).waitFor();
    await window.page.locator('.squiggly-error').waitFor();
    await window.screenshot('query-wrong');
  });

  it('exports what the tree shows', async () => {
    const { window, home } = session();
    const file = path.join(home, 'export.jsonl');
    await window.command('Panther: Export Resources...');
    await window.input.option(/^JSON lines/).waitFor();
    await window.screenshot('export');
    await window.input.choose(/^JSON lines/);
    await window.saveAs(file);
    await window.notification(/^Exported [\d,]+ resources\.$/).waitFor();
    const documents = (await readFile(file, 'utf8'))
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));
    assert.ok(documents.length > 100);
    assert.ok(documents.some(({ ResourceId }) => ResourceId === 'arn:aws:s3:::acme-eu-statements'));
  });
});
