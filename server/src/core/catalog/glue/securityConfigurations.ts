import { fieldsOf, required } from '../fields.ts';
import { afterSlash, pantherId } from '../place.ts';
import { list } from '../service.ts';
import { glue, gone, pageSize } from './service.ts';

const type = 'AWS.Glue.SecurityConfiguration';

/** How jobs, crawlers and development endpoints encrypt what they write. */
export const glueSecurityConfiguration = list(glue.op('GetSecurityConfigurations'), {
  input: { MaxResults: pageSize },
  items: (page) => page.SecurityConfigurations,
})
  .lookup(glue.op('GetSecurityConfiguration'), {
    input: (ref) => ({ Name: afterSlash(ref) }),
    items: (page) => page.SecurityConfiguration && [page.SecurityConfiguration],
    gone,
  })
  .as({
    type,
    cfn: 'AWS::Glue::SecurityConfiguration',
    label: 'Glue security configurations',
    icon: 'lock',
    scope: 'regional',
    consolePath: (ref) => `glue/home?region=${ref.region}#/v2/security/security-configurations`,
    model: (c, _, place) => ({
      resourceId: pantherId(place, type, required(c.Name, 'Name')),
      name: c.Name,
      // Security configurations cannot have tags.
      tags: {},
      timeCreated: c.CreatedTimeStamp,
      attributes: fieldsOf(c, ['EncryptionConfiguration']),
    }),
  });
