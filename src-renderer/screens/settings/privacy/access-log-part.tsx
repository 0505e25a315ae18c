/** The way to the access log. */
import { Button, Group, Text } from '@mantine/core';
import { useTexts } from '../../../i18n/texts.ts';
import { navigate } from '../../../routes.ts';
import { Section } from '../../../ui/section.tsx';
import { privacyTexts } from './privacy-texts.ts';

export function AccessLogPart() {
  const t = useTexts(privacyTexts);
  return (
    <Section title={t('accessLog.title')}>
      <Text size="sm">{t('accessLog.about')}</Text>
      <Group mt="sm">
        <Button variant="default" onClick={() => navigate({ screen: 'accessLog' })}>
          {t('accessLog.open')}
        </Button>
      </Group>
    </Section>
  );
}
