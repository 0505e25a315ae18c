/** Settings, one section at a time; each section is an address of its own. */
import { Tabs } from '@mantine/core';
import { useTexts } from '../../i18n/texts.ts';
import { navigate, type SettingsSection, settingsSections } from '../../routes.ts';
import { Page } from '../../ui/page.tsx';
import { AboutSection } from './about-section.tsx';
import { BackupsSection } from './backups/backups-section.tsx';
import { ConnectionsSection } from './connections/connections-section.tsx';
import { DiagnosticsSection } from './diagnostics/diagnostics-section.tsx';
import { GeneralSection } from './general-section.tsx';
import { PracticeSection } from './practice/practice-section.tsx';
import { PrivacySection } from './privacy/privacy-section.tsx';
import { SecuritySection } from './security/security-section.tsx';
import { settingsTexts } from './settings-texts.ts';

export function SettingsScreen({ section }: { section: SettingsSection }) {
  const t = useTexts(settingsTexts);
  return (
    <Page title={t('title')}>
      <Tabs
        maw={880}
        value={section}
        onChange={(value) => {
          const chosen = settingsSections.find((one) => one === value);
          if (chosen !== undefined) navigate({ screen: 'settings', section: chosen });
        }}
        keepMounted={false}
      >
        <Tabs.List mb="md">
          {settingsSections.map((value) => (
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
        <Tabs.Panel value="security">
          <SecuritySection />
        </Tabs.Panel>
        <Tabs.Panel value="backups">
          <BackupsSection />
        </Tabs.Panel>
        <Tabs.Panel value="privacy">
          <PrivacySection />
        </Tabs.Panel>
        <Tabs.Panel value="diagnostics">
          <DiagnosticsSection />
        </Tabs.Panel>
        <Tabs.Panel value="about">
          <AboutSection />
        </Tabs.Panel>
      </Tabs>
    </Page>
  );
}
