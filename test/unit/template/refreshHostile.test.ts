/** Archives of resource types that somebody made to do harm, and one of the size that AWS's has. */
import assert from 'node:assert/strict';
import { readdir } from 'node:fs/promises';
import path from 'node:path';
import { schemasStatus } from '../../../server/src/app/templates/schemasStatus.ts';
import { registryType, zipFile } from '../../support/zipFile.ts';
import { type Answer, archive, useSchemaServer } from './schemaServer.ts';

const type = registryType('AWS::A::A');
const many = (count: number, text: (index: number) => string) =>
  zipFile(Object.fromEntries(Array.from({ length: count }, (_, index) => [`aws-t-t${index}.json`, text(index)])));
const zeros = (bytes: number) => '0'.repeat(bytes);
const page = Buffer.from('<!DOCTYPE html><html><body>Sign in to the network</body></html>');
const elsewhere = 'http://127.0.0.1:9/other.zip';

describe('refreshing the schemas from what is not AWS’s archive', () => {
  const { folder, world, refresh, refused, address, answers } = useSchemaServer();

  const hostile: readonly (readonly [string, () => Answer, RegExp])[] = [
    [
      'unpacks to more than any archive',
      () => ({ status: 200, body: zipFile({ 'a.json': type }, { 'a.json': 600 * 1024 * 1024 }) }),
      /^BAD_INPUT .*damaged \(it has far more in it/,
    ],
    [
      'unpacks to more than it says',
      () => ({ status: 200, body: zipFile({ 'a.json': zeros(40 * 1024 * 1024) }, { 'a.json': 100 }) }),
      /^BAD_INPUT .*damaged/,
    ],
    [
      'unpacks to less than it says',
      () => ({ status: 200, body: zipFile({ 'a.json': type }, { 'a.json': 5_000 }) }),
      /^BAD_INPUT .*damaged/,
    ],
    [
      'has too many files',
      () => ({ status: 200, body: many(10_001, () => '{}') }),
      /^BAD_INPUT .*it has far more in it/,
    ],
    [
      'leads out of its folder',
      () => ({ status: 200, body: zipFile({ '../../outside.json': type }) }),
      /^BAD_INPUT .*damaged/,
    ],
    [
      'leads to a place of the machine',
      () => ({ status: 200, body: zipFile({ '/tmp/outside.json': type }) }),
      /^BAD_INPUT .*damaged/,
    ],
    [
      'is far too large on its way',
      () => ({ status: 200, body: Buffer.alloc(65 * 1024 * 1024) }),
      /^NETWORK .*far larger/,
    ],
    ['is not there', () => ({ status: 404, body: Buffer.from('not found') }), /^NETWORK .*HTTP 404/],
    ['is elsewhere', () => ({ status: 302, body: Buffer.from(''), location: elsewhere }), /^NETWORK .*HTTP 302/],
    ['is the page of a network that wants a sign-in', () => ({ status: 200, body: page }), /^BAD_INPUT .*damaged/],
    ['is nothing', () => ({ status: 200, body: Buffer.alloc(0) }), /^BAD_INPUT .*damaged/],
    ['lacks its end', () => ({ status: 200, body: archive.subarray(0, -30) }), /^BAD_INPUT .*damaged/],
    ['begins in its middle', () => ({ status: 200, body: archive.subarray(50) }), /^BAD_INPUT .*damaged/],
    [
      'has a type that is a million levels deep',
      () => ({ status: 200, body: zipFile({ 'a.json': '['.repeat(1_000_000) }) }),
      /^BAD_INPUT .*a\.json is not JSON/,
    ],
  ];
  for (const [title, given, pattern] of hostile) {
    it(`changes nothing where what comes ${title}`, async () => {
      await refresh(address());
      const before = [schemasStatus(world()), await readdir(folder(), { recursive: true })];
      answers(given());
      await refused(address(), pattern);
      assert.deepEqual([schemasStatus(world()), await readdir(folder(), { recursive: true })], before);
      assert.ok(world().schemas.index().has('AWS::New::Thing'));
      assert.ok(!(await readdir(path.dirname(folder()))).includes('outside.json'));
    });
  }

  it('takes one of the size that it has, folders and other files in it too', async () => {
    const types = Object.fromEntries(
      Array.from({ length: 1_500 }, (_, index): [string, string] => [
        `schemas/aws-t-t${index}.json`,
        registryType(`AWS::T::T${index}`, { documentationUrl: zeros(8_000) }),
      ]),
    );
    answers({ status: 200, body: zipFile({ 'schemas/': '', 'README.txt': 'types', ...types }) });
    const { fetched } = await refresh(address());
    assert.deepEqual([fetched?.types, fetched?.added], [1_500, 1_500]);
    assert.ok(world().schemas.index().has('AWS::T::T1499'));
  });
});
