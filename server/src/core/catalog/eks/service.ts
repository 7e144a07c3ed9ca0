import { serviceOf } from '../service.ts';

export const eks = serviceOf<typeof import('@aws-sdk/client-eks')>({ id: 'eks', label: 'EKS' });

export const gone = ['ResourceNotFoundException'];

/** The most that the calls of this service take. */
export const pageSize = 100;

/** Fields whose keys are names of somebody's own. */
export const maps: ReadonlySet<string> = new Set(['labels', 'tags']);
