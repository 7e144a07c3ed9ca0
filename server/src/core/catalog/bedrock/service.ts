import { serviceOf } from '../service.ts';
import { tagsOfType } from '../tagging.ts';

export const bedrock = serviceOf<typeof import('@aws-sdk/client-bedrock')>({ id: 'bedrock', label: 'Bedrock' });

export const agents = serviceOf<typeof import('@aws-sdk/client-bedrock-agent')>({
  id: 'bedrock-agent',
  label: 'Bedrock Agents',
  iamPrefix: 'bedrock',
});

/** What Bedrock's list calls take at most. */
export const pageSize = 1000;

export const gone = ['ResourceNotFoundException'];

/** The tags of all kinds at once: the call is made once for all of them. */
export const bedrockTags = tagsOfType('bedrock');
