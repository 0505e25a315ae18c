/**
 * Parses a body of the provider into the contract's types (td-api.md, "The answer"). Tolerant, because every answer is
 * paid, except that an answer without the person's own flags is never taken for a success.
 */
import { z } from 'zod';
import { type Answer, answerSchema, type Flag, relations, type Usage } from '../../contract/answer.ts';

/** What a body turned out to be. `page`: HTML. `answer` is null unless a code 200 came with a result of the shape. */
export type Body =
  | { readonly kind: 'empty' | 'page' | 'not-json' | 'other-shape' }
  | {
      readonly kind: 'coded';
      readonly code: number;
      readonly message: string | null;
      readonly sequenceId: string | null;
      readonly answer: Answer | null;
    };

/** What programs write where they have none. Taken for an id, every answer after the first would be one said again. */
const noId = /^\s*(?:[0.-]*|null|nil|none|undefined|n\/a)\s*$/i;

/** The tracking id as a text; null where none came. A number only as `readJson` has it: with all its digits. */
const sequenceSchema = z
  .union([z.string(), z.number().transform(String)])
  .nullable()
  .catch(null)
  .default(null)
  .transform((id) => (id === null || noId.test(id) ? null : id.trim()));

const codeSchema = z.union([
  z.int(),
  z
    .string()
    .regex(/^\s*-?\d{1,9}\s*$/)
    .transform(Number),
]);

const envelopeSchema = z.looseObject({
  code: codeSchema,
  // Of no consequence for the meaning, so an odd one does not spoil the rest.
  message: z.string().nullable().catch(null).default(null),
  sequence_id: sequenceSchema,
});

const usageKeys = ['is_recently_used', 'is_frequently_used', 'is_other'] as const;

const applicantSchema = z.looseObject({
  is_recently_used: z.unknown(),
  is_frequently_used: z.unknown(),
  is_other: z.unknown(),
});

const resultSchema = z.looseObject({
  phone_number_count: z.unknown(),
  applicator_result: applicantSchema.refine((result) => usageKeys.every((key) => Object.hasOwn(result, key))),
  // Absent, some serialisers write it as null, an empty text or an empty list; whatever else it is, the person's own is paid.
  emergency_contact_result: z.looseObject({}).nullish().catch(null),
});

const successSchema = z.looseObject({
  code: codeSchema.pipe(z.literal(200)),
  sequence_id: sequenceSchema,
  result: resultSchema,
});

/**
 * Tolerates any case of flags and relations, values outside the lists, extra fields, a code as a text, and odd tracking
 * ids and counts.
 */
export function parseBody(text: string): Body {
  const trimmed = text.trim();
  if (trimmed === '') {
    return { kind: 'empty' };
  }
  if (looksLikePage(trimmed)) {
    return { kind: 'page' };
  }
  let json: unknown;
  try {
    json = readJson(trimmed);
  } catch {
    return { kind: 'not-json' };
  }
  const envelope = envelopeSchema.safeParse(json);
  if (!envelope.success) {
    return { kind: 'other-shape' };
  }
  return {
    kind: 'coded',
    code: envelope.data.code,
    message: envelope.data.message,
    sequenceId: envelope.data.sequence_id,
    answer: parseAnswer(json),
  };
}

/**
 * The parsed answer of a success, or null when it is none or not of the shape. Takes the parsed JSON of a body, so that
 * a stored raw answer can be read again.
 */
export function parseAnswer(json: unknown): Answer | null {
  const success = successSchema.safeParse(json);
  if (!success.success) {
    return null;
  }
  const { sequence_id, result } = success.data;
  const answer: Answer = {
    sequenceId: sequence_id,
    phoneNumberCount: countOf(result.phone_number_count),
    applicant: usageOf(result.applicator_result),
    emergency: emergencyOf(result.emergency_contact_result),
  };
  return answerSchema.safeParse(answer).success ? answer : null;
}

/**
 * Whether a text begins as HTML. The content type is not asked: servers label JSON as text/html, and a cut JSON under
 * that label must stay in doubt. The beginning is enough; a page that breaks off is still not the provider's answer.
 */
export function looksLikePage(text: string): boolean {
  return /^(?:\s|<\?xml[^>]*>|<!--[\s\S]*?-->)*<(?:!doctype\s+html|html|head|body|title|meta|script|h1|center|p|div|iframe|frameset)\b/i.test(
    text.slice(0, 4096),
  );
}

/** As the provider wrote it: a tracking id of twenty digits is more than a number of this language holds. */
function readJson(text: string): unknown {
  type Context = { readonly source?: string };
  const read: (text: string, revive: (key: string, value: unknown, context?: Context) => unknown) => unknown =
    JSON.parse;
  return read(text, (key, value, context) =>
    key === 'sequence_id' && typeof value === 'number' ? (context?.source ?? String(value)) : value,
  );
}

/** Null where it is none: unknown. */
function countOf(value: unknown): number | null {
  const count = typeof value === 'string' && /^\s*\d{1,9}\s*$/.test(value) ? Number(value) : value;
  return typeof count === 'number' && Number.isInteger(count) && count >= 0 ? count : null;
}

function usageOf(block: Record<string, unknown>): Usage {
  return {
    recentlyUsed: flagOf(block.is_recently_used),
    frequentlyUsed: flagOf(block.is_frequently_used),
    other: flagOf(block.is_other),
  };
}

/** Documented as the strings True, False, Unknown; other cases and real booleans can only mean the same. */
function flagOf(value: unknown): Flag {
  switch (typeof value === 'boolean' ? String(value) : typeof value === 'string' ? value.trim().toLowerCase() : '') {
    case 'true':
      return 'yes';
    case 'false':
      return 'no';
    case 'unknown':
      return 'unknown';
    default:
      return 'unrecognised';
  }
}

/** Four shapes: full, relation only, all Unknown, absent. A block that holds nothing counts as absent. */
function emergencyOf(block: Record<string, unknown> | null | undefined): Answer['emergency'] {
  if (block === null || block === undefined) {
    return null;
  }
  const written = block.relation_with_applicator;
  const relation = typeof written === 'string' ? written : '';
  const hasUsage = usageKeys.some((key) => block[key] !== undefined && block[key] !== null && block[key] !== '');
  if (relation === '' && !hasUsage) {
    return null;
  }
  const known = relations.find((one) => one.toLowerCase() === relation.trim().toLowerCase());
  return {
    relation: known ?? relation,
    relationRecognised: known !== undefined,
    usage: hasUsage ? usageOf(block) : null,
  };
}
