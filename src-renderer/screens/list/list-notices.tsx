/** What a list's own screen says above its rows: the result of a mended file, and columns of an older version that are kept back. */
import { Button } from '@mantine/core';
import type { List } from '../../../src-main/contract/lists.ts';
import { useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { doubtTexts } from '../../parts/list/doubt-texts.ts';
import { closeLastMend, useLastMend } from '../../parts/list/last-mend.ts';
import { mendTexts } from '../../parts/list/mend-texts.ts';
import { Notice } from '../../ui/notice.tsx';

/** On the screen of the list a mended file went into, until somebody has read it. */
export function MendedNotice({ listId }: { listId: number }) {
  const t = useTexts(mendTexts);
  const { result } = useLastMend();
  if (result === null || result.list.id !== listId) return null;
  const { mended, stillRejected, ignored } = result;
  const sentences = [
    mended === 0 ? t('done.none') : t('done.mended', { count: mended }),
    ...(stillRejected === 0 ? [] : [t('done.stillRejected', { count: stillRejected })]),
    ...(ignored === 0 ? [] : [t('done.ignored', { count: ignored })]),
  ];
  return (
    <Notice
      boxed
      tone={mended > 0 && stillRejected === 0 ? 'good' : 'info'}
      title={t('done.title')}
      actions={
        <Button size="xs" variant="default" onClick={closeLastMend}>
          {t('done.close')}
        </Button>
      }
    >
      {sentences.join(' ')}
    </Notice>
  );
}

/** Which columns of a list of an older version are neither shown nor written, and the way to keep them knowingly. */
export function WithheldNotice({ list }: { list: List }) {
  const t = useTexts(doubtTexts);
  const asked = list.kind === 'file' && !list.ecConsent;
  const { data } = useQuery('lists.withheld', asked ? { listId: list.id } : null);
  if (data === undefined || data.columns.length === 0) return null;
  return (
    <Notice boxed tone="info" title={t('apart.title')}>
      {t('apart.older', { columns: data.columns.map(({ heading }) => heading).join(', ') })}
    </Notice>
  );
}
