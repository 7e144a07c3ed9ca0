/** A stub in a process of its own, so that its work does not count as the product's. */
import { fork } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import type { StubConfiguration, Weather } from './configuration.ts';
import type { FromStub, StubReport, ToStub } from './messages.ts';

export interface StubProcess {
  readonly endpoint: string;
  /** What goes wrong from now on, and what is gone; the counts start anew. */
  weather(weather: Weather): Promise<void>;
  report(): Promise<StubReport>;
  stop(): Promise<void>;
}

/** @throws Error when the process ends by itself */
export async function startStubProcess(configuration: StubConfiguration, signal: AbortSignal): Promise<StubProcess> {
  const child = fork(path.join(import.meta.dirname, 'main.ts'), { serialization: 'advanced' });
  const ended = new AbortController();
  child.once('exit', (code) => ended.abort(new Error(`The stub ended with exit code ${code}.`)));
  const stops = AbortSignal.any([signal, ended.signal]);

  async function say(message: ToStub): Promise<FromStub> {
    const said = once(child, 'message', { signal: stops });
    child.send(message);
    const [answer] = (await said) as [FromStub];
    return answer;
  }

  async function stop(): Promise<void> {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const gone = once(child, 'exit');
    child.kill('SIGKILL');
    await gone;
  }

  try {
    const started = await say({ kind: 'start', configuration });
    if (started.kind !== 'started') throw new Error('The stub did not start');
    return {
      endpoint: started.endpoint,
      weather: async (weather) => {
        await say({ kind: 'weather', weather });
      },
      report: async () => {
        const said = await say({ kind: 'report' });
        if (said.kind !== 'report') throw new Error('The stub gave no report');
        return said.report;
      },
      stop,
    };
  } catch (error) {
    await stop();
    throw error;
  }
}
