/** Which columns of a list of an older version are neither shown nor written, and the way to keep them knowingly. */
import type { List } from '../../../src-main/contract/lists.ts';
import { useQuery } from '../../core/use-query.ts';
import { useTexts } from '../../i18n/texts.ts';
import { Notice } from '../../ui/notice.tsx';
import { doubtTexts } from './doubt-texts.ts';

export function WithheldNotice({ list }: { list: List }) {
  const t = useTexts(doubtTexts);
  const asked = list.kind === 'file' && !list.ecConsent;
  const { data } = useQuery('lists.withheld', asked ? { listId: list.id } : null);
  if (data === undefined || data.columns.length === 0) return null;
  return (
    <Notice boxed tone="info" title={t('apart.title')}>
      {t('apart.older', { columns: data.columns.map(({ heading }) => heading).join(', ') })}
    </Notice>
  );
}
