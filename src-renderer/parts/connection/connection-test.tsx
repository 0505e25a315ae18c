/** Tests whether a provider's address can be reached. Never a paid call, and says that it proves no key. */
import { Button, Group } from '@mantine/core';
import { IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useEffect, useState } from 'react';
import type { InputOf, OutputOf } from '../../../src-main/contract/index.ts';
import { call } from '../../core/core.ts';
import { errorSentence } from '../../i18n/error-texts.ts';
import { useTexts } from '../../i18n/texts.ts';
import { useFormats } from '../../i18n/use-formats.ts';
import { Remark } from '../../ui/remark.tsx';
import { connectionsTexts } from './connections-texts.ts';

type Outcome = { reached: OutputOf<'connections.test'> } | { error: string };

export function ConnectionTest({
  target,
  label,
  ariaLabel,
  disabled = false,
}: {
  target: InputOf<'connections.test'>;
  label: string;
  ariaLabel?: string;
  disabled?: boolean;
}) {
  const t = useTexts(connectionsTexts);
  const format = useFormats();
  const [pending, setPending] = useState(false);
  const [outcome, setOutcome] = useState<Outcome | null>(null);
  const key = JSON.stringify(target);
  // biome-ignore lint/correctness/useExhaustiveDependencies: what was found holds for the address it was found for
  useEffect(() => setOutcome(null), [key]);

  async function test(): Promise<void> {
    setPending(true);
    setOutcome(null);
    const result = await call('connections.test', target);
    setPending(false);
    setOutcome(result.ok ? { reached: result.value } : { error: errorSentence(result.error) });
  }

  const reached = outcome !== null && 'reached' in outcome && outcome.reached.reachable;
  function words(found: Outcome): string {
    if ('error' in found) return found.error;
    const { failure, milliseconds } = found.reached;
    const way = wayWords(found.reached);
    const said =
      failure === null ? t('reachable', { time: format.milliseconds(milliseconds) }) : t(`failure.${failure}`);
    return [said, ...way].join(' ');
  }

  /** Which way it went, and whose certificate was shown. */
  function wayWords({ failure, proxy, issuer, trust }: OutputOf<'connections.test'>): string[] {
    const straight = failure === 'proxy-unsupported' ? [] : [t('tested.straight')];
    return [
      ...(proxy === null ? straight : [t('tested.byProxy', { proxy })]),
      ...(issuer === null
        ? []
        : [trust === null ? t('tested.issuedBy', { issuer }) : t(`tested.trusted.${trust}`, { issuer })]),
    ];
  }

  return (
    <Group gap="sm" wrap="nowrap" align="center">
      <Button
        size="xs"
        variant="default"
        flex="none"
        loading={pending}
        disabled={disabled}
        aria-label={ariaLabel}
        onClick={() => void test()}
      >
        {label}
      </Button>
      <span role="status">
        {outcome === null ? null : (
          <Remark size="sm" tone={reached ? 'good' : 'bad'} icon={reached ? IconCircleCheck : IconAlertTriangle}>
            {words(outcome)}
          </Remark>
        )}
      </span>
    </Group>
  );
}
