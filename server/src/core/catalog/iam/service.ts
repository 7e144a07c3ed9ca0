import { serviceOf } from '../service.ts';

export const iam = serviceOf<typeof import('@aws-sdk/client-iam')>({ id: 'iam', label: 'IAM' });

/** The SDK names the error differently from what the service sends. */
export const noSuchEntity = ['NoSuchEntity', 'NoSuchEntityException'];
