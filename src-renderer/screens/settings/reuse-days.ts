/** The number of days an answer may be reused, as somebody types it. */
import { z } from 'zod';
import { settingsShape } from '../../../src-main/contract/settings.ts';

const { reuseDays } = settingsShape.shape;

/** The bounds of the contract. */
export const reuseDaysBounds = { min: reuseDays.minValue ?? 0, max: reuseDays.maxValue ?? 0 };

/** The field gives a text where what stands in it is not, or not yet, a number; an empty one is not 0. */
const typedSchema = z.union([z.number(), z.string().trim().min(1).transform(Number)]);

export const reuseInput = z.object({ reuseDays: typedSchema.pipe(reuseDays) });
