import assert from 'node:assert/strict';
import type {
  CodeAction,
  DocumentSymbol,
  FoldingRange,
  Location,
  LocationLink,
  SelectionRange,
  WorkspaceEdit,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { languageCapabilities } from '../../server/src/lsp/language/startLanguage.ts';
import { languageData } from '../support/languageData.ts';
import { openServer, type TestServer, useServers } from './support/testServer.ts';

const uri = 'file:///stacks/orders.template.yaml';
const text = `Parameters:
  Stage:
    Type: String
Conditions:
  IsProd: !Equals [!Ref Stage, prod]
Resources:
  # What has failed.
  # It is kept.
  Dead:
    Type: AWS::SQS::Queue
  Orders:
    Type: AWS::SQS::Queue
    DependsOn: Dead
    Condition: IsProd
    Properties:
      QueueName: !Sub "\${Stage}-orders-\${Dead.QueueName}"
      RedrivePolicy:
        deadLetterTargetArn: !GetAtt Dead.Arn
        maxReceiveCount: 3
Outputs:
  Url:
    Condition: IsProd
    Value: !If [IsProd, !Ref Orders, "-"]
`;
const document = TextDocument.create(uri, 'yaml', 1, text);

/** The position of the n-th occurrence of a word, inside the word. */
function at(word: string, occurrence = 0) {
  let offset = -1;
  for (let n = 0; n <= occurrence; n += 1) offset = text.indexOf(word, offset + 1);
  assert.ok(offset >= 0, word);
  return document.positionAt(offset + 1);
}

async function open(): Promise<TestServer> {
  const server = await openServer();
  await server.client.sendNotification('textDocument/didOpen', {
    textDocument: { uri, languageId: 'yaml', version: 1, text },
  });
  return server;
}

const written = (range: { start: { line: number; character: number }; end: { line: number; character: number } }) =>
  document.getText(range);

describe('editing a template', () => {
  before(() => {
    languageData();
  });
  useServers();

  it('goes from a name to where it is defined, inside a text too', async () => {
    const server = await open();
    for (const [position, line] of [
      [at('Dead', 1), 8],
      [at('Stage', 2), 1],
      [at('Dead.QueueName'), 8],
      [at('IsProd', 1), 4],
    ] as const) {
      const links = await server.client.sendRequest<LocationLink[]>('textDocument/definition', {
        textDocument: { uri },
        position,
      });
      assert.deepEqual(
        links.map(({ targetSelectionRange }) => targetSelectionRange.start.line),
        [line],
      );
    }
  });

  it('finds all uses of a name', async () => {
    const server = await open();
    const found = await server.client.sendRequest<Location[]>('textDocument/references', {
      textDocument: { uri },
      position: at('Dead'),
      context: { includeDeclaration: true },
    });
    assert.deepEqual(
      found.map(({ range }) => [range.start.line, written(range)]),
      [
        [8, 'Dead'],
        [12, 'Dead'],
        [15, 'Dead'],
        [17, 'Dead'],
      ],
    );
  });

  it('renames a name everywhere, and refuses one that cannot be or that there is already', async () => {
    const server = await open();
    const renamed = (newName: string, position = at('IsProd')) =>
      server.client.sendRequest<WorkspaceEdit>('textDocument/rename', { textDocument: { uri }, position, newName });
    const edits = (await renamed('IsLive')).changes?.[uri] ?? [];
    const after = TextDocument.applyEdits(document, edits);
    assert.equal(after, text.replaceAll('IsProd', 'IsLive'));
    await assert.rejects(renamed('is-live'), /letters and digits only/);
    await assert.rejects(renamed('Orders', at('Stage')), /has this name already, in Resources: Orders/);
  });

  it('shows an outline down to the properties', async () => {
    const server = await open();
    const symbols = await server.client.sendRequest<DocumentSymbol[]>('textDocument/documentSymbol', {
      textDocument: { uri },
    });
    assert.deepEqual(
      symbols.map(({ name }) => name),
      ['Parameters', 'Conditions', 'Resources', 'Outputs'],
    );
    const orders = symbols[2]?.children?.[1];
    assert.deepEqual([orders?.name, orders?.detail], ['Orders', 'AWS::SQS::Queue']);
    const properties = orders?.children?.find(({ name }) => name === 'Properties');
    assert.deepEqual(
      properties?.children?.map(({ name }) => name),
      ['QueueName', 'RedrivePolicy'],
    );
  });

  it('folds blocks and comments', async () => {
    const server = await open();
    const folds = await server.client.sendRequest<FoldingRange[]>('textDocument/foldingRange', {
      textDocument: { uri },
    });
    const lines = folds.map(({ startLine, endLine, kind }) => [startLine, endLine, kind ?? 'block']);
    assert.deepEqual(lines[0], [0, 2, 'block']);
    assert.ok(lines.some(([start, end, kind]) => start === 6 && end === 7 && kind === 'comment'));
    assert.ok(lines.some(([start, end]) => start === 10 && end === 18));
  });

  it('selects ever more around the cursor', async () => {
    const server = await open();
    const [first] = await server.client.sendRequest<SelectionRange[]>('textDocument/selectionRange', {
      textDocument: { uri },
      positions: [at('maxReceiveCount')],
    });
    const texts: string[] = [];
    for (let range = first; range !== undefined; range = range.parent as SelectionRange)
      texts.push(written(range.range));
    assert.equal(texts[0], 'maxReceiveCount');
    assert.match(texts.at(-1) ?? '', /^Parameters:/);
    for (const [index, one] of texts.entries()) assert.ok(index === 0 || one.length > (texts[index - 1]?.length ?? 0));
  });

  it('offers what mends a finding, and to ignore it', async () => {
    const server = await openServer();
    const wrong = text.replace('QueueName: !Sub', 'QueueNam: !Sub');
    await server.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: wrong },
    });
    const position = { line: 15, character: 8 };
    const actions = await server.client.sendRequest<CodeAction[]>('textDocument/codeAction', {
      textDocument: { uri },
      range: { start: position, end: position },
      context: { diagnostics: [] },
    });
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Change to QueueName', 'Ignore E3002 on this line'],
    );
    const apply = (action: CodeAction | undefined) =>
      TextDocument.applyEdits(TextDocument.create(uri, 'yaml', 1, wrong), action?.edit?.changes?.[uri] ?? []);
    assert.equal(apply(actions[0]), text);
    assert.match(apply(actions[1]), /QueueName\}" # panther: ignore E3002\n/);
  });

  it('links to files beside the template, and to nothing else', async () => {
    const server = await openServer();
    const nested = `Resources:
  Net:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: ./net/vpc.yaml
  Other:
    Type: AWS::CloudFormation::Stack
    Properties:
      TemplateURL: https://example.com/x.yaml
`;
    await server.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: nested },
    });
    const links = await server.client.sendRequest<{ target: string }[]>('textDocument/documentLink', {
      textDocument: { uri },
    });
    assert.deepEqual(
      links.map(({ target }) => target),
      ['file:///stacks/net/vpc.yaml'],
    );
  });

  it('shows what references stand for, but no secret', async () => {
    const server = await openServer();
    const sized = `Parameters:
  Stage: { Type: String, Default: small }
  Password: { Type: String, NoEcho: true, Default: hunter2 }
Mappings:
  Sizes:
    small: { delay: 5 }
Resources:
  Q:
    Type: AWS::SQS::Queue
    Properties:
      QueueName: !Ref Stage
      KmsMasterKeyId: !Ref Password
      DelaySeconds: !FindInMap [Sizes, !Ref Stage, delay]
`;
    await server.client.sendNotification('textDocument/didOpen', {
      textDocument: { uri, languageId: 'yaml', version: 1, text: sized },
    });
    const range = { start: { line: 0, character: 0 }, end: { line: 12, character: 99 } };
    const hints = await server.client.sendRequest<{ label: string; position: { line: number } }[]>(
      'textDocument/inlayHint',
      {
        textDocument: { uri },
        range,
      },
    );
    assert.deepEqual(
      hints.map(({ label, position }) => [position.line, label]),
      [
        [10, '= small'],
        [12, '= 5'],
        [12, '= small'],
      ],
    );
  });

  it('tells what words mean', async () => {
    const server = await open();
    const { data } = await server.client.sendRequest<{ data: number[] }>('textDocument/semanticTokens/full', {
      textDocument: { uri },
    });
    assert.equal(data.length % 5, 0);
    // `Stage` of the parameters: the second line, the third word type of the legend.
    assert.deepEqual(data.slice(0, 5), [1, 2, 5, 2, 0]);
  });

  it('is announced: each capability has its handler', async () => {
    const server = await open();
    const requests: Readonly<Record<string, string>> = {
      codeActionProvider: 'textDocument/codeAction',
      codeLensProvider: 'textDocument/codeLens',
      completionProvider: 'textDocument/completion',
      definitionProvider: 'textDocument/definition',
      diagnosticProvider: 'textDocument/diagnostic',
      documentHighlightProvider: 'textDocument/documentHighlight',
      documentLinkProvider: 'textDocument/documentLink',
      documentSymbolProvider: 'textDocument/documentSymbol',
      foldingRangeProvider: 'textDocument/foldingRange',
      hoverProvider: 'textDocument/hover',
      inlayHintProvider: 'textDocument/inlayHint',
      referencesProvider: 'textDocument/references',
      renameProvider: 'textDocument/prepareRename',
      selectionRangeProvider: 'textDocument/selectionRange',
      semanticTokensProvider: 'textDocument/semanticTokens/full',
    };
    const announced = Object.keys(languageCapabilities({ textDocument: { diagnostic: {} } })).filter(
      (name) => name !== 'textDocumentSync',
    );
    assert.deepEqual(new Set(announced), new Set(Object.keys(requests)));
    const params = {
      textDocument: { uri },
      position: { line: 0, character: 0 },
      positions: [],
      range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
      context: { diagnostics: [], includeDeclaration: false },
    };
    for (const method of Object.values(requests)) {
      await assert.doesNotReject(server.client.sendRequest(method, params), method);
    }
  });
});
