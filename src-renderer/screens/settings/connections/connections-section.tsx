/** The provider accounts: the state of each, its pace and price, and what can be done with it. */
import { Box, Button, Group, Stack, Text } from '@mantine/core';
import { IconPlus } from '@tabler/icons-react';
import { useState } from 'react';
import type { Connection } from '../../../../src-main/contract/connections.ts';
import { proxyPlace, readProxy } from '../../../../src-main/contract/proxy.ts';
import { aboutSentence, queueWords } from '../../../../src-main/words/queue.ts';
import { useCore, useDefaultConnection } from '../../../core/core-state.ts';
import { notifyDone } from '../../../core/notify.ts';
import { useCommand } from '../../../core/use-command.ts';
import { stateTexts } from '../../../i18n/state-texts.ts';
import { useLanguage, useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { ConnectionForm } from '../../../parts/connection/connection-form.tsx';
import { ConnectionTest } from '../../../parts/connection/connection-test.tsx';
import { connectionsTexts } from '../../../parts/connection/connections-texts.ts';
import { namedLike } from '../../../parts/connection/named-like.ts';
import { PracticeTag } from '../../../parts/connection/practice-tag.tsx';
import { SpendingBars } from '../../../parts/connection/spending-bars.tsx';
import { usePriceWords } from '../../../parts/money/use-money.ts';
import { ConnectionStatusTag } from '../../../parts/queue/connection-status-tag.tsx';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Confirm } from '../../../ui/confirm.tsx';
import { SearchBox } from '../../../ui/search-box.tsx';
import { Section } from '../../../ui/section.tsx';
import { Tag } from '../../../ui/tag.tsx';

/** So many are seen at once. */
const searchedFrom = 8;

export function ConnectionsSection() {
  const t = useTexts(connectionsTexts);
  const connections = useCore((core) => core.connections);
  const [search, setSearch] = useState('');
  const shown = namedLike(connections, search);
  const chosen = useDefaultConnection();
  const [form, setForm] = useState<{ opened: boolean; connection: Connection | null }>({
    opened: false,
    connection: null,
  });
  const [deleting, setDeleting] = useState<Connection | null>(null);
  const remove = useCommand('connections.delete');

  async function confirmDelete(connection: Connection): Promise<void> {
    const result = await remove.run({ id: connection.id });
    setDeleting(null);
    if (result.ok) notifyDone(t('deleted', { name: connection.name }));
  }

  return (
    <>
      <Section
        title={t('title')}
        actions={
          <CommandButton
            leftSection={<IconPlus size={16} aria-hidden />}
            onClick={() => setForm({ opened: true, connection: null })}
          >
            {t('add')}
          </CommandButton>
        }
      >
        <Text c="dimmed" maw={640} mb="xs">
          {t('intro')}
        </Text>
        {connections.length > searchedFrom ? (
          <SearchBox label={t('search')} placeholder={t('searchPlaceholder')} search={search} onSearch={setSearch} />
        ) : null}
        {shown.length === 0 && search !== '' ? <Text py="sm">{t('noneFound')}</Text> : null}
        <ul className="plain">
          {shown.map((connection) => (
            <Box component="li" key={connection.id} className="ruled" py="sm">
              <ConnectionRow
                connection={connection}
                isDefault={connection.id === chosen?.id}
                onEdit={() => setForm({ opened: true, connection })}
                onDelete={() => setDeleting(connection)}
              />
            </Box>
          ))}
        </ul>
      </Section>
      <ConnectionForm
        opened={form.opened}
        connection={form.connection}
        onClose={() => setForm({ ...form, opened: false })}
      />
      <Confirm
        opened={deleting !== null}
        title={t('deleteTitle', { name: deleting?.name ?? '' })}
        confirmLabel={t('deleteConfirm')}
        danger
        pending={remove.pending}
        onConfirm={() => {
          if (deleting !== null) void confirmDelete(deleting);
        }}
        onClose={() => setDeleting(null)}
      >
        {t('deleteText')}
      </Confirm>
    </>
  );
}

/** By which proxy it goes, and which of the company's certificates it trusts. */
function WayFacts({ connection }: { connection: Connection }) {
  const t = useTexts(connectionsTexts);
  const read = readProxy(connection.proxy);
  const choice = typeof read === 'string' ? 'system' : read.kind;
  const proxy =
    typeof read !== 'string' && read.kind === 'address'
      ? t('wayFact.address', { proxy: proxyPlace(read) })
      : t(`wayFact.${choice === 'none' ? 'none' : 'system'}`);
  const names = connection.ca.map(({ name }) => t('wayFact.ca', { name }));
  return [proxy, ...names].join(' · ');
}

function ConnectionRow({
  connection,
  isDefault,
  onEdit,
  onDelete,
}: {
  connection: Connection;
  isDefault: boolean;
  onEdit: () => void;
  onDelete: () => void;
}) {
  const t = useTexts(connectionsTexts);
  const states = useTexts(stateTexts);
  const format = useFormats();
  const priceWords = usePriceWords();
  const practice = connection.kind === 'practice';
  const { reason } = connection.queue;
  const whom = aboutSentence(queueWords[useLanguage()], connection.queue);
  const facts = [
    priceWords(connection),
    t('pace', { rate: format.rate(connection.ratePerSecond) }),
    ...(connection.inDoubtPolicy === 'resend' ? [t('resends')] : []),
  ];
  return (
    <Stack gap={6}>
      <Group justify="space-between" gap="sm" wrap="nowrap" align="start">
        <Box miw={0}>
          <Group gap="xs">
            <Text fw={600}>{connection.name}</Text>
            {practice ? <PracticeTag /> : null}
            {isDefault ? <Tag tone="neutral">{t('default')}</Tag> : null}
            <ConnectionStatusTag connection={connection} />
          </Group>
          <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
            {practice ? t('simulatedText') : connection.baseUrl}
          </Text>
          <Text size="sm" c="dimmed" className="tabular">
            {facts.join(' · ')}
          </Text>
          {practice ? null : (
            <Text size="sm" c="dimmed" style={{ overflowWrap: 'anywhere' }}>
              <WayFacts connection={connection} />
            </Text>
          )}
          {reason === null ? null : (
            <Text size="sm">{[states(`reason.${reason}`), ...(whom === null ? [] : [whom])].join(' ')}</Text>
          )}
        </Box>
        <Group gap="xs" wrap="nowrap">
          <Button size="xs" variant="default" aria-label={t('editNamed', { name: connection.name })} onClick={onEdit}>
            {t('edit')}
          </Button>
          {practice ? null : (
            <CommandButton
              size="xs"
              variant="subtle"
              color="red"
              aria-label={t('deleteNamed', { name: connection.name })}
              onClick={onDelete}
            >
              {t('delete')}
            </CommandButton>
          )}
        </Group>
      </Group>
      <SpendingBars connection={connection} />
      {practice ? null : (
        <ConnectionTest
          target={{ id: connection.id }}
          label={t('test')}
          ariaLabel={t('testNamed', { name: connection.name })}
        />
      )}
    </Stack>
  );
}
