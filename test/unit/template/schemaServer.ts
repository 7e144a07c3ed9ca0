/** Refreshing the schemas from a server of this machine, into a folder of the test's own. */
import assert from 'node:assert/strict';
import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createSchemaLibrary } from '../../../server/src/adapters/languageData/schemaLibrary.ts';
import { refreshSchemas } from '../../../server/src/app/templates/refreshSchemas.ts';
import type { SchemaArchive } from '../../../server/src/core/cfn/schema/schemaLibrary.ts';
import { failureOf } from '../../../server/src/core/failure.ts';
import { appContext, scriptedAws } from '../../support/appContext.ts';
import { fakeClock } from '../../support/fakeClock.ts';
import { languageData } from '../../support/languageData.ts';
import { useTempFolder } from '../../support/tempFolder.ts';
import { registryType, zipFile } from '../../support/zipFile.ts';

export interface Answer {
  readonly status: number;
  readonly body: Buffer;
  /** What it claims to have; where that is another number, the connection is closed after the body. */
  readonly length?: number;
  readonly location?: string;
}

const made = new Date('2026-11-20T10:00:00Z').toUTCString();
export const archive = zipFile({
  'aws-new-thing.json': registryType('AWS::New::Thing'),
  'aws-sqs-queue.json': registryType('AWS::SQS::Queue', { primaryIdentifier: ['/properties/QueueUrl'] }),
});

export function useSchemaServer() {
  const folder = useTempFolder();
  let server: Server;
  let answer: Answer;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  const world = (read?: (from: string) => Promise<SchemaArchive>) => {
    const accounts = { master: null, accounts: [] };
    const store = null as never;
    const ctx = appContext({ aws: scriptedAws({}), store, clock: fakeClock(), accounts, catalog: [] });
    const schemas = createSchemaLibrary(folder());
    return { ...ctx, schemas: { ...schemas, ...(read !== undefined && { read }) } };
  };
  const refresh = (from: string, ctx = world()) =>
    refreshSchemas(ctx, { regions: [], from: [from] }, new AbortController().signal);

  before(() => {
    languageData();
  });
  beforeEach(async () => {
    answer = { status: 200, body: archive };
    server = createServer((_, response) => {
      const { status, body, length = body.length, location } = answer;
      response.writeHead(status, {
        'last-modified': made,
        'content-length': length,
        ...(location !== undefined && { location }),
      });
      response.write(body, () => (length === body.length ? response.end() : response.destroy()));
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(close);

  return {
    folder,
    world,
    refresh,
    close,
    address: () => `http://127.0.0.1:${(server.address() as AddressInfo).port}/CloudformationSchema.zip`,
    answers(next: Answer) {
      answer = next;
    },
    /** `pattern`: of the code, the message and the hint. */
    async refused(from: string, pattern: RegExp) {
      await assert.rejects(refresh(from), (error) => {
        const failure = failureOf(error);
        assert.match(`${failure?.code} ${failure?.message} ${failure?.hint}`, pattern);
        return true;
      });
    },
  };
}
