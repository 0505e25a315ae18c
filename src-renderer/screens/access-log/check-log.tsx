/** Whether an entry is missing or was changed: looked at when somebody asks, and told in plain words. */
import { useState } from 'react';
import type { VerifiedAccessLog } from '../../../src-main/contract/access-log.ts';
import { call } from '../../core/core.ts';
import { notifyError } from '../../core/notify.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Notice } from '../../ui/notice.tsx';
import { accessLogTexts } from './access-log-texts.ts';

export function useCheck() {
  const [running, setRunning] = useState(false);
  const [found, setFound] = useState<VerifiedAccessLog | null>(null);

  async function check(): Promise<void> {
    setRunning(true);
    const result = await call('accessLog.verify', {});
    setRunning(false);
    if (result.ok) setFound(result.value);
    else notifyError(result.error);
  }

  return { running, found, run: () => void check() };
}

export function CheckResult({ found }: { found: VerifiedAccessLog }) {
  const t = useTexts(accessLogTexts);
  const format = useFormats();
  const { entries, intact, firstBroken, end } = found;
  const more = end === 'unknown' ? t('endUnknown') : end === 'older' ? t('older') : null;
  const text = intact
    ? t('intact.text', { entries: format.number(entries) })
    : t('broken.text', { entry: format.number(firstBroken ?? 0) });
  return (
    <Notice
      boxed
      tone={!intact ? 'bad' : more === null ? 'good' : 'warn'}
      title={t(intact ? 'intact.title' : 'broken.title')}
    >
      {[text, more].filter((part) => part !== null).join(' ')}
    </Notice>
  );
}
