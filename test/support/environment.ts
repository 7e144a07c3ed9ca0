/** For a `describe`: sets variables of the AWS SDK for one test; all others that it reads are gone meanwhile. */
export function useEnvironment(): (variables: Readonly<Record<string, string>>) => void {
  const before = { ...process.env };
  after('restore the environment', () => {
    for (const name of Object.keys(process.env)) if (!(name in before)) delete process.env[name];
    Object.assign(process.env, before);
  });
  return (variables) => {
    for (const name of Object.keys(process.env)) if (name.startsWith('AWS_')) delete process.env[name];
    Object.assign(process.env, variables);
  };
}
