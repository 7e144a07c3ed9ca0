/** All services whose accounts are not only empty. A new one is one line here. */
import { acmPca } from './acmPca.ts';
import type { Answer, ServiceAnswers } from './answers.ts';
import { bedrock } from './bedrock.ts';
import { dynamodb } from './dynamodb.ts';
import { ec2 } from './ec2.ts';
import { iam } from './iam.ts';
import { kms } from './kms.ts';
import { lambda } from './lambda.ts';
import { rds } from './rds.ts';
import { s3 } from './s3.ts';
import { sts } from './sts.ts';

const services: readonly ServiceAnswers[] = [acmPca, bedrock, dynamodb, ec2, iam, kms, lambda, rds, s3, sts];

/** Undefined: the accounts have nothing of it. */
export function answerOf(service: string, action: string): Answer | undefined {
  return services.find((of) => of.service === service)?.answers[action];
}
