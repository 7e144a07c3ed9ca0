/** Reads a log file of CloudTrail from its bucket, in the operator's name. */
import type { MasterAccount } from '../../core/accounts/account.ts';
import type { Delivery } from '../../core/events/delivery.ts';
import { s3 } from '../../core/events/queue.ts';
import { recordsInText } from '../../core/events/recordsInText.ts';
import type { Json } from '../../core/json.ts';
import type { AwsSession } from '../../core/ports.ts';
import type { AppContext } from '../context.ts';

export type LogFile = Extract<Delivery, { kind: 'logFile' }>;

export interface LogFileParts {
  readonly ctx: AppContext;
  readonly operator: AwsSession;
  readonly master: MasterAccount;
  readonly signal: AbortSignal;
}

/** Its records as they are read. @throws AppError BAD_INPUT: it is no such file; NETWORK; AwsFailure */
export async function* recordsOf(
  { ctx, operator, master, signal }: LogFileParts,
  { bucket, key, region }: LogFile,
): AsyncGenerator<Json> {
  const options = { region: region ?? master.region, signal };
  const { Body } = await operator.call(s3.op('GetObject'), { Bucket: bucket, Key: key }, options);
  yield* recordsInText(ctx.unzip(Body, signal));
}
