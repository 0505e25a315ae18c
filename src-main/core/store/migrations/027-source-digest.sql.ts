/** The very file a list came from, so that somebody who imports it again is told (core/imports/draft/imported-before.ts). */
export const sourceDigest = `
ALTER TABLE lists ADD COLUMN source_digest TEXT;  -- SHA-256 of the file's bytes, hexadecimal; null: not known
CREATE INDEX lists_source_digest ON lists (source_digest) WHERE source_digest IS NOT NULL;
`;
