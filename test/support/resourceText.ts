/** A resource of a template, with properties as YAML in braces: `resource('AWS::SQS::Queue', 'DelaySeconds: 5')`. */
export function resource(type: string, properties: string, id = 'It'): string {
  return `Resources:\n${another(type, properties, id)}`;
}

/** One more, behind the others. */
export function another(type: string, properties: string, id: string): string {
  return `  ${id}:\n    Type: ${type}\n    Properties: { ${properties} }\n`;
}
