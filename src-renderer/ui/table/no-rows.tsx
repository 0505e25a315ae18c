/** What a table shows in place of its rows: why they did not come, that they are on their way, or that there is none. */
import { Button } from '@mantine/core';
import type { ReactNode } from 'react';
import type { Keyset } from '../../core/use-keyset.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { LoadFailed, Loading } from '../loading.tsx';
import classes from './keyset-table.module.css';

export function NoRows<R>({ keyset, empty }: { keyset: Keyset<R>; empty: ReactNode }) {
  if (keyset.error !== null) return <LoadFailed error={keyset.error} onRetry={keyset.retry} />;
  // A search may bring empty pages before the one that has something.
  if (keyset.phase === 'starting' || keyset.hasMore) return <Loading />;
  return <div className={classes.frame}>{empty}</div>;
}

/** Below the rows that are there: the ones that follow did not come. */
export function MoreFailed<R>({ keyset }: { keyset: Keyset<R> }) {
  const t = useTexts(commonTexts);
  if (keyset.error === null) return null;
  return (
    <div className={classes.foot} role="alert">
      <span>{errorSentence(keyset.error)}</span>
      <Button size="xs" variant="default" onClick={keyset.retry}>
        {t('retry')}
      </Button>
    </div>
  );
}
