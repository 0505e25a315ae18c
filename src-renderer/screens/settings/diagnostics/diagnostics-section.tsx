/** How the program is doing, looked at again while the page is open: for whoever is asked to help. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useEffect, useEffectEvent, useState } from 'react';
import { diagnosticsParts, diagnosticsText, diagnosticsWords } from '../../../../src-main/words/diagnostics.ts';
import { call } from '../../../core/core.ts';
import { useCore } from '../../../core/core-state.ts';
import { notifyError } from '../../../core/notify.ts';
import { useQuery } from '../../../core/use-query.ts';
import { commonTexts } from '../../../i18n/common-texts.ts';
import { useLanguage, useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Facts } from '../../../ui/facts/facts.tsx';
import { Notice } from '../../../ui/notice.tsx';
import { Section } from '../../../ui/section.tsx';
import { useCopy } from '../../../ui/use-copy.ts';
import { BundleDialog } from './bundle-dialog.tsx';
import { diagnosticsTexts } from './diagnostics-texts.ts';

const everyMs = 2_000;

export function DiagnosticsSection() {
  const t = useTexts(diagnosticsTexts);
  const common = useTexts(commonTexts);
  const language = useLanguage();
  const format = useFormats();
  const host = useCore((core) => core.system.host);
  const { data, error, reload } = useQuery('diagnostics.read', {});
  const [bundling, setBundling] = useState(false);
  const again = useEffectEvent(() => void (document.hidden || reload()));
  useEffect(() => {
    const timer = setInterval(again, everyMs);
    return () => clearInterval(timer);
  }, []);

  const parts =
    data === undefined ? [] : diagnosticsParts(data, language, { number: format.number, time: format.dateTime });
  const { copied, copy } = useCopy(diagnosticsText(parts, language).join('\n'));

  async function showLogs(): Promise<void> {
    const shown = await call('diagnostics.showLogs', {});
    if (!shown.ok) notifyError(shown.error);
  }

  return (
    <Stack gap="md">
      <Text size="sm">{t('about')}</Text>
      <Group gap="xs">
        <Button onClick={() => setBundling(true)}>{t('bundle')}</Button>
        <Button variant="default" disabled={data === undefined} onClick={copy}>
          {copied ? common('copied') : t('copyAll')}
        </Button>
        {host === 'electron' ? (
          <Button variant="default" onClick={() => void showLogs()}>
            {t('openLogs')}
          </Button>
        ) : null}
      </Group>
      {data === undefined ? (
        error === null ? (
          <Text size="sm" c="dimmed" role="status">
            {t('looking')}
          </Text>
        ) : (
          <Notice boxed tone="warn">
            {t('failed')}
          </Notice>
        )
      ) : null}
      {parts.map(({ title, facts }) => (
        <Section key={title} title={title}>
          {facts.length === 0 ? (
            <Text size="sm">{diagnosticsWords[language].noTroubles}</Text>
          ) : (
            <Facts facts={facts.map(([label, value], at) => [label, value, `${at} ${label}`])} />
          )}
        </Section>
      ))}
      <BundleDialog opened={bundling} onClose={() => setBundling(false)} />
    </Stack>
  );
}
