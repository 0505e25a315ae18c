/** What the provider said, flag by flag, in words; the verdict made of it is elsewhere. */
import { Stack, Text } from '@mantine/core';
import type { Answer, Usage } from '../../../src-main/contract/answer.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { useRelation, verdictTexts } from '../../i18n/verdict-texts.ts';
import { Facts } from '../../ui/facts/facts.tsx';
import { historyTexts } from './history-texts.ts';

export function AnswerFacts({ answer }: { answer: Answer }) {
  const t = useTexts(historyTexts);
  const words = useTexts(verdictTexts);
  const format = useFormats();
  const usageFacts = (usage: Usage) =>
    (['recentlyUsed', 'frequentlyUsed', 'other'] as const).map(
      (flag) => [words(`usage.${flag}`), words(`flag.${usage[flag]}`)] as const,
    );
  const { emergency } = answer;
  const relation = useRelation();
  return (
    <Stack gap="sm">
      <Facts
        facts={[
          ...usageFacts(answer.applicant),
          [
            t('detail.phoneCount'),
            answer.phoneNumberCount === null ? words('flag.unknown') : format.number(answer.phoneNumberCount),
          ],
        ]}
      />
      <Text size="sm" c="dimmed">
        {words('ourReading')}
      </Text>
      <div>
        <Text fw={550} mb={2}>
          {t('detail.emergency')}
        </Text>
        {emergency === null ? (
          <Text c="dimmed">{t('detail.noEmergency')}</Text>
        ) : (
          <>
            <Facts
              facts={[
                [t('detail.relation'), relation(emergency.relation)],
                ...(emergency.usage === null ? [] : usageFacts(emergency.usage)),
              ]}
            />
            {emergency.usage === null ? (
              <Text c="dimmed" size="sm" mt={2}>
                {t('detail.relationOnly')}
              </Text>
            ) : null}
          </>
        )}
      </div>
    </Stack>
  );
}
