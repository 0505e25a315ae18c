/** What this program is, where its data lies and what keeps it sealed. */
import { Button, Group, Stack, Text } from '@mantine/core';
import { useCore } from '../../core/core-state.ts';
import { commonTexts } from '../../i18n/common-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { navigate } from '../../routes.ts';
import { Facts } from '../../ui/facts/facts.tsx';
import { Section } from '../../ui/section.tsx';
import { useCopy } from '../../ui/use-copy.ts';
import { settingsTexts } from './settings-texts.ts';
import { UpdatesSection } from './updates/updates-section.tsx';

export function AboutSection() {
  const t = useTexts(settingsTexts);
  const common = useTexts(commonTexts);
  const system = useCore((core) => core.system);
  const { copied, copy } = useCopy(system.dataDir);
  const { path = '', fault = null, name = null } = system.policy ?? {};
  const policy =
    system.policy === null
      ? t('about.policyNone')
      : fault === null
        ? t('about.policyFollowed', { path })
        : name === null
          ? t(`about.policyFaultOf.${fault}`, { path })
          : t('about.policyNotValid', { name, path });
  return (
    <Stack gap="md">
      <Section title={t('about.title')} footer={t('about.aid')}>
        <Facts
          facts={[
            [t('about.version'), [system.version, ...enginesOf(navigator.userAgent)].join(' · ')],
            [t('about.host'), t(`about.hostOf.${system.host}`)],
            [t('about.role'), t(`about.roleOf.${system.role}`)],
            [
              t('about.dataDir'),
              <Group key="folder" gap="xs">
                <Text span ff="monospace" size="sm">
                  {system.dataDir}
                </Text>
                <Button size="xs" variant="default" onClick={copy}>
                  {common(copied ? 'copied' : 'copy')}
                </Button>
              </Group>,
            ],
            [t('about.keyring'), t(`about.keyringOf.${system.keyring.kind}`)],
            [t('about.policy'), policy],
          ]}
        />
        <Group justify="space-between" mt="sm">
          <Text c="dimmed" size="sm">
            {t('about.sealed')}
          </Text>
          <Button size="xs" variant="default" onClick={() => navigate({ screen: 'settings', section: 'security' })}>
            {t('about.security')}
          </Button>
        </Group>
      </Section>
      <UpdatesSection />
    </Stack>
  );
}

/** What the window itself runs on, for whoever is asked to help: `Electron 45.0.1`, `Chrome 146.0.0.0`. */
function enginesOf(userAgent: string): string[] {
  return [...userAgent.matchAll(/\b(Electron|Chrome|Firefox|Version)\/([\d.]+)/g)]
    .map(([, name, version]) => `${name === 'Version' ? 'Safari' : name} ${version}`)
    .sort((a, b) => b.localeCompare(a));
}
