/** Help: one page a screen, what every word means, and a search over all of it. It is part of the program and needs no network. */
import { Anchor, Text } from '@mantine/core';
import { useState } from 'react';
import { useLanguage, useTexts } from '../../i18n/texts.ts';
import { Shortcuts } from '../../parts/navigation/shortcuts.tsx';
import { formatRoute, type HelpPage, type HelpRoute, helpPages } from '../../routes.ts';
import { Page } from '../../ui/page.tsx';
import { SearchBox } from '../../ui/search-box.tsx';
import classes from './help.module.css';
import { HelpContent } from './help-content.tsx';
import { helpTexts } from './help-pages.ts';
import { helpFrameTexts } from './help-texts.ts';
import { meaningTexts } from './meanings/meaning-texts.ts';
import { MeaningsPage } from './meanings/meanings-page.tsx';
import { mostFound, searchHelp } from './search-help.ts';

export function HelpScreen({ route }: { route: HelpRoute }) {
  const t = useTexts(helpFrameTexts);
  const titleOf = useTitles();
  const [search, setSearch] = useState('');
  const page = route.page ?? 'start';
  // What was found is read, and the list of pages comes back, by going there.
  const shown = formatRoute(route);
  const [searchedFrom, setSearchedFrom] = useState(shown);
  const searching = search !== '' && searchedFrom === shown;
  return (
    <Page key={page} title={titleOf(page)} subtitle={t('subtitle')}>
      <div className={classes.frame}>
        <aside className={classes.side} aria-label={t('pages')}>
          <SearchBox
            label={t('search')}
            placeholder={t('searchPlaceholder')}
            search={searching ? search : ''}
            onSearch={(text) => {
              setSearch(text);
              setSearchedFrom(shown);
            }}
          />
          <nav className={classes.pages} aria-label={t('pages')}>
            {helpPages.map((one) => (
              <a
                key={one}
                href={formatRoute({ screen: 'help', page: one })}
                aria-current={one === page ? 'page' : undefined}
              >
                {titleOf(one)}
              </a>
            ))}
          </nav>
        </aside>
        {searching ? <FoundList search={search} /> : <Shown page={page} at={route.at} />}
      </div>
    </Page>
  );
}

function useTitles(): (page: HelpPage) => string {
  const language = useLanguage();
  const meanings = useTexts(meaningTexts);
  return (page) => (page === 'meanings' ? meanings('title') : helpTexts[page][language].title);
}

function Shown({ page, at }: { page: HelpPage; at: string | undefined }) {
  const language = useLanguage();
  const t = useTexts(helpFrameTexts);
  if (page === 'meanings') return <MeaningsPage at={at} />;
  return (
    <div>
      <HelpContent page={page} words={helpTexts[page][language]} />
      {page === 'start' ? (
        <section className={classes.article}>
          <Text component="h2" fw={600} mt="lg" mb={6}>
            {t('keys')}
          </Text>
          <Shortcuts />
        </section>
      ) : null}
    </div>
  );
}

function FoundList({ search }: { search: string }) {
  const t = useTexts(helpFrameTexts);
  const found = searchHelp(useLanguage(), search);
  return (
    <section className={classes.article} aria-label={t('found')} aria-live="polite">
      {found.length === 0 ? <Text c="dimmed">{t('nothing')}</Text> : null}
      <ul className={classes.found}>
        {found.slice(0, mostFound).map(({ route, title, line }) => (
          <li key={formatRoute(route)}>
            <Anchor href={formatRoute(route)}>{title}</Anchor>
            {line === '' ? null : (
              <Text size="sm" c="dimmed">
                {line}
              </Text>
            )}
          </li>
        ))}
      </ul>
      {found.length > mostFound ? (
        <Text c="dimmed" mt="sm">
          {t('more')}
        </Text>
      ) : null}
    </section>
  );
}
