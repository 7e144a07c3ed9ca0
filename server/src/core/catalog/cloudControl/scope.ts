/** Which types have the same resources in every region; AWS's schemas do not tell. */
import type { CfnTypeName } from '../types.ts';

const globalServices: ReadonlySet<string> = new Set([
  'BCMDataExports',
  'BcmPricingCalculator',
  'Billing',
  'BillingConductor',
  'Budgets',
  'CE',
  'CUR',
  'Chatbot',
  'CloudFront',
  'GlobalAccelerator',
  'IAM',
  'Invoicing',
  'NetworkManager',
  'Organizations',
  'PricingPlanManager',
  'Route53',
  'Route53GlobalResolver',
  'Route53RecoveryControl',
  'Route53RecoveryReadiness',
  'Shield',
  'WAF',
]);

const globalTypes: ReadonlySet<string> = new Set([
  'AWS::CloudWatch::Dashboard',
  'AWS::DirectConnect::DirectConnectGateway',
  'AWS::S3::MultiRegionAccessPoint',
]);

export function scopeOf(cfn: CfnTypeName): 'global' | 'regional' {
  return globalTypes.has(cfn) || globalServices.has(cfn.split('::')[1] ?? '') ? 'global' : 'regional';
}
