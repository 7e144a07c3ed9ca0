import { serviceOf } from '../service.ts';

export const cloudformation = serviceOf<typeof import('@aws-sdk/client-cloudformation')>({
  id: 'cloudformation',
  label: 'CloudFormation',
});
