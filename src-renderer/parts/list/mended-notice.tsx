/** The result of a mended file, on the screen of the list it went into, until somebody has read it. */
import { Button } from '@mantine/core';
import { useTexts } from '../../i18n/texts.ts';
import { Notice } from '../../ui/notice.tsx';
import { closeLastMend, useLastMend } from './last-mend.ts';
import { mendTexts } from './mend-texts.ts';

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
