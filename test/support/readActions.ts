/**
 * Whether an IAM action reads, by its name. `apigateway:GET` is what API Gateway calls all of its reads; generating the
 * credential report changes nothing in the account.
 */
export function isRead(action: string): boolean {
  return (
    /^[a-z0-9-]+:(BatchGet|Describe|Get|List)[A-Za-z0-9]*$/.test(action) ||
    action === 'apigateway:GET' ||
    action === 'iam:GenerateCredentialReport'
  );
}
