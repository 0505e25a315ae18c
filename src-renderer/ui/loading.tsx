/** In the middle of what is to be filled: that it is on its way, or why it did not come. */
import { Button, Loader, Stack, Text } from '@mantine/core';
import type { CallError } from '../../src-main/contract/errors.ts';
import { commonTexts } from '../i18n/common-texts.ts';
import { errorSentence } from '../i18n/error-texts.ts';
import { useTexts } from '../i18n/texts.ts';

const middle = { flex: 1, mih: '10rem', gap: 'xs', align: 'center', justify: 'center', c: 'dimmed' } as const;

export function Loading() {
  const t = useTexts(commonTexts);
  return (
    <Stack component="output" {...middle}>
      <Loader size="sm" aria-hidden />
      <span>{t('loading')}</span>
    </Stack>
  );
}

export function LoadFailed({ error, onRetry }: { error: CallError; onRetry: () => void }) {
  const t = useTexts(commonTexts);
  return (
    <Stack role="alert" {...middle}>
      <Text fw={600} c="var(--mantine-color-text)">
        {t('loadFailed')}
      </Text>
      <Text>{errorSentence(error)}</Text>
      <Button variant="default" onClick={onRetry}>
        {t('retry')}
      </Button>
    </Stack>
  );
}
