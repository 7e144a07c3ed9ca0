import type { TypeName } from '../../../server/src/core/catalog/types.ts';

/** What the stub has most of, and answers for one by one as well as in lists. */
export const burstTypes: readonly TypeName[] = ['AWS.EC2.Instance', 'AWS.EC2.SecurityGroup', 'AWS.EC2.Volume'];
