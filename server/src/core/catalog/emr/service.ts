import { serviceOf } from '../service.ts';

export const emr = serviceOf<typeof import('@aws-sdk/client-emr')>({
  id: 'emr',
  label: 'EMR',
  iamPrefix: 'elasticmapreduce',
});

/** EMR has no code of its own for what does not exist. It is asked by id or name only, so nothing else can be invalid. */
export const gone = ['InvalidRequestException'];
