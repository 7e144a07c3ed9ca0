import assert from 'node:assert/strict';
import { readdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { createSchemaLibrary } from '../../../server/src/adapters/languageData/schemaLibrary.ts';
import { refreshSchemas } from '../../../server/src/app/templates/refreshSchemas.ts';
import { schemasStatus } from '../../../server/src/app/templates/schemasStatus.ts';
import { registryType, zipFile } from '../../support/zipFile.ts';
import { type Answer, archive, useSchemaServer } from './schemaServer.ts';

describe('refreshing what is known of CloudFormation’s types', () => {
  const { folder, world, refresh, refused, address, answers, close } = useSchemaServer();

  it('makes new types and properties known, to those who looked before too', async () => {
    const ctx = world();
    const before = schemasStatus(ctx);
    assert.deepEqual(
      [before.fetched, before.types, ctx.schemas.index().has('AWS::New::Thing')],
      [null, before.shipped.types, false],
    );
    const other = createSchemaLibrary(folder());
    assert.equal(other.index().get('AWS::New::Thing'), null);
    const after = await refresh(address(), ctx);
    assert.deepEqual(after.fetched, {
      date: '2026-11-20',
      fetchedAt: ctx.clock.now(),
      sources: [address()],
      types: 2,
      added: 1,
    });
    assert.equal(after.types, before.types + 1);
    for (const { schemas } of [ctx, { schemas: other }, world()]) {
      const thing = schemas.index().get('AWS::New::Thing');
      assert.partialDeepStrictEqual(thing, {
        properties: {
          Mode: { type: { kind: 'string', values: ['FAST', 'SAFE'] } },
          Name: { required: true, pattern: '^[a-z]+$' },
        },
        attributes: { Arn: {} },
      });
      const queue = schemas.index().get('AWS::SQS::Queue');
      assert.partialDeepStrictEqual(queue, { properties: { QueueName: {}, Mode: {} } });
    }
  });

  it('reads a file that was fetched elsewhere, and keeps one set of files beside the one before', async () => {
    const file = path.join(folder(), 'archive.zip');
    for (const name of ['AWS::A::A', 'AWS::B::B', 'AWS::C::C']) {
      await writeFile(file, zipFile({ 'a.json': registryType(name) }));
      await refresh(file);
    }
    assert.deepEqual(
      ['AWS::A::A', 'AWS::B::B', 'AWS::C::C'].map((name) => world().schemas.index().has(name)),
      [false, false, true],
    );
    assert.equal((await readdir(path.join(folder(), 'schemas'))).length, 5);
  });

  const half = archive.subarray(0, archive.length / 2);
  const changed = Buffer.from(archive);
  changed.fill(0, archive.indexOf('aws-new-thing.json') + 40, archive.indexOf('aws-new-thing.json') + 44);
  const damages: readonly (readonly [string, () => Answer, RegExp])[] = [
    ['is half of it', () => ({ status: 200, body: half }), /^BAD_INPUT .*damaged/],
    ['breaks off', () => ({ status: 200, body: half, length: archive.length }), /^NETWORK .*closed before its end/],
    ['was changed on its way', () => ({ status: 200, body: changed }), /^BAD_INPUT .*damaged/],
    ['is a page of a proxy', () => ({ status: 200, body: Buffer.from('<html>') }), /^BAD_INPUT .*damaged/],
    ['is refused', () => ({ status: 403, body: Buffer.from('no') }), /^NETWORK .*HTTP 403.*HTTPS_PROXY/],
    ['has no types', () => ({ status: 200, body: zipFile({ 'a.txt': '' }) }), /describes no resource type/],
    ['has a file that is not JSON', () => ({ status: 200, body: zipFile({ 'a.json': '{' }) }), /a\.json is not JSON/],
    [
      'has one type that is none',
      () => ({ status: 200, body: zipFile({ 'a.json': registryType('AWS::A::A'), 'b.json': '{}' }) }),
      /b\.json describes no resource type/,
    ],
  ];
  for (const [title, given, pattern] of damages) {
    it(`changes nothing where what comes ${title}`, async () => {
      await refresh(address());
      const before = schemasStatus(world());
      answers(given());
      await refused(address(), pattern);
      assert.deepEqual(schemasStatus(world()), before);
      assert.ok(world().schemas.index().has('AWS::New::Thing'));
    });
  }

  it('says what to do without a network', async () => {
    const gone = address();
    close();
    await refused(gone, /^NETWORK .*ECONNREFUSED.*--from <file>.*stays in use/);
    await refused('http://schema.example.com/x.zip', /^BAD_INPUT .*https/);
    await refused(path.join(folder(), 'none.zip'), /^BAD_INPUT .*cannot be read/);
  });

  it('falls back to what ships where its own files were damaged later, and says so', async () => {
    await refresh(address());
    const kept = path.join(folder(), 'schemas');
    const bin = (await readdir(kept)).find((name) => name.endsWith('.bin')) ?? assert.fail();
    const bytes = await readFile(path.join(kept, bin));
    await writeFile(path.join(kept, bin), bytes.subarray(0, bytes.length - 5));
    const damaged = schemasStatus(world());
    assert.deepEqual([damaged.isDamaged, damaged.fetched, damaged.types], [true, null, damaged.shipped.types]);
    await writeFile(path.join(kept, 'fetched.json'), '{"base": "../../etc"}');
    assert.equal(schemasStatus(world()).isDamaged, true);
    assert.ok(world().schemas.index().has('AWS::SQS::Queue'));
    assert.equal((await refresh(address())).isDamaged, false);
  });

  it('asks the archive of each region, in its partition, and knows the types of all', async () => {
    const asked: string[] = [];
    const ctx = world(async (from) => {
      asked.push(from);
      return { date: null, files: [{ name: 'a.json', text: registryType(`AWS::A::A${asked.length}`) }] };
    });
    const regions = ['eu-west-1', 'cn-north-1', 'eu-west-1'];
    const status = await refreshSchemas(ctx, { regions, from: [] }, new AbortController().signal);
    assert.deepEqual(
      asked
        .map((url) => new URL(url))
        .map(({ hostname, pathname }) => [
          hostname.split('.').slice(0, 3).join('.'),
          hostname.endsWith('.cn'),
          pathname,
        ]),
      [
        ['schema.cloudformation.eu-west-1', false, '/CloudformationSchema.zip'],
        ['schema.cloudformation.cn-north-1', true, '/CloudformationSchema.zip'],
      ],
    );
    assert.deepEqual([status.fetched?.types, status.fetched?.added], [2, 2]);
    await assert.rejects(
      refreshSchemas(ctx, { regions: ['nowhere/x'], from: [] }, new AbortController().signal),
      /no code of a region/,
    );
  });
});
