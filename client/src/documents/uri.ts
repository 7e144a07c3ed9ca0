/** The address of a resource's document: it holds the resource's key and nothing else. */
import * as vscode from 'vscode';
import type { ResourceKey } from '../../../server/src/core/inventory/resource.ts';
import { keyOf, partsOf } from './resourceUri.ts';

export function resourceUri(key: ResourceKey): vscode.Uri {
  return vscode.Uri.from(partsOf(key));
}

/** Null: not the address of a resource's document. */
export function resourceOf(uri: vscode.Uri): ResourceKey | null {
  return keyOf(uri);
}
