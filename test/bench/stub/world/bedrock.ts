import { answersOf, None } from './answers.ts';

type Sdk = typeof import('@aws-sdk/client-bedrock');

/** An answer without any of the fields that it always has would not be believed. */
export const bedrock = answersOf<Sdk>('bedrock', {
  GetProvisionedModelThroughput: () => {
    throw new None('ResourceNotFoundException');
  },
});
