/** Saves the entries shown as a file. */
import type { FileFormat } from '../../../src-main/contract/files.ts';
import { useSaveAs } from '../../core/files/use-save-as.ts';
import { currentLanguage, useTexts } from '../../i18n/texts.ts';
import { FileFormatMenu } from '../../parts/report/file-format-menu.tsx';
import type { ChargesRoute } from '../../routes.ts';
import { filterOf } from './charges-filter.ts';
import { chargesTexts } from './charges-texts.ts';
import { exportLedger } from './export-ledger.ts';

export function ExportMenu({ route }: { route: ChargesRoute }) {
  const t = useTexts(chargesTexts);
  const { save, saving } = useSaveAs();

  function saveEntries(format: FileFormat): void {
    const order = { ...filterOf(route, Date.now()), format, language: currentLanguage() };
    void save(
      (client) => exportLedger(client, t('export.fileName'), order, new Date()),
      ({ fileName, rows }) => t('export.done', { name: fileName, count: rows }),
    );
  }

  return <FileFormatMenu label={t('export.button')} saving={saving} onChoose={saveEntries} />;
}
