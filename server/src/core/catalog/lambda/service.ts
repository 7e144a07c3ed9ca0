import { serviceOf } from '../service.ts';

export const lambda = serviceOf<typeof import('@aws-sdk/client-lambda')>({ id: 'lambda', label: 'Lambda' });

export const gone = ['ResourceNotFoundException'];
