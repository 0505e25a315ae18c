/**
 * The form of a connection as data: from a connection to fields and back, and what the contract finds wrong with a
 * field before it is sent. Durations are seconds in the form and milliseconds in the contract.
 */
import { z } from 'zod';
import {
  type Connection,
  type ConnectionSettings,
  connectionAccountSchema,
  connectionDefaults,
  connectionSettingsShape,
} from '../../../src-main/contract/connections.ts';
import type { CallError, ErrorCode } from '../../../src-main/contract/errors.ts';
import type { InputOf } from '../../../src-main/contract/index.ts';
import type { PolicyState } from '../../../src-main/contract/policy.ts';
import {
  type WayDraft,
  type WayFault,
  type WayField,
  wayChanges,
  wayDraftOf,
  wayFaultsOf,
  wayFields,
} from './way-draft.ts';

const { shape } = connectionSettingsShape;
/** The contract's numbers. Where it says only "more than nothing" the form says how little makes sense. */
const numbersSchema = z.object({
  ratePerSecond: shape.ratePerSecond.min(0.01),
  concurrency: shape.concurrency,
  pricePerCall: shape.pricePerCall,
  dailyCap: shape.dailyCap.unwrap().min(1).nullable(),
  monthlyCap: shape.monthlyCap.unwrap().min(1).nullable(),
  timeoutMs: shape.timeoutMs,
  retryBaseMs: shape.retryBaseMs,
  retryMaxMs: shape.retryMaxMs,
  maxAttempts: shape.maxAttempts,
});
export type NumberField = keyof z.infer<typeof numbersSchema>;
const numberNames = Object.keys(numbersSchema.shape) as NumberField[];
/** May be left empty: no cap. */
export type CapField = 'dailyCap' | 'monthlyCap';

export type TextField = keyof z.infer<typeof connectionAccountSchema>;
const textNames = Object.keys(connectionAccountSchema.shape) as TextField[];
export type Field = TextField | NumberField | WayField;

/** The bounds of the contract in the form's units; `scale`: how many of the contract's units are one of the form's. */
export const numberFields = Object.fromEntries(
  numberNames.map((field) => {
    const schema = numbersSchema.shape[field];
    const { minValue, maxValue, format } = 'unwrap' in schema ? schema.unwrap() : schema;
    const scale = field.endsWith('Ms') ? 1000 : 1;
    const whole = format === 'safeint' && scale === 1;
    return [field, { min: (minValue ?? 0) / scale, max: (maxValue ?? 0) / scale, scale, whole }];
  }),
) as Record<NumberField, { min: number; max: number; scale: number; whole: boolean }>;

export type Draft = Record<TextField, string> & {
  /** In the form's units; null: empty. */
  numbers: Record<NumberField, number | null>;
  inDoubtPolicy: ConnectionSettings['inDoubtPolicy'];
  way: WayDraft;
};

export type SetByOrganisation = NonNullable<PolicyState>['set'];

/** Where a field stands in the draft. */
export function pathOf(field: Field): string {
  if (wayFields.some((one) => one === field)) return `way.${field}`;
  return field in numberFields ? `numbers.${field}` : field;
}

/** `set`: what the organisation has set, which a new connection begins with. */
export function draftOf(connection: Connection | null, set: SetByOrganisation | null = null): Draft {
  const settings: ConnectionSettings = connection ?? {
    ...connectionDefaults,
    dailyCap: set?.dailyCap ?? null,
    monthlyCap: set?.monthlyCap ?? null,
  };
  const numbers = Object.fromEntries(
    numberNames.map((field) => {
      const value = settings[field];
      return [field, value === null ? null : value / numberFields[field].scale];
    }),
  ) as Draft['numbers'];
  return {
    name: connection?.name ?? '',
    baseUrl: connection?.baseUrl ?? set?.baseUrl ?? '',
    partnerCode: connection?.partnerCode ?? '',
    partnerKey: '',
    numbers,
    inDoubtPolicy: settings.inDoubtPolicy,
    way: wayDraftOf(connection, set?.proxy ?? null),
  };
}

export type Fault =
  | { kind: 'missing' }
  | { kind: 'too-long' }
  /** Something within that nobody typed, as a line break. */
  | { kind: 'not-taken' }
  | { kind: 'range'; min: number; max: number; whole: boolean }
  | { kind: 'retry-order' }
  | WayFault;

/** `keyKept`: an empty key field keeps the stored one. `settingsOnly`: the practice connection. */
export function faultsOf(
  draft: Draft,
  options: { keyKept: boolean; settingsOnly: boolean },
): Partial<Record<Field, Fault>> {
  const faults: Partial<Record<Field, Fault>> = {};
  for (const field of options.settingsOnly ? [] : textNames) {
    const issue = connectionAccountSchema.shape[field].safeParse(draft[field]).error?.issues[0];
    if (draft[field].trim() === '') {
      if (field !== 'partnerKey' || !options.keyKept) faults[field] = { kind: 'missing' };
    } else if (issue !== undefined) {
      faults[field] = { kind: issue.code === 'too_big' ? 'too-long' : 'not-taken' };
    }
  }
  for (const { path } of numbersSchema.safeParse(scaled(draft)).error?.issues ?? []) {
    const field = path[0] as NumberField;
    const { min, max, whole } = numberFields[field];
    faults[field] = { kind: 'range', min, max, whole };
  }
  const { retryBaseMs, retryMaxMs } = draft.numbers;
  if (faults.retryMaxMs === undefined && retryBaseMs !== null && retryMaxMs !== null && retryMaxMs < retryBaseMs) {
    faults.retryMaxMs = { kind: 'retry-order' };
  }
  return options.settingsOnly ? faults : { ...faults, ...wayFaultsOf(draft.way) };
}

/** In the contract's units. */
function scaled({ numbers }: Draft): Draft['numbers'] {
  const values = numberNames.map((field) => {
    const [value, { scale }] = [numbers[field], numberFields[field]];
    return [field, value === null || scale === 1 ? value : Math.round(value * scale)];
  });
  return Object.fromEntries(values) as Draft['numbers'];
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
  return { ...numbersSchema.parse(scaled(draft)), inDoubtPolicy: draft.inDoubtPolicy };
}

export function createInput(draft: Draft): InputOf<'connections.create'> {
  const { name, baseUrl, partnerCode, partnerKey } = draft;
  return { name, baseUrl, partnerCode, partnerKey, settings: settingsOf(draft), ...wayChanges(draft.way, null) };
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
  return { ...input, ...wayChanges(draft.way, connection) };
}

const fieldOfCode: Partial<Record<ErrorCode, Field>> = {
  'connection-name-taken': 'name',
  'connection-url-not-https': 'baseUrl',
  'connection-url-invalid': 'baseUrl',
  'connection-key-missing': 'partnerKey',
  'connection-proxy-invalid': 'proxyAddress',
  'connection-ca-invalid': 'ca',
};

/** The field that an error of the core belongs to; null: to none of them. */
export function fieldOfError(error: CallError): Field | null {
  return fieldOfCode[error.code] ?? null;
}
