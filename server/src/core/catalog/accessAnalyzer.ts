import { fieldsOf, listedIn, partOf, required, sortedBy } from './fields.ts';
import { lastPart } from './place.ts';
import { list, serviceOf } from './service.ts';

const accessAnalyzer = serviceOf<typeof import('@aws-sdk/client-accessanalyzer')>({
  id: 'accessanalyzer',
  label: 'IAM Access Analyzer',
  iamPrefix: 'access-analyzer',
});

const gone = ['ResourceNotFoundException'];

/** Findings are no resources: they are what an analyzer says about others. */
export const analyzer = list(accessAnalyzer.op('ListAnalyzers'), {
  input: { maxResults: 100 },
  items: (page) => page.analyzers,
})
  // An archive rule hides findings.
  .pages('rules', accessAnalyzer.op('ListArchiveRules'), (a) => ({ analyzerName: a.name, maxResults: 100 }), {
    absent: gone,
  })
  .lookup(accessAnalyzer.op('GetAnalyzer'), {
    input: (ref) => ({ analyzerName: lastPart(ref) }),
    items: (page) => page.analyzer && [page.analyzer],
    gone,
  })
  .as({
    type: 'AWS.AccessAnalyzer.Analyzer',
    cfn: 'AWS::AccessAnalyzer::Analyzer',
    label: 'Access analyzers',
    note: 'With their archive rules, without findings.',
    icon: 'search',
    scope: 'regional',
    volatile: ['lastResourceAnalyzedAt'],
    consolePath: (ref) => `access-analyzer/home?region=${ref.region}#/analyzer/${encodeURIComponent(lastPart(ref))}`,
    model: (a, d) => {
      const analyzerArn = required(a.arn, 'arn');
      return {
        resourceId: analyzerArn,
        arn: analyzerArn,
        name: a.name,
        tags: a.tags ?? {},
        timeCreated: a.createdAt,
        attributes: {
          ...fieldsOf(a, ['configuration', 'lastResourceAnalyzedAt', 'managedBy', 'status', 'statusReason', 'type']),
          archiveRules: partOf(d.rules, (pages) =>
            sortedBy(
              listedIn(pages, (page) => page.archiveRules),
              (rule) => rule.ruleName,
            ),
          ),
        },
      };
    },
  });
