/**
 * The simulated provider's check of what it was sent: the rules of td-api.md, "The call", with the documented codes
 * (11301 `{parameter} empty`, 11340 `{parameter} error`). It only checks and does not choose the answer.
 */
import { z } from 'zod';

export type Asked = {
  readonly nik: string;
  readonly phone: string;
  readonly name: string;
  readonly ecNik: string;
  readonly ecPhone: string;
  readonly ecName: string;
};

export type Checked = { readonly asked: Asked } | { readonly code: 11301 | 11340; readonly message: string };

type Rule = { readonly parameter: string; readonly required: boolean; readonly shape: RegExp };

// As lenient as the document: its own sample NIK has 13 digits.
const digits = /^\d{8,20}$/;
const phone = /^08\d{7,12}$/;
const anything = /^[\s\S]{1,500}$/;

const rules: readonly Rule[] = [
  { parameter: 'country', required: true, shape: /^ID$/ },
  { parameter: 'id_type', required: true, shape: /^KTP$/ },
  { parameter: 'id_number', required: true, shape: digits },
  { parameter: 'phone_number', required: true, shape: phone },
  { parameter: 'name', required: false, shape: anything },
  { parameter: 'emergency_contact_id', required: false, shape: digits },
  { parameter: 'emergency_contact_phone', required: false, shape: phone },
  { parameter: 'emergency_contact_name', required: false, shape: anything },
];

const bodySchema = z.record(z.string(), z.unknown());

/** null: the body is no JSON object at all. */
export function checkParameters(text: string): Checked | null {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    return null;
  }
  const body = bodySchema.safeParse(json);
  if (!body.success) {
    return null;
  }
  for (const { parameter, required, shape } of rules) {
    const value = body.data[parameter] ?? '';
    if (value === '') {
      if (required) {
        return { code: 11301, message: `${parameter} empty` };
      }
    } else if (typeof value !== 'string' || !shape.test(value)) {
      return { code: 11340, message: `${parameter} error` };
    }
  }
  const given = (parameter: string) => String(body.data[parameter] ?? '');
  return {
    asked: {
      nik: given('id_number'),
      phone: given('phone_number'),
      name: given('name'),
      ecNik: given('emergency_contact_id'),
      ecPhone: given('emergency_contact_phone'),
      ecName: given('emergency_contact_name'),
    },
  };
}
