/**
 * The form of a connection as data: from a connection to fields and back, and what is wrong with a field before it is
 * sent. Durations are seconds in the form and milliseconds in the contract.
 */
import {
  type Connection,
  type ConnectionSettings,
  connectionDefaults,
} from '../../../src-main/contract/connections.ts';
import type { CallError, ErrorCode } from '../../../src-main/contract/errors.ts';
import type { InputOf } from '../../../src-main/contract/index.ts';

export const numberFields = {
  ratePerSecond: { min: 0.01, max: 1000, scale: 1, whole: false },
  concurrency: { min: 1, max: 64, scale: 1, whole: true },
  pricePerCall: { min: 0, max: 100_000_000, scale: 1, whole: false },
  dailyCap: { min: 1, max: 1_000_000_000_000, scale: 1, whole: false, optional: true },
  monthlyCap: { min: 1, max: 1_000_000_000_000, scale: 1, whole: false, optional: true },
  timeoutMs: { min: 0.05, max: 600, scale: 1000, whole: false },
  retryBaseMs: { min: 0.001, max: 600, scale: 1000, whole: false },
  retryMaxMs: { min: 0.001, max: 86_400, scale: 1000, whole: false },
  maxAttempts: { min: 1, max: 50, scale: 1, whole: true },
} as const satisfies Partial<
  Record<keyof ConnectionSettings, { min: number; max: number; scale: number; whole: boolean; optional?: boolean }>
>;
export type NumberField = keyof typeof numberFields;
/** May be left empty: no cap. */
export type CapField = 'dailyCap' | 'monthlyCap';

const textFields = { name: 80, baseUrl: 2000, partnerCode: 200, partnerKey: 500 } as const;
export type TextField = keyof typeof textFields;
export type Field = TextField | NumberField;

export type Draft = Record<TextField, string> & {
  /** In the form's units; null: empty. */
  numbers: Record<NumberField, number | null>;
  inDoubtPolicy: ConnectionSettings['inDoubtPolicy'];
};

const numberNames = Object.keys(numberFields) as NumberField[];

export function draftOf(connection: Connection | null): Draft {
  const settings: ConnectionSettings = connection ?? connectionDefaults;
  const numbers = Object.fromEntries(
    numberNames.map((field) => {
      const value = settings[field];
      return [field, value === null ? null : value / numberFields[field].scale];
    }),
  ) as Draft['numbers'];
  return {
    name: connection?.name ?? '',
    baseUrl: connection?.baseUrl ?? '',
    partnerCode: connection?.partnerCode ?? '',
    partnerKey: '',
    numbers,
    inDoubtPolicy: settings.inDoubtPolicy,
  };
}

export type Fault =
  | { kind: 'missing' }
  | { kind: 'too-long' }
  | { kind: 'range'; min: number; max: number; whole: boolean }
  | { kind: 'retry-order' };

/** `keyKept`: an empty key field keeps the stored one. `settingsOnly`: the practice connection. */
export function faultsOf(
  draft: Draft,
  options: { keyKept: boolean; settingsOnly: boolean },
): Partial<Record<Field, Fault>> {
  const faults: Partial<Record<Field, Fault>> = {};
  if (!options.settingsOnly) {
    for (const field of Object.keys(textFields) as TextField[]) {
      const length = draft[field].trim().length;
      if (length === 0 && !(field === 'partnerKey' && options.keyKept)) faults[field] = { kind: 'missing' };
      else if (length > textFields[field]) faults[field] = { kind: 'too-long' };
    }
  }
  for (const field of numberNames) {
    const { min, max, whole } = numberFields[field];
    const value = draft.numbers[field];
    if (value === null && isCap(field)) continue;
    const fine = value !== null && value >= min && value <= max && (!whole || Number.isInteger(value));
    if (!fine) faults[field] = { kind: 'range', min, max, whole };
  }
  const { retryBaseMs, retryMaxMs } = draft.numbers;
  if (faults.retryMaxMs === undefined && retryBaseMs !== null && retryMaxMs !== null && retryMaxMs < retryBaseMs) {
    faults.retryMaxMs = { kind: 'retry-order' };
  }
  return faults;
}

function isCap(field: NumberField): field is CapField {
  return 'optional' in numberFields[field];
}

/** What is allowed and yet unlikely to be meant; said beside the field, never in the way of saving. */
export type Advice = 'no-price' | 'below-one-call' | 'monthly-below-daily';

/** At most one a cap: a cap without a price does nothing at all, so nothing more is said of it. */
export function adviceOf(draft: Draft): Partial<Record<CapField, Advice>> {
  const { pricePerCall, dailyCap, monthlyCap } = draft.numbers;
  const advice: Partial<Record<CapField, Advice>> = {};
  for (const [field, cap] of [['dailyCap', dailyCap] as const, ['monthlyCap', monthlyCap] as const]) {
    if (cap === null || pricePerCall === null) continue;
    if (pricePerCall === 0) advice[field] = 'no-price';
    else if (cap < pricePerCall) advice[field] = 'below-one-call';
  }
  if (advice.monthlyCap === undefined && dailyCap !== null && monthlyCap !== null && monthlyCap < dailyCap) {
    advice.monthlyCap = 'monthly-below-daily';
  }
  return advice;
}

/** Only for a draft without faults. */
function settingsOf(draft: Draft): ConnectionSettings {
  const numbers = Object.fromEntries(
    numberNames.map((field) => {
      const value = draft.numbers[field];
      if (value === null && isCap(field)) return [field, null];
      const scaled = (value ?? 0) * numberFields[field].scale;
      return [field, numberFields[field].scale === 1 ? scaled : Math.round(scaled)];
    }),
  ) as Record<Exclude<NumberField, CapField>, number> & Record<CapField, number | null>;
  return { ...numbers, inDoubtPolicy: draft.inDoubtPolicy };
}

export function createInput(draft: Draft): InputOf<'connections.create'> {
  const { name, baseUrl, partnerCode, partnerKey } = draft;
  return { name, baseUrl, partnerCode, partnerKey, settings: settingsOf(draft) };
}

/**
 * Only what changed: a new address, code or key is taken for the mending of a stopped connection, so one that stayed
 * the same must not be sent along.
 */
export function updateInput(draft: Draft, connection: Connection): InputOf<'connections.update'> {
  const settings = Object.fromEntries(
    Object.entries(settingsOf(draft)).filter(
      ([field, value]) => connection[field as keyof ConnectionSettings] !== value,
    ),
  );
  const input: InputOf<'connections.update'> = { id: connection.id, settings };
  if (connection.kind === 'practice') return input;
  for (const field of ['name', 'baseUrl', 'partnerCode'] as const) {
    const value = draft[field].trim();
    if (value !== connection[field]) input[field] = value;
  }
  if (draft.partnerKey.trim() !== '') input.partnerKey = draft.partnerKey;
  return input;
}

const fieldOfCode: Partial<Record<ErrorCode, Field>> = {
  'connection-name-taken': 'name',
  'connection-url-not-https': 'baseUrl',
  'connection-url-invalid': 'baseUrl',
  'connection-key-missing': 'partnerKey',
};

/** The field that an error of the core belongs to; null: to none of them. */
export function fieldOfError(error: CallError): Field | null {
  return fieldOfCode[error.code] ?? null;
}
