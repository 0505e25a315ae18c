/** For a lookup that shares an answer: how old that is and which list it is from, with a link to it. */
import { Anchor, Text } from '@mantine/core';
import type { LookupItem } from '../../../src-main/contract/history.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { formatRoute } from '../../routes.ts';
import { ageOf, sharingOf } from './age.ts';
import { historyTexts } from './history-texts.ts';

export function SharedAnswer({ item }: { item: LookupItem }) {
  const t = useTexts(historyTexts);
  const format = useFormats();
  const sharing = sharingOf(item);
  if (sharing === null) return null;
  if (sharing.kind === 'waits') {
    return (
      <Text>
        {t('shared.waits')} <ListLink item={item} list={sharing.from} />.
      </Text>
    );
  }
  const age = ageOf(sharing.answeredAt, Date.now());
  const words = {
    date: format.date(sharing.answeredAt),
    age: age.kind === 'days' ? t('shared.ago.days', { count: age.days }) : t(`shared.ago.${age.kind}`),
  };
  return sharing.from === null ? (
    <Text>{t('shared.own', words)}</Text>
  ) : (
    <Text>
      {t('shared.answer', words)} <ListLink item={item} list={sharing.from} />.
    </Text>
  );
}

/** Where the lookup that has the answer is known, its details open with its list. */
function ListLink({ item, list }: { item: LookupItem; list: { listId: number; listName: string } }) {
  const lookup = item.twinOf === null ? {} : { lookupId: item.twinOf };
  return (
    <Anchor underline="always" href={formatRoute({ screen: 'list', listId: list.listId, ...lookup })}>
      {list.listName}
    </Anchor>
  );
}
