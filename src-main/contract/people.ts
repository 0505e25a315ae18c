/** One person, checked by hand. Goes ahead of every list. */
import { z } from 'zod';
import { command, named, query } from './call.ts';
import { lookupItemSchema } from './history.ts';
import { derivedSchema, personFieldSchema, personSchema, problemShape } from './person.ts';

/** As typed: nothing cleaned yet. */
export const typedPersonSchema = z.object({
  nik: z.string().max(100),
  phone: z.string().max(100),
  name: z.string().max(300).default(''),
  ecNik: z.string().max(100).default(''),
  ecPhone: z.string().max(100).default(''),
  ecName: z.string().max(300).default(''),
});

/** A problem of what was typed; there is no birth date among it. */
const typedProblemShape = problemShape.extend({ field: personFieldSchema.nullable() });
export interface TypedProblem extends z.infer<typeof typedProblemShape> {}
export const typedProblemSchema = named<TypedProblem>(typedProblemShape);

export const peopleCalls = {
  /**
   * What the rules make of it, without asking anybody. `person` is null while an error stands. With a connection also whether
   * that NIK and phone were asked there before with another name or contact: a check would be paid for once more.
   */
  'people.inspect': query({
    input: typedPersonSchema.extend({ connectionId: z.int().optional(), ecConsent: z.boolean().default(true) }),
    output: z.object({
      person: personSchema.nullable(),
      problems: z.array(typedProblemSchema),
      derived: derivedSchema,
      /** When that was answered, within the days of reuse; milliseconds since the epoch. null: it was not. */
      askedOtherwiseAt: z.int().nullable(),
    }),
  }),
  /** Queues one lookup. A NIK of another length than 16 digits only warns here. `person-invalid` names the fields. */
  'people.check': command({
    input: typedPersonSchema.extend({
      connectionId: z.int(),
      /** Without it the emergency contact is neither stored nor sent. */
      ecConsent: z.boolean().default(false),
      /** Ask the provider also where history has a paid answer to this question. */
      askAgain: z.boolean().default(false),
    }),
    output: lookupItemSchema,
  }),
};
