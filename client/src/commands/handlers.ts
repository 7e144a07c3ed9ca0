/** Which function runs which command. */
import type { CommandArgs, CommandId } from '../contributions.ts';
import type { Panther } from '../panther.ts';
import { addAccount } from './accountAdd.ts';
import { checkAccount } from './accountCheck.ts';
import { editAccount } from './accountEdit.ts';
import { disableAccount, enableAccount } from './accountEnable.ts';
import { removeAccount } from './accountRemove.ts';
import { openAccountsFile } from './accountsOpen.ts';
import { copyDiagnostics } from './diagnosticsCopy.ts';
import { showLog } from './logShow.ts';
import { setMasterAccount } from './masterSet.ts';
import { loadMore } from './nodeMore.ts';
import { explainNode } from './nodeWhy.ts';
import { chooseProfile } from './profileChoose.ts';
import { refreshResources, refreshSources } from './refresh.ts';
import { copyArn, copyId, copyName } from './resourceCopy.ts';
import { openResource, showInTree } from './resourceOpen.ts';
import { openInConsole } from './resourceOpenConsole.ts';
import { clearFilter, filterResources } from './resourcesFilter.ts';
import { findResource } from './resourcesFind.ts';
import { groupResources } from './resourcesGroupBy.ts';
import { revealByArn } from './resourcesReveal.ts';
import { scanAccount } from './scanAccount.ts';
import { scanAll } from './scanAll.ts';
import { cancelScan } from './scanCancel.ts';
import { scanRegion } from './scanRegion.ts';
import { scanResource } from './scanResource.ts';
import { retryFailed } from './scanRetry.ts';
import { scanType } from './scanType.ts';
import { restartServer } from './serverRestart.ts';
import { deployStack } from './stackDeploy.ts';
import { launchStack } from './stackLaunch.ts';
import { renderTemplate } from './templateRender.ts';

export type Handlers = {
  readonly [Id in CommandId]: (panther: Panther, ...args: CommandArgs<Id>) => Promise<void>;
};

export const handlers: Handlers = {
  'panther.account.add': addAccount,
  'panther.account.edit': editAccount,
  'panther.account.remove': removeAccount,
  'panther.account.enable': enableAccount,
  'panther.account.disable': disableAccount,
  'panther.account.check': checkAccount,
  'panther.accounts.open': openAccountsFile,
  'panther.master.set': setMasterAccount,
  'panther.profile.choose': chooseProfile,
  'panther.template.render': renderTemplate,
  'panther.stack.launch': launchStack,
  'panther.stack.deploy': deployStack,
  'panther.scan.all': scanAll,
  'panther.scan.account': scanAccount,
  'panther.scan.region': scanRegion,
  'panther.scan.type': scanType,
  'panther.scan.resource': scanResource,
  'panther.scan.cancel': cancelScan,
  'panther.scan.retry': retryFailed,
  'panther.node.why': explainNode,
  'panther.node.more': loadMore,
  'panther.sources.refresh': refreshSources,
  'panther.resources.refresh': refreshResources,
  'panther.resources.filter': filterResources,
  'panther.resources.clearFilter': clearFilter,
  'panther.resources.groupBy': groupResources,
  'panther.resources.groupByAccount': (panther) => groupResources(panther, 'account'),
  'panther.resources.groupByRegion': (panther) => groupResources(panther, 'region'),
  'panther.resources.groupByType': (panther) => groupResources(panther, 'type'),
  'panther.resources.groupByLabel': (panther) => groupResources(panther, 'label'),
  // The same with a check mark, for the menu: extensions cannot tick a menu item otherwise.
  'panther.resources.groupedByAccount': (panther) => groupResources(panther, 'account'),
  'panther.resources.groupedByRegion': (panther) => groupResources(panther, 'region'),
  'panther.resources.groupedByType': (panther) => groupResources(panther, 'type'),
  'panther.resources.groupedByLabel': (panther) => groupResources(panther, 'label'),
  'panther.resources.find': findResource,
  'panther.resources.reveal': revealByArn,
  'panther.resource.open': openResource,
  'panther.resource.show': showInTree,
  'panther.resource.openConsole': openInConsole,
  'panther.resource.copyArn': copyArn,
  'panther.resource.copyId': copyId,
  'panther.resource.copyName': copyName,
  'panther.log.show': showLog,
  'panther.diagnostics.copy': copyDiagnostics,
  'panther.server.restart': restartServer,
};
