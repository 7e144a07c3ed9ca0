import { fieldsOf, required } from '../fields.ts';
import { afterSlash, arn } from '../place.ts';
import { list } from '../service.ts';
import { getTaggedResources, tagsAt } from '../tagging.ts';
import { glue, glueTags, gone, pageSize } from './service.ts';

export const glueJob = list(glue.op('GetJobs'), { input: { MaxResults: pageSize }, items: (page) => page.Jobs })
  .shared('tags', getTaggedResources, glueTags)
  .lookup(glue.op('GetJob'), {
    input: (ref) => ({ JobName: afterSlash(ref) }),
    items: (page) => page.Job && [page.Job],
    gone,
  })
  .as({
    type: 'AWS.Glue.Job',
    cfn: 'AWS::Glue::Job',
    label: 'Glue jobs',
    icon: 'run-all',
    scope: 'regional',
    // Whoever writes a job passes keys and passwords as arguments.
    secrets: ['DefaultArguments.*', 'NonOverridableArguments.*', 'SourceControlDetails.AuthToken'],
    consolePath: (ref) =>
      `gluestudio/home?region=${ref.region}#/editor/job/${encodeURIComponent(afterSlash(ref))}/details`,
    model: (j, d, place) => {
      const jobArn = arn(place, 'glue', `job/${required(j.Name, 'Name')}`);
      return {
        resourceId: jobArn,
        arn: jobArn,
        name: j.Name,
        tags: tagsAt(d.tags, jobArn),
        timeCreated: j.CreatedOn,
        // The nodes of the visual editor are left out: the script is what runs.
        attributes: fieldsOf(j, [
          'Command',
          'Connections',
          'DefaultArguments',
          'Description',
          'ExecutionClass',
          'ExecutionProperty',
          'GlueVersion',
          'JobMode',
          'JobRunQueuingEnabled',
          'LastModifiedOn',
          'LogUri',
          'MaintenanceWindow',
          'MaxCapacity',
          'MaxRetries',
          'NonOverridableArguments',
          'NotificationProperty',
          'NumberOfWorkers',
          'ProfileName',
          'Role',
          'SecurityConfiguration',
          'SourceControlDetails',
          'Timeout',
          'WorkerType',
        ]),
      };
    },
  });
