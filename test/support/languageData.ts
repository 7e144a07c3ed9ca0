import { buildLanguageData } from '../../scripts/build/languageData/languageData.ts';
import { installedIam, installedSchemas } from '../../server/src/adapters/languageData/languageData.ts';

/** The data that ship with the product, built if they are not there. */
export function languageData() {
  buildLanguageData();
  return { schemas: installedSchemas()(), iam: installedIam()() };
}
