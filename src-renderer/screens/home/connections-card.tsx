/** The connections and the state of each; practice is marked as practice. */
import { Button, Group, Text } from '@mantine/core';
import { useCore, useDefaultConnection } from '../../core/core-state.ts';
import { useTexts } from '../../i18n/texts.ts';
import { PracticeTag } from '../../parts/connection/practice-tag.tsx';
import { usePriceWords } from '../../parts/money/use-money.ts';
import { ConnectionStatusTag } from '../../parts/queue/connection-status-tag.tsx';
import { navigate } from '../../routes.ts';
import { Section } from '../../ui/section.tsx';
import { Tag } from '../../ui/tag.tsx';
import classes from './home-screen.module.css';
import { homeTexts } from './home-texts.ts';

export function ConnectionsCard() {
  const t = useTexts(homeTexts);
  const priceWords = usePriceWords();
  const connections = useCore((core) => core.connections);
  const chosen = useDefaultConnection();
  return (
    <Section
      title={t('connections.title')}
      actions={
        <Button size="xs" variant="subtle" onClick={() => navigate({ screen: 'settings', section: 'connections' })}>
          {t('connections.manage')}
        </Button>
      }
    >
      <ul className="plain">
        {connections.map((connection) => (
          <li key={connection.id} className={classes.connection}>
            <div>
              <Group gap="xs" wrap="nowrap" fw={500}>
                {connection.name}
                {connection.kind === 'practice' ? <PracticeTag /> : null}
                {connection.id === chosen?.id ? <Tag tone="neutral">{t('connections.default')}</Tag> : null}
              </Group>
              <Text size="sm" c="dimmed" className="cut">
                {connection.kind === 'practice' ? t('connections.practiceText') : connection.baseUrl}
              </Text>
            </div>
            <span className="tabular">{priceWords(connection)}</span>
            <ConnectionStatusTag connection={connection} />
          </li>
        ))}
      </ul>
    </Section>
  );
}
