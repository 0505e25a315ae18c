/** Saves what is shown of the log as a file. */
import type { AccessLogFilter } from '../../../src-main/contract/access-log.ts';
import type { FileFormat } from '../../../src-main/contract/files.ts';
import { saveAs } from '../../core/files/save-as.ts';
import { suggestedName } from '../../core/files/suggested-name.ts';
import { useSaveAs } from '../../core/files/use-save-as.ts';
import { currentLanguage, useTexts } from '../../i18n/texts.ts';
import { FileFormatMenu } from '../../parts/report/choices/file-format-menu.tsx';
import { accessLogTexts } from './access-log-texts.ts';

export function ExportMenu({ filter, disabled }: { filter: AccessLogFilter; disabled: boolean }) {
  const t = useTexts(accessLogTexts);
  const { save, saving } = useSaveAs();

  function saveEntries(format: FileFormat): void {
    const order = { ...filter, format, language: currentLanguage() };
    const name = suggestedName({ title: t('export.fileName'), format }, new Date());
    void save(
      (client) =>
        saveAs(client, { kind: 'access-log', name }, (fileId) => client.call('accessLog.export', { ...order, fileId })),
      ({ fileName, rows }) => t('export.done', { name: fileName, count: rows }),
    );
  }

  return <FileFormatMenu label={t('export.button')} saving={saving} disabled={disabled} onChoose={saveEntries} />;
}
