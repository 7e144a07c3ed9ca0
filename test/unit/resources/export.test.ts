import assert from 'node:assert/strict';
import { readdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { exportResources } from '../../../server/src/app/resources/exportResources.ts';
import { exportToFile } from '../../../server/src/app/resources/exportToFile.ts';
import { catalog } from '../../../server/src/core/catalog/index.ts';
import type { ListedType } from '../../../server/src/core/catalog/types.ts';
import type { ExportFormatName } from '../../../server/src/core/export/exportFormat.ts';
import type { ResourceFilter } from '../../../server/src/core/ports.ts';
import { appContext, scriptedAws } from '../../support/appContext.ts';
import { play, readFixture } from '../../support/catalogPlayer.ts';
import { fakeClock } from '../../support/fakeClock.ts';
import { observed } from '../../support/observed.ts';
import { useInventory } from '../store/openInventory.ts';

const account = {
  id: '123456789012',
  name: '=Payments',
  label: 'prod',
  realTime: false,
  remediation: false,
  regions: ['*'],
  ignore: { regions: [], types: [], resources: [] },
  enabled: true,
};

describe('exporting resources', () => {
  const { store, file } = useInventory();
  const { signal } = new AbortController();
  const context = () =>
    appContext({
      aws: scriptedAws({}),
      store: store(),
      clock: fakeClock(),
      accounts: { master: null, accounts: [account] },
      catalog,
    });
  const exported = async (format: ExportFormatName, filter: ResourceFilter = {}) => {
    let text = '';
    for await (const chunk of exportResources(context(), { filter, format }, () => undefined, signal)) text += chunk;
    return text;
  };
  const lines = (text: string) =>
    text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line));

  it('gives the same documents one a line, and as one JSON list', async () => {
    assert.deepEqual([await exported('jsonl'), JSON.parse(await exported('json'))], ['', []]);
    await store().writeResources(
      null,
      [observed(), observed({ resourceId: 'arn:aws:s3:::b', name: 'b', tags: {}, arn: null })],
      [],
    );
    const documents = lines(await exported('jsonl'));
    assert.deepEqual(JSON.parse(await exported('json')), documents);
    assert.deepEqual(documents[0], {
      ResourceId: 'arn:aws:s3:::b',
      ResourceType: 'AWS.S3.Bucket',
      TimeCreated: null,
      AccountId: '123456789012',
      Region: 'us-east-1',
      Name: 'b',
      Tags: null,
      Versioning: 'Enabled',
    });
  });

  it('gives tables with a column for each attribute of one type, else with the document', async () => {
    await store().writeResources(
      null,
      [
        observed({
          type: 'AWS.EC2.SecurityGroup',
          name: '+web',
          tags: { team: '@pay' },
          attributes: { Description: '=cmd()', IpPermissions: [{ FromPort: 22 }], VpcId: 'vpc-1', OwnerId: null },
          notRead: [{ call: 'c', reason: 'denied', code: 'x', message: 'm' }],
        }),
      ],
      [],
    );
    const one = await exported('csv', { types: ['AWS.EC2.SecurityGroup'] });
    assert.deepEqual(one.split('\r\n'), [
      'ResourceId,ResourceType,TimeCreated,AccountId,AccountName,Label,Region,Arn,Id,Name,Tags,Description,IpPermissions,IpPermissionsEgress,OwnerId,VpcId,_NotRead,_NotSeenSince',
      `arn:aws:s3:::invoices,AWS.EC2.SecurityGroup,,123456789012,'=Payments,prod,us-east-1,arn:aws:s3:::invoices,,'+web,"{""team"":""@pay""}",'=cmd(),"[{""FromPort"":22}]",,,vpc-1,"[{""call"":""c"",""reason"":""denied"",""code"":""x"",""message"":""m""}]",`,
      '',
    ]);
    const [head, row] = (await exported('csv')).split('\r\n');
    assert.match(head ?? '', /,Name,Tags,Document$/);
    assert.match(row ?? '', /"\{""ResourceId"":""arn:aws:s3:::invoices"",/);
  });

  it('says of what was not seen again since when, and why', async () => {
    await store().writeResources(
      null,
      [observed(), observed({ resourceId: 'arn:aws:iam::1:role/a', type: 'AWS.IAM.Role', region: 'global' })],
      [],
    );
    const denied = { kind: 'denied', call: 's3:ListAllMyBuckets', code: 'AccessDenied', message: 'no' } as const;
    const cell = { accountId: '123456789012', region: 'global', type: 'AWS.S3.Bucket' } as const;
    await store().beginScan({
      ...{ id: 'scan', accountId: cell.accountId, kind: 'user', whole: true },
      ...{ status: 'running', startedAt: 2_000, finishedAt: null },
    });
    await store().finishCell('scan', cell, denied, { startedAt: 2_000, finishedAt: 3_000 });
    const unseen = { Time: '1970-01-01T00:00:01.000Z', Because: 'AWS denies s3:ListAllMyBuckets (AccessDenied)' };
    for (const format of ['jsonl', 'json'] as const) {
      const text = await exported(format);
      const documents = format === 'jsonl' ? lines(text) : JSON.parse(text);
      assert.deepEqual(
        documents.map((document: Record<string, unknown>) => document['_NotSeenSince']),
        [undefined, unseen],
        format,
      );
    }
    const [head, row] = (await exported('csv', { types: ['AWS.S3.Bucket'] })).split('\r\n');
    assert.match(head ?? '', /,_NotRead,_NotSeenSince$/);
    assert.match(row ?? '', /AWS denies s3:ListAllMyBuckets/);
  });

  it('gives an attribute that is called as a common field a column of its own', async () => {
    const flowLog = { type: 'AWS.EC2.FlowLog', attributes: { ResourceId: 'vpc-1', TrafficType: 'ALL' } } as const;
    await store().writeResources(null, [observed(flowLog)], []);
    const [head = '', row = ''] = (await exported('csv', { types: ['AWS.EC2.FlowLog'] })).split('\r\n');
    assert.equal(row.split(',')[head.split(',').indexOf('attribute_ResourceId')], 'vpc-1');
  });

  it('exports what the filter lets through', async () => {
    await store().writeResources(null, [observed(), observed({ region: 'eu-west-1', name: 'other' })], []);
    assert.equal(lines(await exported('jsonl', { regions: ['eu-west-1'] })).length, 1);
    assert.equal(lines(await exported('jsonl', { text: 'invoices' })).length, 2);
    const path = join(dirname(file()), 'out.jsonl');
    const progress: unknown[] = [];
    const filter = { text: 'other', accounts: ['prod'], regions: [], types: [] };
    const done = await exportToFile(context(), { filter, format: 'jsonl', path }, (p) => progress.push(p), signal);
    assert.deepEqual([done, progress], [{ resources: 1 }, [{ done: 1, total: 1 }]]);
    assert.equal(lines(await readFile(path, 'utf8'))[0].Name, 'other');
    const nothing = { text: '', accounts: ['nobody'], regions: [], types: [] };
    await exportToFile(context(), { filter: nothing, format: 'json', path }, () => undefined, signal);
    assert.deepEqual(JSON.parse(await readFile(path, 'utf8')), []);
  });

  it('leaves nothing behind when it is cancelled', async () => {
    await store().writeResources(null, [observed()], []);
    const stop = new AbortController();
    stop.abort(new Error('enough'));
    const path = join(dirname(file()), 'out.jsonl');
    const files = await readdir(dirname(file()));
    await assert.rejects(
      exportToFile(context(), { filter: null, format: 'jsonl', path }, () => undefined, stop.signal),
      /enough/,
    );
    assert.deepEqual(await readdir(dirname(file())), files);
  });

  it('holds no secret of what AWS answered, in any format', async () => {
    const planted = ['correct horse battery staple', 'IyEvYmluL3NoCmV4cG9ydCBUT0tFTj1zM2NyM3QK', 'hunter2'];
    const types = ['AWS.Lambda.Function', 'AWS.EC2.Instance', 'AWS.RDS.Instance'] as const;
    for (const [index, name] of types.entries()) {
      const type =
        catalog.find((one): one is ListedType => one.type === name && one.kind === 'listed') ?? assert.fail();
      const fixture = readFixture(name);
      assert.ok(JSON.stringify(fixture.calls).includes(planted[index] ?? ''), name);
      await store().writeResources(null, (await play(type, fixture)).resources, type.volatile);
    }
    for (const format of ['jsonl', 'json', 'csv'] as const) {
      for (const filter of [{}, ...types.map((name) => ({ types: [name] }))]) {
        const text = await exported(format, filter);
        for (const secret of planted) assert.ok(!text.includes(secret), `${format}: ${secret}`);
      }
      assert.match(await exported(format), /redacted/);
    }
  });

  it('gives policies the fields and the forms that the seed’s resources have', async () => {
    const fields = JSON.parse(
      await readFile(new URL('../../fixtures/catalog/seedFields.json', import.meta.url), 'utf8'),
    ) as Readonly<Record<string, readonly string[]>>;
    for (const type of catalog.filter((one): one is ListedType => one.kind === 'listed' && one.type in fields)) {
      await store().writeResources(null, (await play(type, readFixture(type.type))).resources, type.volatile);
    }
    const documents = JSON.parse(await exported('json')) as Readonly<Record<string, unknown>>[];
    assert.ok(documents.length > 20);
    for (const document of documents) {
      const type = String(document['ResourceType']);
      for (const field of fields[type] ?? assert.fail(type)) assert.ok(field in document, `${type}: ${field}`);
      assert.equal(typeof document['ResourceId'], 'string');
      assert.match(String(document['AccountId']), /^\d{12}$/);
      assert.match(String(document['Region']), /^(global|[a-z]{2}-[a-z]+-\d)$/);
      assert.match(String(document['TimeCreated']), /^(null|\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z)$/);
      assert.ok(
        'Tags' in document && (document['Tags'] === null || Object.keys(document['Tags'] as object).length > 0),
      );
      for (const field of ['Arn', 'Id', 'Name']) assert.notEqual(document[field], null, `${type}: ${field}`);
    }
  });

  it('gives policies all that the objects inside attributes have, and times as the seed writes them', async () => {
    const attributes = {
      IpPermissions: [{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0' }], Ipv6Ranges: [] }],
      IpPermissionsEgress: null,
    };
    const group = { type: 'AWS.EC2.SecurityGroup', timeCreated: '2026-01-02T03:04:05.000Z', attributes } as const;
    const user = {
      type: 'AWS.IAM.User',
      resourceId: 'arn:aws:iam::123456789012:user/a',
      tags: { since: '2026-01-02T03:04:05.000Z' },
      timeCreated: '2026-01-02T03:04:05.678Z',
      attributes: {
        CredentialReport: {
          AccessKey1LastUsedDate: null,
          AccessKey1LastUsedRegion: 'N/A',
          PasswordEnabled: null,
          PasswordLastChanged: '2026-01-02T03:04:05.000Z',
          PasswordLastUsed: null,
        },
        PermissionsBoundary: { redacted: 'f' },
      },
    } as const;
    await store().writeResources(null, [observed(group), observed(user)], []);
    const documents = JSON.parse(await exported('json')) as Readonly<Record<string, unknown>>[];
    const documentOf = (type: string) => documents.find((one) => one['ResourceType'] === type) ?? assert.fail(type);
    assert.deepEqual(documentOf('AWS.EC2.SecurityGroup')['IpPermissions'], [
      {
        ...{ IpProtocol: '-1', IpRanges: [{ CidrIp: '0.0.0.0/0', Description: null }], Ipv6Ranges: [] },
        ...{ FromPort: null, ToPort: null, PrefixListIds: null, UserIdGroupPairs: null },
      },
    ]);
    assert.equal(documentOf('AWS.EC2.SecurityGroup')['IpPermissionsEgress'], null);
    assert.equal(documentOf('AWS.EC2.SecurityGroup')['TimeCreated'], '2026-01-02T03:04:05Z');
    const { TimeCreated, Tags, CredentialReport, PermissionsBoundary } = documentOf('AWS.IAM.User');
    assert.deepEqual([TimeCreated, Tags], ['2026-01-02T03:04:05.678Z', { since: '2026-01-02T03:04:05.000Z' }]);
    assert.deepEqual(PermissionsBoundary, { redacted: 'f' });
    assert.deepEqual(CredentialReport, {
      AccessKey1LastUsedDate: '0001-01-01T00:00:00Z',
      AccessKey1LastUsedRegion: 'N/A',
      PasswordEnabled: null,
      PasswordLastChanged: '2026-01-02T03:04:05Z',
      PasswordLastUsed: '0001-01-01T00:00:00Z',
    });
  });
});
