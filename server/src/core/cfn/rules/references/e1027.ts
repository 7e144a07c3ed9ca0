import { userGuide } from '../../documentation.ts';
import { dynamicReferencesIn, propertyAt } from '../../model/dynamicReferences.ts';
import type { TemplateRule } from '../rule.ts';

export const e1027: TemplateRule = {
  kind: 'template',
  id: 'E1027',
  severity: 'error',
  title: 'Places of ssm-secure',
  about: 'Only a few passwords take {{resolve:ssm-secure:...}}; secretsmanager goes everywhere in properties.',
  link: userGuide('dynamic-references-ssm-secure-strings'),
  mutedByMacros: true,
  *check({ template }) {
    for (const { service, span, path, isSpaced } of dynamicReferencesIn(template)) {
      if (service !== 'ssm-secure' || isSpaced) continue;
      const property = propertyAt(path, template);
      if (property !== null && TAKE_IT.has(property)) continue;
      yield {
        span,
        message: 'This place does not take ssm-secure; secretsmanager goes into all properties of resources.',
      };
    }
  },
};

const TAKE_IT = new Set([
  'AWS::DirectoryService::MicrosoftAD Password',
  'AWS::DirectoryService::SimpleAD Password',
  'AWS::ElastiCache::ReplicationGroup AuthToken',
  'AWS::IAM::User LoginProfile.Password',
  'AWS::KinesisFirehose::DeliveryStream RedshiftDestinationConfiguration.Password',
  'AWS::OpsWorks::App AppSource.Password',
  'AWS::OpsWorks::Stack CustomCookbooksSource.Password',
  'AWS::OpsWorks::Stack RdsDbInstances.DbPassword',
  'AWS::RDS::DBCluster MasterUserPassword',
  'AWS::RDS::DBInstance MasterUserPassword',
  'AWS::Redshift::Cluster MasterUserPassword',
]);
