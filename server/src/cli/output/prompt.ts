import { createInterface } from 'node:readline/promises';
import { AppError } from '../../core/errors.ts';
import { printable } from './text.ts';

/** Asks the person at the terminal. Questions go to standard error, so that standard output stays clean. */
export interface Prompt {
  /** False: nobody can be asked. */
  readonly possible: boolean;
  /** @throws AppError BAD_INPUT where nobody can be asked */
  ask(question: string): Promise<string>;
  confirm(question: string): Promise<boolean>;
}

export function createPrompt(options: {
  readonly input: NodeJS.ReadStream;
  readonly output: NodeJS.WriteStream;
  readonly signal: AbortSignal;
  /** Ctrl-C while a question is open. */
  readonly interrupt: () => void;
}): Prompt {
  const possible = options.input.isTTY === true && options.output.isTTY === true;

  async function ask(question: string): Promise<string> {
    if (!possible) {
      throw new AppError('BAD_INPUT', `Nobody can be asked here: ${printable(question)}`, {
        hint: 'Give the answer as an option: see --help.',
      });
    }
    const lines = createInterface({ input: options.input, output: options.output });
    lines.on('SIGINT', options.interrupt);
    // Ctrl-D ends the input without an answer.
    const closed = new Promise<never>((_, reject) => {
      lines.once('close', () => reject(new AppError('CANCELLED', 'No answer was given')));
    });
    try {
      const answer = lines.question(`${printable(question)} `, { signal: options.signal });
      return (await Promise.race([answer, closed])).trim();
    } finally {
      lines.close();
    }
  }

  return {
    possible,
    ask,
    confirm: async (question) => /^y(es)?$/i.test(await ask(`${question} [y/N]`)),
  };
}
