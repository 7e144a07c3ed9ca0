// What types with several answers to a resource make of it when one of the answers says nothing about it.
import assert from 'node:assert/strict';
import { backupPlan } from '../../../server/src/core/catalog/backup.ts';
import { launchTemplate } from '../../../server/src/core/catalog/ec2/launchTemplates.ts';
import { functionUrl } from '../../../server/src/core/catalog/lambda/functionUrls.ts';
import { domain } from '../../../server/src/core/catalog/opensearch.ts';
import { type Fixture, play, readFixture } from '../../support/catalogPlayer.ts';

function withAnswers(fixture: Fixture, calls: Fixture['calls']): Fixture {
  return { ...fixture, calls: { ...fixture.calls, ...calls } };
}

describe('an OpenSearch domain', () => {
  it('that was listed and is not described is gone', async () => {
    const DomainNames = ['logs', 'gone', 'old'].map((DomainName) => ({ DomainName }));
    const fixture = withAnswers(readFixture(domain.type), {
      'opensearch:ListDomainNames': [{ output: { DomainNames } }],
    });
    const described = { 'opensearch:DescribeDomains': withoutInput(fixture, 'opensearch:DescribeDomains') };
    const { outcome, resources } = await play(domain, withAnswers(fixture, described));
    assert.deepEqual(outcome, { kind: 'ok', count: 2, incomplete: 0 });
    assert.deepEqual(new Set(resources.map(({ name }) => name)), new Set(['logs', 'old']));
  });

  it('has its tags and its name where only the list is allowed', async () => {
    const denied = new Map([['opensearch:DescribeDomains', 'AccessDenied']]);
    const { resources } = await play(domain, readFixture(domain.type), denied);
    const logs = resources.find(({ name }) => name === 'logs');
    assert.deepEqual(logs?.tags, { team: 'platform' });
    assert.deepEqual(logs?.attributes, {});
  });
});

describe('a launch template', () => {
  it('made after the versions were read has none that are known, which is not the same as none', async () => {
    const fixture = withAnswers(readFixture(launchTemplate.type), {
      'ec2:DescribeLaunchTemplateVersions': [{ output: { LaunchTemplateVersions: [] } }],
    });
    const { resources } = await play(launchTemplate, fixture);
    assert.equal(resources.length, 2);
    for (const { attributes } of resources) {
      assert.ok(!('DefaultVersion' in attributes) && !('LatestVersion' in attributes));
      assert.ok('LatestVersionNumber' in attributes);
    }
  });

  it('never shows its user data', async () => {
    const { resources } = await play(launchTemplate, readFixture(launchTemplate.type));
    assert.ok(!JSON.stringify(resources).includes('ZXhwb3J0'));
  });
});

describe('a backup plan', () => {
  it('with a selection that was not read has unknown selections, not fewer', async () => {
    const [first, ...rest] = readFixture(backupPlan.type).calls['backup:GetBackupSelection'] ?? [];
    assert.ok(first && rest.length > 0);
    const answers = [{ input: first.input ?? {}, error: 'AccessDenied' }, ...rest];
    const fixture = withAnswers(readFixture(backupPlan.type), { 'backup:GetBackupSelection': answers });
    const { resources } = await play(backupPlan, fixture);
    const daily = resources.find(({ name }) => name === 'daily');
    assert.ok(daily && !('BackupSelections' in daily.attributes));
    assert.deepEqual(
      daily.notRead.map(({ call }) => call),
      ['backup:GetBackupSelection'],
    );
  });
});

describe('function URLs', () => {
  it('are not complete where one function’s are refused: what is not listed is not gone', async () => {
    const denied = new Map([['lambda:ListFunctionUrlConfigs', 'AccessDenied']]);
    assert.equal((await play(functionUrl, readFixture(functionUrl.type), denied)).outcome.kind, 'denied');
    const noParents = new Map([['lambda:ListFunctions', 'AccessDenied']]);
    assert.equal((await play(functionUrl, readFixture(functionUrl.type), noParents)).outcome.kind, 'denied');
  });
});

/** The answers to a call, given whatever its input is. */
function withoutInput(fixture: Fixture, call: string): NonNullable<Fixture['calls'][string]> {
  return (fixture.calls[call] ?? []).map(({ input: _, ...answer }) => answer);
}
