/** Which function runs which command. */
import type { CommandArgs, CommandId } from '../contributions.ts';
import type { Panther } from '../panther.ts';
import { addAccount } from './accountAdd.ts';
import { checkAccount } from './accountCheck.ts';
import { editAccount } from './accountEdit.ts';
import { disableAccount, enableAccount } from './accountEnable.ts';
import { removeAccount } from './accountRemove.ts';
import { checkFleet, filterHealth, saveHealth, sortHealth } from './accountsHealth.ts';
import { importMany } from './accountsImport.ts';
import { openAccountsFile } from './accountsOpen.ts';
import { openAllChanges, openChange, openChangedDocument } from './changeOpen.ts';
import { closeChanges, groupChanges, listChanges } from './changesLayout.ts';
import { refreshChanges, showChanges } from './changesShow.ts';
import { copyDiagnostics } from './diagnosticsCopy.ts';
import { copyEventId, openEvent } from './eventOpen.ts';
import { checkSetup } from './eventsCheck.ts';
import { clearEventFilter, filterEvents, showEventsOf, switchFailures, switchReads } from './eventsFilter.ts';
import { clearEvents, pauseEvents, refreshEvents, resumeEvents } from './eventsList.ts';
import { mendSetup } from './eventsMend.ts';
import { showLog } from './logShow.ts';
import { setMasterAccount, setOrganization } from './masterSet.ts';
import { loadMore } from './nodeMore.ts';
import { explainNode } from './nodeWhy.ts';
import { chooseProfile } from './profileChoose.ts';
import { insertQuery } from './queryInsert.ts';
import { openQuery } from './queryOpen.ts';
import { saveResult, showResultAs } from './queryResult.ts';
import { runQueryAgain, runQueryAt } from './queryRun.ts';
import { refreshResources, refreshSources } from './refresh.ts';
import { compareResource } from './resourceCompare.ts';
import { copyArn, copyId, copyName } from './resourceCopy.ts';
import { showHistory } from './resourceHistory.ts';
import { openResource, showInTree } from './resourceOpen.ts';
import { openInConsole } from './resourceOpenConsole.ts';
import { exportResources } from './resourcesExport.ts';
import { clearFilter, filterResources } from './resourcesFilter.ts';
import { findResource } from './resourcesFind.ts';
import { groupResources } from './resourcesGroupBy.ts';
import { revealByArn } from './resourcesReveal.ts';
import { goToTemplate } from './resourceTemplate.ts';
import { showWho } from './resourceWho.ts';
import { scanAccount } from './scanAccount.ts';
import { scanAll } from './scanAll.ts';
import { cancelScan } from './scanCancel.ts';
import { scanRegion } from './scanRegion.ts';
import { scanResource } from './scanResource.ts';
import { retryFailed } from './scanRetry.ts';
import { scanType } from './scanType.ts';
import { refreshSchemas } from './schemasRefresh.ts';
import { restartServer } from './serverRestart.ts';
import { deployEvents, deployQueue, deployStack } from './stackDeploy.ts';
import { launchEvents, launchQueue, launchStack } from './stackLaunch.ts';
import {
  addToStackSet,
  createStackSet,
  deleteSet,
  deployRoles,
  detectDrift,
  followUnits,
  openStackSet,
  refreshSet,
  removeStacks,
  retryStacks,
  stopOperation,
  updateStackSet,
} from './stackSet.ts';
import { listOperations, showOperation } from './stackSetOperations.ts';
import { compareWithLive, showLive } from './templateLive.ts';
import { renderEventsQueue, renderRealTimeEvents, renderScanRole } from './templateRender.ts';
import { validateTemplate } from './templateValidate.ts';
import { validateTemplateWithAws } from './templateValidateAws.ts';

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
  'panther.accounts.import': importMany,
  'panther.accounts.health': checkFleet,
  'panther.accounts.healthSort': sortHealth,
  'panther.accounts.healthFilter': filterHealth,
  'panther.accounts.healthSave': saveHealth,
  'panther.accounts.open': openAccountsFile,
  'panther.master.set': setMasterAccount,
  'panther.master.organization': setOrganization,
  'panther.profile.choose': chooseProfile,
  'panther.template.render': renderScanRole,
  'panther.template.renderQueue': renderEventsQueue,
  'panther.template.renderEvents': renderRealTimeEvents,
  'panther.template.validate': validateTemplate,
  'panther.template.validateAws': validateTemplateWithAws,
  'panther.schemas.refresh': refreshSchemas,
  'panther.template.live': showLive,
  'panther.template.compare': compareWithLive,
  'panther.resource.template': goToTemplate,
  'panther.stack.launch': launchStack,
  'panther.stack.deploy': deployStack,
  'panther.stack.deployQueue': deployQueue,
  'panther.stack.deployEvents': deployEvents,
  'panther.stackSet.create': createStackSet,
  'panther.stackSet.add': addToStackSet,
  'panther.stackSet.roles': deployRoles,
  'panther.stackSet.units': followUnits,
  'panther.stackSet.update': updateStackSet,
  'panther.stackSet.remove': removeStacks,
  'panther.stackSet.retry': retryStacks,
  'panther.stackSet.stop': stopOperation,
  'panther.stackSet.drift': detectDrift,
  'panther.stackSet.delete': deleteSet,
  'panther.stackSet.refresh': refreshSet,
  'panther.stackSet.operations': listOperations,
  'panther.stackSet.operation': showOperation,
  'panther.stackSet.openConsole': openStackSet,
  'panther.stack.launchQueue': launchQueue,
  'panther.stack.launchEvents': launchEvents,
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
  'panther.resources.export': exportResources,
  'panther.resource.open': openResource,
  'panther.resource.show': showInTree,
  'panther.resource.openConsole': openInConsole,
  'panther.resource.copyArn': copyArn,
  'panther.resource.copyId': copyId,
  'panther.resource.copyName': copyName,
  'panther.resource.history': showHistory,
  'panther.resource.compare': compareResource,
  'panther.changes.show': showChanges,
  'panther.changes.refresh': refreshChanges,
  'panther.changes.close': closeChanges,
  'panther.changes.group': groupChanges,
  'panther.changes.list': listChanges,
  'panther.changes.openAll': openAllChanges,
  'panther.change.open': openChange,
  'panther.change.document': openChangedDocument,
  'panther.events.pause': pauseEvents,
  'panther.events.resume': resumeEvents,
  'panther.events.clear': clearEvents,
  'panther.events.filter': filterEvents,
  'panther.events.clearFilter': clearEventFilter,
  'panther.events.refresh': refreshEvents,
  'panther.events.check': checkSetup,
  'panther.events.mend': mendSetup,
  // Two commands for each switch, one with a check mark: extensions cannot tick a menu item otherwise.
  'panther.events.showReads': (panther) => switchReads(panther, true),
  'panther.events.hideReads': (panther) => switchReads(panther, false),
  'panther.events.showFailures': (panther) => switchFailures(panther, true),
  'panther.events.hideFailures': (panther) => switchFailures(panther, false),
  'panther.event.open': openEvent,
  'panther.event.copyId': copyEventId,
  'panther.resource.events': showEventsOf,
  'panther.resource.who': showWho,
  'panther.query.open': openQuery,
  'panther.query.insert': insertQuery,
  'panther.query.run': runQueryAt,
  'panther.query.again': runQueryAgain,
  'panther.query.showAs': showResultAs,
  'panther.query.save': saveResult,
  'panther.log.show': showLog,
  'panther.diagnostics.copy': copyDiagnostics,
  'panther.server.restart': restartServer,
};
