/** One lookup, whole: verdict and next step first, then the answer, the person, and every attempt. Kept up to date. */
import { useTexts } from '../../i18n/texts.ts';
import { SidePanel } from '../../ui/dialog.tsx';
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
  return (
    <SidePanel opened={lookupId !== null} onClose={onClose} size="34rem" title={t('detail.title')} light>
      {lookupId === null ? null : (
        <LookupDetails
          key={lookupId}
          lookupId={lookupId}
          onOpenOther={onOpenOther}
          onGone={onClose}
          withListLink={withListLink}
        />
      )}
    </SidePanel>
  );
}
