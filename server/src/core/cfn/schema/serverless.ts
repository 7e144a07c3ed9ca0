/** What AWS's Serverless Application Model makes of its types, as far as templates may name it. */

/** The type whose attributes Fn::GetAtt gives. */
export const madeOfServerless: Readonly<Record<string, string>> = {
  'AWS::Serverless::Api': 'AWS::ApiGateway::RestApi',
  'AWS::Serverless::Function': 'AWS::Lambda::Function',
  'AWS::Serverless::HttpApi': 'AWS::ApiGatewayV2::Api',
  'AWS::Serverless::LayerVersion': 'AWS::Lambda::LayerVersion',
  'AWS::Serverless::SimpleTable': 'AWS::DynamoDB::Table',
  'AWS::Serverless::StateMachine': 'AWS::StepFunctions::StateMachine',
};

/** `MyFunction.Alias`: what is made beside it. */
export const partsOfServerless: readonly string[] = [
  'Alias',
  'ApiKey',
  'Deployment',
  'DestinationQueue',
  'DestinationTopic',
  'DomainName',
  'Role',
  'Stage',
  'UsagePlan',
  'UsagePlanKey',
  'Version',
];

export function isServerlessType(type: string): boolean {
  return type.startsWith('AWS::Serverless::');
}
