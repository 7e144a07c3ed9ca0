import { serviceOf } from '../service.ts';

export const rds = serviceOf<typeof import('@aws-sdk/client-rds')>({ id: 'rds', label: 'RDS' });

/** The most that the calls of this service take. */
export const pageSize = 100;
