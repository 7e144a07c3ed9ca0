/** The process that takes messages in. Prints its figures as one line of JSON. */
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { systemClock } from '../../../server/src/adapters/clock/clock.ts';
import { openStore } from '../../../server/src/adapters/store/store.ts';
import { takeMessages } from '../../../server/src/app/events/intake.ts';
import { composeApp } from '../../../server/src/compose.ts';
import type { Account } from '../../../server/src/core/accounts/account.ts';
import { createClassify } from '../../../server/src/core/events/classify.ts';
import type { JsonObject } from '../../../server/src/core/json.ts';
import { payments } from '../../support/accounts.ts';
import type { Figures } from '../bench.ts';
import { round } from '../scan/figures.ts';
import { type Written, written } from '../scan/inventory/fill.ts';
import { messageOf, recordOf } from './records.ts';
import { silent } from './silent.ts';

const accountId = '200000000000';
const region = 'eu-west-1';
/** As many as an answer of the queue has. */
const atOnce = 10;
const account: Account = { ...payments, id: accountId };

/** Changes of several services, and as many reads: a queue of all management events has both. */
function kindOf(index: number): readonly [service: string, name: string, request: JsonObject] {
  const id = index.toString(16).padStart(17, '0');
  const kinds: readonly (readonly [string, string, JsonObject])[] = [
    ['ec2', 'AuthorizeSecurityGroupIngress', { groupId: `sg-${id}`, ipPermissions: { items: [{ fromPort: 22 }] } }],
    ['s3', 'PutBucketPolicy', { bucketName: `bucket-${index % 500}`, bucketPolicy: { Statement: [] } }],
    ['iam', 'AttachRolePolicy', { roleName: `role-${index % 500}`, policyArn: `arn:aws:iam::${accountId}:policy/p` }],
    ['lambda', 'UpdateFunctionConfiguration20150331v2', { functionName: `function-${index % 500}`, timeout: 30 }],
    ['sts', 'AssumeRole', { roleArn: `arn:aws:iam::${accountId}:role/deploy`, roleSessionName: id }],
    ['ec2', 'DescribeInstances', { instancesSet: {} }],
  ];
  return kinds[index % kinds.length] ?? ['s3', 'ListBuckets', {}];
}

async function main(folder: string, count: number): Promise<Figures> {
  const bodies = Array.from({ length: count }, (_, index) => {
    const [service, name, request] = kindOf(index);
    return messageOf(recordOf(index, { accountId, region }, service, name, request));
  });
  const bare = await bareLoop(path.join(folder, 'bare.db'), bodies);
  const app = await composeApp({ accountsFile: null, home: folder, profile: null, askMfa: null, log: silent });
  const store = await openStore({ file: path.join(folder, 'measured.db'), clock: systemClock });
  const parts = {
    ctx: { ...app, store },
    classify: createClassify(app.catalog),
    accounts: new Map([[accountId, account]]),
    signal: new AbortController().signal,
    confirm: () => Promise.resolve(),
    readLogFile: () => {
      throw new Error('No message names a file');
    },
  };
  let events = 0;
  const taken = await written(count, async () => {
    for (let from = 0; from < count; from += atOnce) {
      const messages = bodies.slice(from, from + atOnce).map((body, index) => ({ id: `${from + index}`, body }));
      events += (await takeMessages(parts, messages)).events;
    }
  });
  const pending = await store.countPending();
  await store.close();
  await app.close();
  if (events !== count) throw new Error(`${count - events} messages were lost`);
  return {
    messages: count,
    messages_per_s: round(count / taken.seconds),
    bare_messages_per_s: round(count / bare.seconds),
    cpu_us_per_message: microseconds(taken),
    bare_cpu_us_per_message: microseconds(bare),
    cpu_ratio: round(microseconds(taken) / microseconds(bare)),
    pending,
    peak_rss_mb: Math.round(process.resourceUsage().maxRSS / 1024),
  };
}

/** The least that keeping messages takes: parse each, insert a row, commit ten at a time. */
async function bareLoop(file: string, bodies: readonly string[]): Promise<Written> {
  const db = new DatabaseSync(file);
  try {
    db.exec('PRAGMA page_size = 16384');
    db.exec('PRAGMA journal_mode = WAL');
    db.exec('PRAGMA synchronous = NORMAL');
    db.exec('CREATE TABLE bare (id TEXT PRIMARY KEY, record TEXT)');
    const insert = db.prepare('INSERT INTO bare VALUES (?, ?)');
    return await written(bodies.length, async () => {
      for (let from = 0; from < bodies.length; from += atOnce) {
        db.exec('BEGIN IMMEDIATE');
        for (const body of bodies.slice(from, from + atOnce)) {
          const { id, detail } = JSON.parse(body) as { readonly id: string; readonly detail: JsonObject };
          insert.run(id, JSON.stringify(detail));
        }
        db.exec('COMMIT');
      }
    });
  } finally {
    db.close();
  }
}

function microseconds({ count, cpuSeconds }: Written): number {
  return round((cpuSeconds / count) * 1e6);
}

const [folder = '', count = ''] = process.argv.slice(2);
process.stdout.write(`${JSON.stringify(await main(folder, Number(count)))}\n`);
