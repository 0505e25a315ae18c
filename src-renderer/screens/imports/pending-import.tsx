/** On every other screen: an import that is not finished, or files that wait for theirs, with a link back to them. */
import { Button } from '@mantine/core';
import { useTexts } from '../../i18n/texts.ts';
import { navigate } from '../../routes.ts';
import { Notice } from '../../ui/notice.tsx';
import { importTexts } from './frame/import-texts.ts';
import { useImport } from './state/import-state.ts';

export function PendingImport() {
  const t = useTexts(importTexts);
  const name = useImport((state) => (state.step === 'choose' ? null : (state.file?.name ?? null)));
  const waiting = useImport((state) => state.waiting.length);
  if (name === null && waiting === 0) return null;
  const sentences =
    name === null
      ? [t('pending.waitingOnly', { count: waiting })]
      : [t('pending.text', { name }), ...(waiting === 0 ? [] : [t('pending.waiting', { count: waiting })])];
  return (
    <Notice
      tone="info"
      actions={
        <Button size="xs" variant="default" onClick={() => navigate({ screen: 'import' })}>
          {t('pending.open')}
        </Button>
      }
    >
      {sentences.join(' ')}
    </Notice>
  );
}
