/** The way to one person's whole numbers; nothing where they show already. */
import { IconEye } from '@tabler/icons-react';
import { useTexts } from '../../i18n/texts.ts';
import { CommandButton } from '../../ui/command-button.tsx';
import { Copyable } from '../../ui/copyable.tsx';
import { maskedTexts } from './person-texts.ts';
import { useDigits, useReveal } from './revealed.ts';

export function RevealRow({ lookupId }: { lookupId: number }) {
  const t = useTexts(maskedTexts);
  const { masked } = useDigits()(lookupId);
  const { reveal, pending } = useReveal();
  if (!masked) return null;
  return (
    <CommandButton
      size="compact-sm"
      variant="subtle"
      leftSection={<IconEye size={16} aria-hidden />}
      aria-label={t('showLabel')}
      loading={pending}
      onClick={() => void reveal('row', [lookupId])}
    >
      {t('show')}
    </CommandButton>
  );
}

/** A number with a button that copies it whole: masked, it is revealed first. */
export function CopyableDigits({
  lookupId,
  of,
  digits,
  label,
}: {
  lookupId: number;
  of: 'nik' | 'phone';
  digits: string;
  label: string;
}) {
  const shown = useDigits()(lookupId);
  const { reveal } = useReveal();
  return (
    <Copyable
      text={digits}
      shown={shown[of](digits)}
      label={label}
      {...(shown.masked && { before: () => reveal('row', [lookupId]) })}
    />
  );
}
