/** Shown where there is no charge: none at all yet, or none that matches the filter. */
import { Button } from '@mantine/core';
import { IconReceipt } from '@tabler/icons-react';
import { useTexts } from '../../../i18n/texts.ts';
import { type ChargesRoute, navigate } from '../../../routes.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { isEverything, withoutFilters } from './charges-filter.ts';
import { chargesTexts } from './charges-texts.ts';

export function NoEntries({ route }: { route: ChargesRoute }) {
  const t = useTexts(chargesTexts);
  if (isEverything(route)) {
    return (
      <EmptyState
        icon={IconReceipt}
        title={t('empty.title')}
        text={t('empty.text')}
        actions={<Button onClick={() => navigate({ screen: 'import' })}>{t('empty.import')}</Button>}
      />
    );
  }
  return (
    <EmptyState
      icon={IconReceipt}
      title={t('empty.noMatch')}
      text={t('empty.noMatchText')}
      actions={
        <Button
          variant="default"
          onClick={() => navigate({ ...withoutFilters(route), period: { kind: 'all' } }, { replace: true })}
        >
          {t('empty.everything')}
        </Button>
      }
    />
  );
}
