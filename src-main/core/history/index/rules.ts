/**
 * How lookups are read for the index, as a number: it grows whenever one and the same row would be found by other values than before
 * (row-values.ts, name-words.ts, the tables of operators, the reading of flags, the endings of numbers). A store with another number is indexed anew.
 */
export const indexRules = 3;
