/** Events on the command line, end to end: what `events watch` shows and keeps, and what the daemon does without anybody. */
import assert from 'node:assert/strict';
import type { ChildProcess } from 'node:child_process';
import { createInterface } from 'node:readline';
import { CreateBucketCommand, DeleteBucketCommand, PutBucketTaggingCommand, S3Client } from '@aws-sdk/client-s3';
import { startCli } from '../support/runCli.ts';
import { member, useFollowedMember } from './support/followedMember.ts';

const bucket = 'watched-from-afar';
const arn = `arn:aws:s3:::${bucket}`;

describe('events on the command line', function () {
  this.timeout(60_000);
  const { app, env, stop, connect, soon, one, lastCause } = useFollowedMember();
  let s3: S3Client;
  let child: ChildProcess | null = null;

  before('nobody else receives', async () => {
    s3 = new S3Client(await connect());
    await stop();
  });

  afterEach(async () => {
    child?.kill('SIGKILL');
    child = null;
  });

  /** The lines that a command prints on one of its outputs. */
  function start(args: readonly string[], output: 'stdout' | 'stderr') {
    child = startCli([...args, '--profile', 'security'], env());
    const stream = child[output];
    if (stream === null) throw new Error('The command line was started without pipes');
    const lines = createInterface({ input: stream })[Symbol.asyncIterator]();
    const running = child;
    return {
      /** Reads on until there is one that fits. */
      line: async (fits: (line: string) => boolean): Promise<string> => {
        for (;;) {
          const { value, done } = await lines.next();
          if (done === true) throw new Error('The command ended');
          if (fits(value)) return value;
        }
      },
      interrupt: async (): Promise<number | null> => {
        const end = new Promise<number | null>((resolve) => {
          running.once('close', resolve);
        });
        running.kill('SIGINT');
        return end;
      },
    };
  }

  it('are lines of JSON, which say again what came of them, and are in the inventory then', async () => {
    const watch = start(['events', 'watch', '--json'], 'stdout');
    await s3.send(new CreateBucketCommand({ Bucket: bucket }));
    const told = JSON.parse(await watch.line((line) => /"CreateBucket"/.test(line) && /"changed"/.test(line)));
    assert.deepEqual([told.accountId, told.accountName, told.region], [member.id, 'Payments', 'us-east-1']);
    assert.equal((await one('AWS.S3.Bucket', arn))?.accountId, member.id);
    assert.equal(await watch.interrupt(), 130);
  });

  it('are a live table on a terminal', async () => {
    const watch = start(['events', 'watch'], 'stdout');
    await s3.send(
      new PutBucketTaggingCommand({ Bucket: bucket, Tagging: { TagSet: [{ Key: 'team', Value: 'payments' }] } }),
    );
    const line = await watch.line((text) => text.includes('PutBucketTagging'));
    assert.match(
      line,
      /^\d\d:\d\d:\d\d {2}PutBucketTagging +watched-from-afar +Payments · us-east-1 {2}by .+ {2}changed$/,
    );
    assert.equal(await watch.interrupt(), 130);
  });

  it('are followed by the daemon, headless', async () => {
    // It would scan first.
    const at = app().clock.now();
    const scanned = { id: 'whole', accountId: member.id, kind: 'daily', whole: true, startedAt: at } as const;
    await app().store.beginScan({ ...scanned, status: 'running', finishedAt: null });
    await app().store.finishScan(scanned.id, 'done', at);
    const daemon = start(['daemon'], 'stderr');
    await daemon.line((line) => line.startsWith('Scanning daily.'));
    await s3.send(new DeleteBucketCommand({ Bucket: bucket }));
    const cause = await soon(async () => {
      const last = await lastCause('AWS.S3.Bucket', arn);
      return last.kind === 'deleted' ? last : null;
    });
    assert.equal(cause.event, 'DeleteBucket');
    assert.equal(await one('AWS.S3.Bucket', arn), null);
    assert.equal(await daemon.interrupt(), 130);
  });
});
