/** Ctrl+K: go anywhere, do the few things worth a shortcut, or find a list, a setting or a person. */
import { useMantineColorScheme } from '@mantine/core';
import { Spotlight, type SpotlightActionData, type SpotlightFilterFunction } from '@mantine/spotlight';
import {
  IconFileImport,
  IconFileSpreadsheet,
  IconHelpCircle,
  IconHistory,
  IconKeyboard,
  IconListDetails,
  IconLock,
  IconMoon,
  IconPlayerPause,
  IconPlayerPlay,
  IconPlugConnected,
  IconSearch,
  IconSettings,
  IconSun,
  IconUser,
} from '@tabler/icons-react';
import { useState } from 'react';
import { call } from '../core/core.ts';
import { useCanCommand, useCore } from '../core/core-state.ts';
import { useCommand } from '../core/use-command.ts';
import { useQuery } from '../core/use-query.ts';
import { useTexts } from '../i18n/texts.ts';
import { useListName } from '../parts/list/list-words.tsx';
import { navItems } from '../parts/navigation/nav-items.ts';
import { shellTexts } from '../parts/navigation/shell-texts.ts';
import { useDigits } from '../parts/person/revealed.ts';
import { navigate, settingsSections } from '../routes.ts';
import { openHelp } from './asked-outside.ts';
import { useFoundLists } from './found-lists.ts';
import { useFoundPeople } from './found-people.ts';
import { showShortcuts } from './shown-shortcuts.ts';

const iconProps = { size: 18, stroke: 1.75, 'aria-hidden': true };

export function CommandPalette() {
  const t = useTexts(shellTexts);
  const [search, setSearch] = useState('');
  const allowed = useCanCommand();
  const queueState = useCore((core) => core.queue.state);
  const pause = useCommand('queue.pause');
  const resume = useCommand('queue.resume');
  const tryNow = useCommand('queue.tryNow');
  const settings = useCommand('settings.set');
  const { data: lock } = useQuery('lock.status', {});
  const { colorScheme } = useMantineColorScheme();

  const go: SpotlightActionData[] = navItems.map((item) => ({
    id: item.key,
    label: t(`nav.${item.key}`),
    leftSection: <item.icon {...iconProps} />,
    onClick: () => navigate(item.route),
  }));

  go.push({
    id: 'access-log',
    label: t('palette.accessLog'),
    leftSection: <IconListDetails {...iconProps} />,
    onClick: () => navigate({ screen: 'accessLog' }),
  });

  const commands: SpotlightActionData[] = [];
  if (lock?.on) {
    commands.push({
      id: 'lock',
      label: t('palette.lock'),
      leftSection: <IconLock {...iconProps} />,
      onClick: () => void call('lock.now', {}),
    });
  }
  if (allowed) {
    commands.push({
      id: 'import',
      label: t('palette.import'),
      leftSection: <IconFileImport {...iconProps} />,
      onClick: () => navigate({ screen: 'import' }),
    });
    if (queueState === 'running') {
      commands.push({
        id: 'pause',
        label: t('palette.pause'),
        leftSection: <IconPlayerPause {...iconProps} />,
        onClick: () => void pause.run({}),
      });
    } else {
      commands.push({
        id: 'resume',
        label: queueState === 'offline' ? t('palette.tryNow') : t('palette.resume'),
        leftSection:
          queueState === 'offline' ? <IconPlugConnected {...iconProps} /> : <IconPlayerPlay {...iconProps} />,
        onClick: () => void (queueState === 'offline' ? tryNow.run({}) : resume.run({})),
      });
    }
    commands.push({
      id: 'theme',
      label: colorScheme === 'dark' ? t('palette.light') : t('palette.dark'),
      leftSection: colorScheme === 'dark' ? <IconSun {...iconProps} /> : <IconMoon {...iconProps} />,
      onClick: () => void settings.run({ theme: colorScheme === 'dark' ? 'light' : 'dark' }),
    });
  }

  commands.push(
    {
      id: 'help',
      label: t('palette.help'),
      leftSection: <IconHelpCircle {...iconProps} />,
      onClick: openHelp,
    },
    {
      id: 'meanings',
      label: t('palette.meanings'),
      leftSection: <IconHelpCircle {...iconProps} />,
      onClick: () => navigate({ screen: 'help', page: 'meanings' }),
    },
    {
      id: 'shortcuts',
      label: t('palette.shortcuts'),
      leftSection: <IconKeyboard {...iconProps} />,
      onClick: showShortcuts,
    },
  );

  const trimmed = search.trim();
  const digitsOf = useDigits();
  // Found by the core, by whatever of them was typed: the filter below would not know a NIK.
  const people: SpotlightActionData[] = useFoundPeople(trimmed).map(({ lookupId, person }) => ({
    id: `person-${lookupId}`,
    label: person.name ?? t('palette.noName'),
    description: `${digitsOf(lookupId).nik(person.nik)} · ${digitsOf(lookupId).phone(person.phone)}`,
    leftSection: <IconUser {...iconProps} />,
    onClick: () => navigate({ screen: 'person', lookupId }),
  }));
  const nameOf = useListName();
  const lists: SpotlightActionData[] = useFoundLists(trimmed).map((list) => ({
    id: `list-${list.id}`,
    label: nameOf(list),
    ...(list.sourceName !== null && { description: list.sourceName }),
    leftSection: <IconFileSpreadsheet {...iconProps} />,
    onClick: () => navigate({ screen: 'list', listId: list.id }),
  }));
  const sections: SpotlightActionData[] = settingsSections.map((section) => ({
    id: `settings-${section}`,
    label: t(`palette.setting.${section}`),
    leftSection: <IconSettings {...iconProps} />,
    onClick: () => navigate({ screen: 'settings', section }),
  }));
  const groups = [
    { group: t('palette.go'), actions: go },
    { group: t('palette.do'), actions: commands },
    { group: t('palette.settings'), actions: sections },
  ];

  return (
    <Spotlight
      shortcut={['mod + K']}
      tagsToIgnore={[]}
      query={search}
      onQueryChange={setSearch}
      scrollable
      maxHeight={420}
      attributes={{ content: { 'aria-label': t('palette.open') } }}
      overlayProps={{ backgroundOpacity: 0.4, blur: 0 }}
      searchProps={{
        leftSection: <IconSearch {...iconProps} />,
        placeholder: t('palette.placeholder'),
        'aria-label': t('palette.placeholder'),
      }}
      nothingFound={t('palette.nothing')}
      actions={groups}
      filter={(query, actions) => {
        const wanted = query.trim().toLowerCase();
        if (wanted === '') return actions;
        const kept = actions.flatMap((entry): ReturnType<SpotlightFilterFunction> => {
          if (!('actions' in entry)) return [entry];
          const matching = entry.actions.filter((action) => action.label?.toLowerCase().includes(wanted));
          return matching.length === 0 ? [] : [{ ...entry, actions: matching }];
        });
        return [
          ...kept,
          ...(lists.length === 0 ? [] : [{ group: t('palette.lists'), actions: lists }]),
          ...(people.length === 0 ? [] : [{ group: t('palette.people'), actions: people }]),
          {
            id: 'search-history',
            label: t('palette.history', { search: trimmed }),
            leftSection: <IconHistory {...iconProps} />,
            onClick: () => navigate({ screen: 'history', search: trimmed }),
          },
        ];
      }}
    />
  );
}
