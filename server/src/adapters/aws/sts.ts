import { serviceOf } from '../../core/catalog/service.ts';

export const sts = serviceOf<typeof import('@aws-sdk/client-sts')>({
  id: 'sts',
  label: 'STS',
  permissions: { GetCallerIdentity: [] },
});
