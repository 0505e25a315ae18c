/** Controls for the simulated provider, so that people can practise an outage before they meet one. */
import { Loader, NumberInput, Radio, Stack, Text } from '@mantine/core';
import { useEffect, useState } from 'react';
import { latencySchema, type Practice, type Weather } from '../../../../src-main/contract/practice.ts';
import { useContractForm } from '../../../core/contract-form.ts';
import { useCanCommand } from '../../../core/core-state.ts';
import { useCommand } from '../../../core/use-command.ts';
import { useQuery } from '../../../core/use-query.ts';
import { errorSentence } from '../../../i18n/error-texts.ts';
import { useTexts } from '../../../i18n/texts.ts';
import { useFormats } from '../../../i18n/use-formats.ts';
import { CommandButton } from '../../../ui/command-button.tsx';
import { Stat, Stats } from '../../../ui/facts/stat.tsx';
import { Section } from '../../../ui/section.tsx';
import classes from './practice.module.css';
import { practiceTexts } from './practice-texts.ts';

const groups = [
  ['fine', ['up']],
  ['network', ['down', 'captive', 'cut', 'slow-cut', 'silent']],
  ['provider', ['busy', 'traffic-blocked', 'traffic-insufficient', 'expired', 'wrong-key']],
] as const satisfies readonly (readonly [string, readonly Weather[]])[];

export function PracticeSection() {
  const t = useTexts(practiceTexts);
  const format = useFormats();
  const allowed = useCanCommand();
  const { data, error, reload } = useQuery('practice.get', {});
  const steer = useCommand('practice.steer');

  // The choice shows at once and gives way to what the provider says of itself.
  const [wanted, setWanted] = useState<string | null>(null);

  if (error !== null) return <Text role="alert">{errorSentence(error)}</Text>;
  if (data === undefined) return <Loader size="sm" />;

  async function choose(value: string): Promise<void> {
    setWanted(value);
    await steer.run({ weather: value as Weather });
    await reload();
    setWanted(null);
  }

  return (
    <Stack gap="md">
      <Text c="dimmed" maw={720}>
        {t('intro')}
      </Text>
      <Section title={t('weather')}>
        <Radio.Group value={wanted ?? data.weather} onChange={(value) => void choose(value)} aria-label={t('weather')}>
          <div className={classes.groups}>
            {groups.map(([group, weathers]) => (
              <Stack key={group} gap="sm">
                {group === 'fine' ? null : (
                  <Text size="xs" fw={600} c="dimmed">
                    {t(`group.${group}`)}
                  </Text>
                )}
                {weathers.map((weather) => (
                  <Radio
                    key={weather}
                    size="sm"
                    value={weather}
                    disabled={!allowed}
                    label={t(`weatherOf.${weather}`)}
                    description={t(`weatherText.${weather}`)}
                  />
                ))}
              </Stack>
            ))}
          </div>
        </Radio.Group>
      </Section>
      <div className="beside">
        <Latency practice={data} />
        <Section title={t('ledger')} footer={t('ledgerText')}>
          <Stats>
            <Stat label={t('requests')} value={format.number(data.ledger.requests)} />
            <Stat label={t('charged')} value={format.number(data.ledger.charged)} />
            <Stat label={t('free')} value={format.number(data.ledger.free)} />
          </Stats>
        </Section>
      </div>
    </Stack>
  );
}

/** Both ends are judged together, at every key: what is wrong with one may be the other's doing. */
const latencyInput = latencySchema.refine(({ min, max }) => min <= max, { path: ['max'] });

function Latency({ practice }: { practice: Practice }) {
  const t = useTexts(practiceTexts);
  const allowed = useCanCommand();
  const steer = useCommand('practice.steer');
  const { min, max } = practice.latencyMs;
  const form = useContractForm(latencyInput, { min, max });
  const { setValues } = form;
  useEffect(() => setValues({ min, max }), [min, max, setValues]);
  const valid = form.isValid();
  const changed = form.values.min !== min || form.values.max !== max;

  return (
    <Section title={t('latency')}>
      <form
        onSubmit={form.onSubmit(async (latencyMs) => {
          await steer.run({ latencyMs });
        })}
      >
        <div className={classes.latency}>
          {(['min', 'max'] as const).map((end) => (
            <NumberInput
              key={end}
              label={t(end === 'min' ? 'latencyMin' : 'latencyMax')}
              suffix={t('milliseconds')}
              step={50}
              min={0}
              disabled={!allowed}
              hideControls
              error={!form.isValid(end)}
              value={form.values[end]}
              onChange={(value) => form.setFieldValue(end, value === '' ? Number.NaN : Number(value))}
            />
          ))}
          <CommandButton type="submit" variant="default" disabled={!valid || !changed} loading={steer.pending}>
            {t('apply')}
          </CommandButton>
        </div>
        {valid ? null : (
          <Text size="xs" c="var(--mantine-color-error)" mt={6} role="alert">
            {t('latencyWrong')}
          </Text>
        )}
      </form>
    </Section>
  );
}
