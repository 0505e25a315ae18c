/** New versions of the program: from where they come, and what was found there. */
import { Button, Group, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { isUpdateAddress, isUpdateKey, type UpdateStatus } from '../../../../src-main/contract/updates.ts';
import { useCanCommand, useCore } from '../../../core/core-state.ts';
import { notifyDone } from '../../../core/notify.ts';
import { useCommand } from '../../../core/use-command.ts';
import { useQuery } from '../../../core/use-query.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { Facts } from '../../../ui/facts/facts.tsx';
import { Section } from '../../../ui/section.tsx';
import { updatesTexts } from './updates-texts.ts';

/** Nothing in a browser: what serves it is updated by whoever installed it. */
export function UpdatesSection() {
  const host = useCore((core) => core.system.host);
  const { data: status } = useQuery('updates.status', {});
  return host !== 'electron' || status === undefined ? null : <Updates status={status} />;
}

function Updates({ status }: { status: UpdateStatus }) {
  const t = useTexts(updatesTexts);
  const format = useFormats();
  const allowed = useCanCommand();
  const check = useCommand('updates.check');
  const { state, fault, checkedAt, waits, address, setByOrganisation } = status;
  const words = [
    t(`stateOf.${state}`, { version: status.version ?? '' }),
    ...(fault === null ? [] : [t(`faultOf.${fault}`)]),
    ...(waits ? [t('waits')] : []),
  ];
  const organisation = address === null ? t('noneByOrganisation') : t('byOrganisation', { address });
  return (
    <Section
      title={t('title')}
      footer={state === 'managed' ? undefined : t('footer')}
      actions={
        address === null ? undefined : (
          <Button
            size="xs"
            variant="default"
            disabled={!allowed || state === 'checking' || state === 'downloading' || state === 'installing'}
            onClick={() => void check.run({})}
          >
            {t('check')}
          </Button>
        )
      }
    >
      <Stack gap="sm">
        <Facts
          facts={[
            [t('state'), words.join(' · ')],
            ...(checkedAt === null ? [] : [[t('checked'), format.dateTime(checkedAt)] as const]),
            ...(setByOrganisation ? [[t('from'), organisation] as const] : []),
          ]}
        />
        {setByOrganisation || state === 'managed' ? null : <Source />}
      </Stack>
    </Section>
  );
}

function Source() {
  const t = useTexts(updatesTexts);
  const allowed = useCanCommand();
  const stored = useCore((core) => core.settings.updatesFrom);
  const set = useCommand('settings.set');
  const [address, setAddress] = useState(stored?.address ?? '');
  const [key, setKey] = useState(stored?.signer ?? '');
  const [tried, setTried] = useState(false);
  const off = address.trim() === '';
  const addressFault = tried && !off && !isUpdateAddress(address.trim());
  const keyFault = tried && !off && !isUpdateKey(key.trim());

  async function save(event: FormEvent): Promise<void> {
    event.preventDefault();
    setTried(true);
    const source = { address: address.trim(), signer: key.trim() };
    if (!off && !(isUpdateAddress(source.address) && isUpdateKey(source.signer))) return;
    const result = await set.run({ updatesFrom: off ? null : source });
    if (result.ok) notifyDone(t(off ? 'savedOff' : 'saved'));
  }

  return (
    <form noValidate onSubmit={(event) => void save(event)}>
      <Stack gap="sm">
        <TextInput
          label={t('address')}
          description={t('addressHint')}
          placeholder="https://"
          disabled={!allowed}
          value={address}
          error={addressFault ? t('addressFault') : undefined}
          onChange={(event) => setAddress(event.currentTarget.value)}
        />
        <TextInput
          label={t('key')}
          description={t('keyHint')}
          disabled={!allowed}
          value={key}
          error={keyFault ? t('keyFault') : undefined}
          onChange={(event) => setKey(event.currentTarget.value)}
        />
        <Group justify="flex-end">
          <Button type="submit" variant="default" disabled={!allowed} loading={set.pending}>
            {t('save')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
