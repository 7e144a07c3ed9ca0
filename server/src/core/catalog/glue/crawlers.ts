import { fieldsOf, required } from '../fields.ts';
import { afterSlash, arn } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt } from '../tagging.ts';
import { glue, glueTags, gone, pageSize } from './service.ts';

export const glueCrawler = list(glue.op('GetCrawlers'), {
  input: { MaxResults: pageSize },
  items: (page) => page.Crawlers,
})
  .shared('tags', getTaggedResources, glueTags)
  .lookup(glue.op('GetCrawler'), {
    input: (ref) => ({ Name: afterSlash(ref) }),
    items: (page) => page.Crawler && [page.Crawler],
    gone,
  })
  .as({
    type: 'AWS.Glue.Crawler',
    cfn: 'AWS::Glue::Crawler',
    label: 'Glue crawlers',
    icon: 'bug',
    scope: 'regional',
    volatile: ['LastCrawl', 'State'],
    consolePath: (ref) =>
      `glue/home?region=${ref.region}#/v2/data-catalog/crawlers/view/${encodeURIComponent(afterSlash(ref))}`,
    model: (c, d, place) => {
      const crawlerArn = arn(place, 'glue', `crawler/${required(c.Name, 'Name')}`);
      return {
        resourceId: crawlerArn,
        arn: crawlerArn,
        name: c.Name,
        tags: tagsAt(d.tags, crawlerArn),
        timeCreated: c.CreationTime,
        attributes: fieldsOf(c, [
          'Classifiers',
          'Configuration',
          'CrawlerSecurityConfiguration',
          'DatabaseName',
          'Description',
          'LakeFormationConfiguration',
          'LastCrawl',
          'LastUpdated',
          'LineageConfiguration',
          'RecrawlPolicy',
          'Role',
          'Schedule',
          'SchemaChangePolicy',
          'State',
          'TablePrefix',
          'Targets',
          'Version',
        ]),
      };
    },
  });
