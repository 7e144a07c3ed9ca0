import { serviceOf } from '../service.ts';

export const sagemaker = serviceOf<typeof import('@aws-sdk/client-sagemaker')>({ id: 'sagemaker', label: 'SageMaker' });

/** What SageMaker's list calls take at most. */
export const pageSize = 100;

/**
 * SageMaker has no code of its own for most that does not exist. It is asked by names only that it gave itself, so
 * nothing else can be invalid.
 */
export const gone = ['ResourceNotFound', 'ValidationException'];
