/** The examples under a command's help, each with what it does. */
export function examples(...rows: readonly (readonly [command: string, does: string])[]): string {
  const lines = rows.map(([command, does]) => `  $ panther-scan ${command}\n      ${does}`);
  return `\nExamples:\n${lines.join('\n')}`;
}

export const exitCodes = `
Exit codes:
  0    done
  1    done with failed or denied cells, or a check or an AWS call failed
  2    wrong usage or configuration
  130  interrupted`;

/** For options that may be given several times, or once with commas. */
export function collect(value: string, earlier: readonly string[] = []): readonly string[] {
  const parts = value.split(',').map((part) => part.trim());
  return [...earlier, ...parts.filter((part) => part !== '')];
}
