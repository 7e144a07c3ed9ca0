/**
 * Templates in the folders of the workspace that a rule compares with those that are open: those that name Panther's roles,
 * which have to agree. They are read when such a template is open, and again when their files change.
 */
import { fileURLToPath, pathToFileURL } from 'node:url';
import type { Connection } from 'vscode-languageserver/node';
import { isTextName, readTextFile, textsIn } from '../../adapters/files/folderTexts.ts';
import { isTemplate } from '../../core/cfn/detect.ts';
import { namesRolesOfPanther } from '../../core/cfn/rules/policies/p2010.ts';
import type { OtherTemplate } from '../../core/cfn/rules/rule.ts';
import type { Log } from '../../core/ports.ts';
import { nameOf } from './documents.ts';

export interface WorkspaceTemplates {
  /** As they are on the disk, by uri. The first call begins to read them: `changed` tells when there is more. */
  texts(): ReadonlyMap<string, OtherTemplate>;
}

export interface WorkspaceParts {
  readonly connection: Connection;
  /** Uris; of other schemes than `file` none is read. */
  readonly folders: readonly string[];
  readonly patterns: () => readonly string[];
  readonly log: Log;
  readonly closing: AbortSignal;
  /** What others compare themselves with has changed. */
  readonly changed: () => void;
}

export function workspaceTemplates(parts: WorkspaceParts): WorkspaceTemplates {
  const { connection, folders, patterns, log, closing, changed } = parts;
  const known = new Map<string, OtherTemplate>();
  let isBegun = false;

  /** True: others may say something else now. */
  const take = (uri: string, text: string | null): boolean => {
    const name = nameOf(uri);
    if (text === null || !namesRolesOfPanther(text) || !isTemplate(text, name, patterns())) return known.delete(uri);
    known.set(uri, { name, text });
    return true;
  };

  const read = async (): Promise<void> => {
    const local = folders.filter((uri) => uri.startsWith('file:')).map((uri) => fileURLToPath(uri));
    let isNew = false;
    for await (const { file, text } of textsIn(local, closing)) isNew = take(pathToFileURL(file).href, text) || isNew;
    if (isNew) changed();
  };

  const follow = async (uris: readonly string[]): Promise<void> => {
    let isNew = false;
    for (const uri of uris) isNew = take(uri, await readTextFile(fileURLToPath(uri))) || isNew;
    if (isNew && !closing.aborted) changed();
  };

  const failed = (error: unknown) => {
    if (!closing.aborted) log.warn('templates of the workspace cannot be read', { error: String(error) });
  };

  connection.onDidChangeWatchedFiles(({ changes }) => {
    const uris = changes.map(({ uri }) => uri).filter((uri) => uri.startsWith('file:') && isTextName(uri));
    if (isBegun) follow(uris).catch(failed);
  });

  return {
    texts: () => {
      if (!isBegun) {
        isBegun = true;
        read().catch(failed);
      }
      return known;
    },
  };
}
