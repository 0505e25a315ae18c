/** One lookup, whole: verdict and next step first, then the answer, the person, and every attempt. Kept up to date. */
import { Drawer, Text } from '@mantine/core';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { historyTexts } from './history-texts.ts';
import { LookupDetails } from './lookup-details.tsx';

export function LookupDrawer({
  lookupId,
  onClose,
  onOpenOther,
  withListLink = true,
}: {
  /** null: closed. */
  lookupId: number | null;
  onClose: () => void;
  /** Shows another lookup in its place (the one a twin shares its answer with). */
  onOpenOther: (lookupId: number) => void;
  /** Not where its list is on screen already. */
  withListLink?: boolean;
}) {
  const t = useTexts(historyTexts);
  const common = useTexts(commonTexts);
  return (
    <Drawer
      opened={lookupId !== null}
      onClose={onClose}
      position="right"
      size="34rem"
      title={<Text fw={600}>{t('detail.title')}</Text>}
      closeButtonProps={{ 'aria-label': common('close') }}
      overlayProps={{ backgroundOpacity: 0.2 }}
    >
      {lookupId === null ? null : (
        <LookupDetails key={lookupId} lookupId={lookupId} onOpenOther={onOpenOther} withListLink={withListLink} />
      )}
    </Drawer>
  );
}
