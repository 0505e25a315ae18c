/** How long what is settled stays, by the purpose of its list. What it means for what is stored now is shown before it is saved. */
import { Group, NumberInput, SimpleGrid, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { retainedPurposes } from '../../../../src-main/contract/purposes.ts';
import { purposeWords } from '../../../../src-main/words/purposes.ts';
import { useCanCommand, useCore } from '../../../core/core-state.ts';
import { useLanguage, useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { privacyTexts } from './privacy-texts.ts';
import { isFault, readDays, retentionBounds, sameRetention, typedDays } from './retention-days.ts';
import { RetentionDialog } from './retention-dialog.tsx';

export function RetentionPart() {
  const t = useTexts(privacyTexts);
  const format = useFormats();
  const words = purposeWords[useLanguage()];
  const allowed = useCanCommand();
  const stored = useCore((core) => core.settings.retention);
  const locked = useCore((core) => core.system.policy?.set.retention ?? null);
  const [typed, setTyped] = useState(() => typedDays(stored));
  const [asking, setAsking] = useState(false);
  const wanted = readDays(typed);
  const bounds = { min: format.number(retentionBounds.min), max: format.number(retentionBounds.max) };

  // Changed elsewhere: the fields show what holds.
  useEffect(() => setTyped(typedDays(stored)), [stored]);

  return (
    <Section title={t('retention.title')}>
      <Stack gap="sm">
        <Text size="sm">{t('retention.about')}</Text>
        {Object.keys(stored).length === 0 ? (
          <Notice boxed tone="info">
            {t('retention.off')}
          </Notice>
        ) : null}
        <SimpleGrid cols={{ base: 1, sm: 2 }} spacing="sm">
          {retainedPurposes.map((of) => (
            <NumberInput
              key={of}
              label={of === 'not-said' ? words.notSaid : words.purpose[of]}
              value={typed[of]}
              disabled={!allowed || locked?.[of] !== undefined}
              description={locked?.[of] === undefined ? undefined : t('retention.byOrganisation')}
              placeholder={t('retention.forever')}
              suffix={t('retention.unit')}
              min={retentionBounds.min}
              max={retentionBounds.max}
              hideControls
              clampBehavior="none"
              allowDecimal={false}
              allowNegative={false}
              error={isFault(typed[of]) ? t('retention.fault', bounds) : undefined}
              onChange={(days) => setTyped((before) => ({ ...before, [of]: days }))}
            />
          ))}
        </SimpleGrid>
        <Group>
          <CommandButton disabled={wanted === null || sameRetention(wanted, stored)} onClick={() => setAsking(true)}>
            {t('retention.show')}
          </CommandButton>
        </Group>
      </Stack>
      <RetentionDialog retention={asking ? wanted : null} onClose={() => setAsking(false)} />
    </Section>
  );
}
