import { serviceOf } from '../service.ts';

export const ssm = serviceOf<typeof import('@aws-sdk/client-ssm')>({ id: 'ssm', label: 'Systems Manager' });
