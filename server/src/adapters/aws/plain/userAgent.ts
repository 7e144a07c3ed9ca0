/** How requests say what sends them, in the form of the SDK's own. */

/** Pairs of a name (`os/linux`) and a version, as the SDK's provider gives them. */
export type AgentParts = readonly (readonly [string, string?])[];

export function userAgentText(parts: AgentParts, appId: string): string {
  return [...parts.map(([name, version]) => agentPart(name, version)), agentPart('app', appId)].join(' ');
}

function agentPart(name: string, version: string | undefined): string {
  const [prefix = '', ...rest] = name.split('/').map(clean);
  const words = [...(rest.length === 0 ? [] : [rest.join('/')]), ...(version === undefined ? [] : [clean(version)])];
  return words.length === 0 ? prefix : `${prefix}/${words.join('#')}`;
}

function clean(text: string): string {
  return text.replace(/[^!$%&'*+\-.^_`|~\w]/g, '-');
}
