/** How a connection reaches the outside: the computer's proxy, none or one of its own, and the company's certificates. */
import { Button, FileButton, Group, Radio, Stack, Text, TextInput } from '@mantine/core';
import { IconAlertTriangle, IconLock } from '@tabler/icons-react';
import type { Connection } from '../../../src-main/contract/connections.ts';
import { useCore } from '../../core/core-state.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Remark } from '../../ui/remark.tsx';
import type { FormState } from './connection-fields.tsx';
import classes from './connections.module.css';
import { connectionsTexts } from './connections-texts.ts';
import { certificateText, passwordKept, type WayField } from './way-draft.ts';

/** A company's authorities are a few thousand bytes; more is another file. */
const mostBytes = 1_000_000;

export function CompanyNetwork({ form, connection }: { form: FormState; connection: Connection | null }) {
  const t = useTexts(connectionsTexts);
  const { way } = form.values;
  const set = useProxyIsSet();
  return (
    <fieldset className={classes.group}>
      <legend>{t('way.title')}</legend>
      <Radio.Group aria-label={t('way.proxy')} {...form.getInputProps('way.proxyKind')} readOnly={set}>
        <Stack gap="xs">
          <Radio value="system" label={t('way.system')} description={t('way.systemText')} />
          <Radio value="none" label={t('way.none')} description={t('way.noneText')} />
          <Radio value="address" label={t('way.address')} />
        </Stack>
      </Radio.Group>
      {set ? (
        <Remark tone="neutral" icon={IconLock}>
          {t('form.setByOrganisation')}
        </Remark>
      ) : null}
      {way.proxyKind === 'address' ? (
        <>
          <Entry form={form} field="proxyAddress" hint={t('way.proxyAddressHint')} />
          <div className={classes.pair}>
            <Entry form={form} field="proxyUser" hint={t('way.proxyUserHint')} />
            <Entry
              form={form}
              field="proxyPassword"
              hint={passwordKept(way, connection) ? t('way.proxyPasswordKept') : t('way.proxyPasswordHint')}
            />
          </div>
        </>
      ) : null}
      <CompanyCertificates form={form} connection={connection} />
    </fieldset>
  );
}

/** By the organisation; the password for it is the person's own all the same. */
function useProxyIsSet(): boolean {
  return useCore((core) => (core.system.policy?.set.proxy ?? null) !== null);
}

function Entry({ form, field, hint }: { form: FormState; field: Exclude<WayField, 'ca'>; hint: string }) {
  const t = useTexts(connectionsTexts);
  const secret = field === 'proxyPassword';
  const set = useProxyIsSet();
  return (
    <TextInput
      id={`connection-${field}`}
      label={t(`way.${field}`)}
      description={hint}
      {...form.getInputProps(`way.${field}`)}
      error={form.errorOf(field)}
      type={secret ? 'password' : 'text'}
      readOnly={set && !secret}
      spellCheck={false}
      autoComplete={secret ? 'new-password' : 'off'}
      onBlur={() => form.leave(field)}
    />
  );
}

function CompanyCertificates({ form, connection }: { form: FormState; connection: Connection | null }) {
  const t = useTexts(connectionsTexts);
  const format = useFormats();
  const { ca } = form.values.way;
  const stored = connection?.ca ?? [];
  const some = ca.kind === 'file' || (ca.kind === 'kept' && stored.length > 0);
  const fault = form.errorOf('ca');

  async function choose(file: File | null): Promise<void> {
    if (file === null) return;
    const bytes = file.size > mostBytes ? new Uint8Array() : new Uint8Array(await file.arrayBuffer());
    form.setFieldValue('way.ca', { kind: 'file', name: file.name, text: certificateText(bytes) });
  }

  return (
    <div>
      <Text size="sm" fw={500}>
        {t('way.ca')}
      </Text>
      <Text size="xs" c="dimmed">
        {t('way.caHint')}
      </Text>
      <output htmlFor="connection-ca">
        {ca.kind === 'file' ? <Text size="sm">{t('way.caChosen', { file: ca.name })}</Text> : null}
        {ca.kind === 'kept'
          ? stored.map(({ name, until }) => (
              <Text key={`${name} ${until}`} size="sm" style={{ overflowWrap: 'anywhere' }}>
                {until < Date.now()
                  ? t('way.caExpired', { name, day: format.date(until) })
                  : t('way.caUntil', { name, day: format.date(until) })}
              </Text>
            ))
          : null}
        {fault === undefined || fault === null ? null : (
          <Remark tone="bad" icon={IconAlertTriangle} mt="0.375rem">
            {fault}
          </Remark>
        )}
      </output>
      <Group gap="xs" mt="xs">
        <FileButton onChange={(file) => void choose(file)} accept=".pem,.crt,.cer,.ca,.ca-bundle">
          {(props) => (
            <Button {...props} id="connection-ca" size="xs" variant="default">
              {some ? t('way.caReplace') : t('way.caChoose')}
            </Button>
          )}
        </FileButton>
        {some ? (
          <Button
            size="xs"
            variant="subtle"
            onClick={() =>
              form.setFieldValue(
                'way.ca',
                stored.length > 0 && ca.kind === 'kept' ? { kind: 'none' } : { kind: 'kept' },
              )
            }
          >
            {t('way.caRemove')}
          </Button>
        ) : null}
      </Group>
    </div>
  );
}
