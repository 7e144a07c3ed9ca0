import { fieldsOf, required } from '../fields.ts';
import { afterSlash, arn } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt } from '../tagging.ts';
import { glue, glueTags, gone } from './service.ts';

export const glueDatabase = list(glue.op('GetDatabases'), {
  input: { MaxResults: 100 },
  items: (page) => page.DatabaseList,
})
  .shared('tags', getTaggedResources, glueTags)
  .lookup(glue.op('GetDatabase'), {
    input: (ref) => ({ Name: afterSlash(ref) }),
    items: (page) => page.Database && [page.Database],
    gone,
  })
  .as({
    type: 'AWS.Glue.Database',
    cfn: 'AWS::Glue::Database',
    label: 'Glue databases',
    icon: 'database',
    scope: 'regional',
    consolePath: (ref) =>
      `glue/home?region=${ref.region}#/v2/data-catalog/databases/view/${encodeURIComponent(afterSlash(ref))}`,
    model: (db, d, place) => {
      const databaseArn = arn(place, 'glue', `database/${required(db.Name, 'Name')}`);
      return {
        resourceId: databaseArn,
        arn: databaseArn,
        name: db.Name,
        tags: tagsAt(d.tags, databaseArn),
        timeCreated: db.CreateTime,
        attributes: fieldsOf(db, [
          'CatalogId',
          'CreateTableDefaultPermissions',
          'Description',
          'FederatedDatabase',
          'LocationUri',
          'Parameters',
          'TargetDatabase',
        ]),
      };
    },
  });
