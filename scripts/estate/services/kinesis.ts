import { CreateDeliveryStreamCommand, FirehoseClient } from '@aws-sdk/client-firehose';
import {
  AddTagsToStreamCommand,
  CreateStreamCommand,
  KinesisClient,
  StartStreamEncryptionCommand,
} from '@aws-sdk/client-kinesis';
import type { DeliveryStream, Stream } from '../blueprint/messaging.ts';
import { roleArn, type Site } from '../site.ts';
import { tagList, tagMap } from '../tags.ts';

export async function seedStreams({ connection }: Site, streams: readonly Stream[]): Promise<void> {
  const kinesis = new KinesisClient(connection);
  for (const { name: StreamName, owner, encrypted, shards } of streams) {
    await kinesis.send(new CreateStreamCommand({ StreamName, ShardCount: shards }));
    await kinesis.send(new AddTagsToStreamCommand({ StreamName, Tags: tagMap(owner) }));
    if (encrypted) {
      const encryption = { EncryptionType: 'KMS' as const, KeyId: 'alias/aws/kinesis' };
      await kinesis.send(new StartStreamEncryptionCommand({ StreamName, ...encryption }));
    }
  }
}

export async function seedDeliveryStreams(site: Site, streams: readonly DeliveryStream[]): Promise<void> {
  const firehose = new FirehoseClient(site.connection);
  for (const { name, owner, bucket, encrypted } of streams) {
    await firehose.send(
      new CreateDeliveryStreamCommand({
        DeliveryStreamName: name,
        DeliveryStreamType: 'DirectPut',
        Tags: tagList(owner),
        ExtendedS3DestinationConfiguration: {
          RoleARN: roleArn(site, 'delivery'),
          BucketARN: `arn:aws:s3:::${bucket}`,
          Prefix: `${name}/`,
          CompressionFormat: 'GZIP',
        },
        ...(encrypted ? { DeliveryStreamEncryptionConfigurationInput: { KeyType: 'AWS_OWNED_CMK' as const } } : {}),
      }),
    );
  }
}
