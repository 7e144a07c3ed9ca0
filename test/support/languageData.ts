import { buildLanguageData } from '../../scripts/build/languageData/languageData.ts';
import { installedIam, installedSchemas } from '../../server/src/adapters/languageData/languageData.ts';
import { pantherNeeds } from '../../server/src/app/templates/pantherNeeds.ts';
import { catalog } from '../../server/src/core/catalog/index.ts';

/** The data that ship with the product, built if they are not there. */
export function languageData() {
  buildLanguageData();
  return { schemas: installedSchemas()(), iam: installedIam()(), needs: pantherNeeds({ catalog }) };
}
