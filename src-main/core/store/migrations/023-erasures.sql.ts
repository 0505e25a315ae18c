/** Who was erased when, by keyed digests, and what of an erasure is still to be done. */
export const erasures = `
CREATE TABLE erasures (
  digest TEXT NOT NULL,                 -- of the NIK (core/privacy/erasure/tombstones.ts)
  at INTEGER NOT NULL,
  erased_by TEXT NOT NULL,
  -- JSON: by what the person is found; null: it is done, and nothing of the person is left.
  pending TEXT,
  counts TEXT NOT NULL DEFAULT '{}',    -- JSON: contract ErasedCounts
  PRIMARY KEY (digest, at)
) STRICT, WITHOUT ROWID;
`;
