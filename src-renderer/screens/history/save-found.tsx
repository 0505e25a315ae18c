/** Saves all that is found as a file, with a record among the reports. NIKs and phones are in it as they show: masked, until all are revealed. */
import type { FileFormat } from '../../../src-main/contract/files.ts';
import type { HistoryFilter, HistorySort } from '../../../src-main/contract/history.ts';
import { useCore } from '../../core/core-state.ts';
import { saveAs } from '../../core/files/save-as.ts';
import { suggestedName } from '../../core/files/suggested-name.ts';
import { notifyError } from '../../core/notify.ts';
import { currentLanguage, useTexts } from '../../i18n/texts.ts';
import { filterTexts } from '../../parts/lookup/filter-texts.ts';
import { useRevealed } from '../../parts/person/revealed.ts';
import { FileFormatMenu } from '../../parts/report/choices/file-format-menu.tsx';
import { useMakeReport } from '../../parts/report/use-make-report.ts';

/** `total`: null while it is not known. */
export function SaveFound({ filter, sort, total }: { filter: HistoryFilter; sort: HistorySort; total: number | null }) {
  const t = useTexts(filterTexts);
  const masks = useCore((core) => core.settings.maskNumbers);
  const revealed = useRevealed(({ session }) => session);
  const { make, pending } = useMakeReport();

  async function save(format: FileFormat): Promise<void> {
    const order = { filter, sort, format, language: currentLanguage() };
    const numbers = masks && !revealed ? 'masked' : 'whole';
    const made = await make(filter.listId ?? 0, (client, today) =>
      saveAs(client, { kind: 'report', name: suggestedName({ title: t('save.fileName'), format }, today) }, (fileId) =>
        client.call('reports.create', { ...order, kind: 'selection', numbers, fileId }),
      ),
    );
    if (!made.ok) notifyError(made.error);
  }

  return (
    <FileFormatMenu
      label={t('save.button')}
      saving={pending}
      disabled={total === 0}
      onChoose={(format) => void save(format)}
    />
  );
}
