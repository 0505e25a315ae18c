/** What can be saved as a file: the entries shown, and the lines of an invoice to ask the provider about. */
import type { Invoice } from '../../../src-main/contract/charges.ts';
import type { FileFormat } from '../../../src-main/contract/files.ts';
import { saveAs } from '../../core/files/save-as.ts';
import { suggestedName } from '../../core/files/suggested-name.ts';
import { useSaveAs } from '../../core/files/use-save-as.ts';
import { currentLanguage, useTexts } from '../../i18n/texts.ts';
import { FileFormatMenu } from '../../parts/report/file-format-menu.tsx';
import type { ChargesRoute } from '../../routes.ts';
import { filterOf } from './charges-filter.ts';
import { chargesTexts } from './charges-texts.ts';
import { exportLedger } from './export-ledger.ts';
import { disputedOf } from './invoice-results.ts';
import { invoiceTexts } from './invoice-texts.ts';

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

export function ExportDisputed({ invoice }: { invoice: Invoice }) {
  const t = useTexts(invoiceTexts);
  const { save, saving } = useSaveAs();
  if (disputedOf(invoice) === 0) return null;

  function saveLines(format: FileFormat): void {
    const order = { invoiceId: invoice.invoiceId, format, language: currentLanguage() };
    const name = suggestedName({ title: t('disputed.fileName', { name: invoice.fileName }), format }, new Date());
    void save(
      (client) => saveAs(client, name, (fileId) => client.call('charges.exportInvoiceLines', { ...order, fileId })),
      ({ fileName, rows }) => t('disputed.done', { name: fileName, count: rows }),
    );
  }

  return <FileFormatMenu label={t('disputed.button')} saving={saving} onChoose={saveLines} />;
}
