import { fieldsOf, required } from '../fields.ts';
import { afterSlash, pantherId } from '../place.ts';
import { list } from '../service.ts';
import { emr, gone } from './service.ts';

const type = 'AWS.EMR.SecurityConfiguration';
const describe = emr.op('DescribeSecurityConfiguration');

/** Encryption, Kerberos and the roles that EMRFS takes, for the clusters that name it. */
export const emrSecurityConfiguration = list(emr.op('ListSecurityConfigurations'), {
  items: (page) => page.SecurityConfigurations,
})
  .detail('described', describe, (c) => ({ Name: c.Name }), { absent: gone })
  .lookup(describe, {
    input: (ref) => ({ Name: afterSlash(ref) }),
    items: ({ Name, CreationDateTime }) => (Name === undefined ? undefined : [{ Name, CreationDateTime }]),
    gone,
  })
  .as({
    type,
    cfn: 'AWS::EMR::SecurityConfiguration',
    label: 'EMR security configurations',
    icon: 'lock-small',
    scope: 'regional',
    consolePath: (ref) => `emr/home?region=${ref.region}#/securityConfigs`,
    model: (c, d, place) => {
      if (d.described === null) return undefined;
      return {
        resourceId: pantherId(place, type, required(c.Name, 'Name')),
        name: c.Name,
        // Security configurations cannot have tags.
        tags: {},
        timeCreated: c.CreationDateTime,
        attributes: fieldsOf(d.described, ['SecurityConfiguration']),
      };
    },
  });
