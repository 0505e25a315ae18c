/** Settings, one section at a time; each section is an address of its own. */
import { Tabs } from '@mantine/core';
import { useTexts } from '../../i18n/texts.ts';
import { navigate, type SettingsSection } from '../../routes.ts';
import { Page } from '../../ui/page.tsx';
import { AboutSection } from './about-section.tsx';
import { ConnectionsSection } from './connections/connections-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { PracticeSection } from './practice/practice-section.tsx';
import { settingsTexts } from './settings-texts.ts';

const sections: readonly SettingsSection[] = ['general', 'connections', 'practice', 'about'];

function isSection(value: string | null): value is SettingsSection {
  return sections.some((section) => section === value);
}

export function SettingsScreen({ section }: { section: SettingsSection }) {
  const t = useTexts(settingsTexts);
  return (
    <Page title={t('title')}>
      <Tabs
        maw={880}
        value={section}
        onChange={(value) => {
          if (isSection(value)) navigate({ screen: 'settings', section: value });
        }}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {sections.map((value) => (
            <Tabs.Tab key={value} value={value}>
              {t(`section.${value}`)}
            </Tabs.Tab>
          ))}
        </Tabs.List>
        <Tabs.Panel value="general">
          <GeneralSection />
        </Tabs.Panel>
        <Tabs.Panel value="connections">
          <ConnectionsSection />
        </Tabs.Panel>
        <Tabs.Panel value="practice">
          <PracticeSection />
        </Tabs.Panel>
        <Tabs.Panel value="about">
          <AboutSection />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
