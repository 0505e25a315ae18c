/** In which language a report is written. */
import { SegmentedControl, Text } from '@mantine/core';
import { useId } from 'react';
import type { Language } from '../../../../src-main/contract/settings.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { reportsTexts } from '../reports-texts.ts';

export function LanguageChoice({ language, onChange }: { language: Language; onChange: (language: Language) => void }) {
  const t = useTexts(reportsTexts);
  const id = useId();
  return (
    <div>
      <Text size="sm" fw={500} mb={4} id={id}>
        {t('form.language')}
      </Text>
      <SegmentedControl
        aria-labelledby={id}
        value={language}
        onChange={(value) => onChange(value === 'en' ? 'en' : 'id')}
        data={[
          { value: 'id', label: t('form.languageId') },
          { value: 'en', label: t('form.languageEn') },
        ]}
      />
    </div>
  );
}
