/**
 * What sealed a partner key: the keyring of the machine, as every older program did, or the store's own key, which comes
 * along wherever the store opens (core/connections moves them: a keyring is not at hand in SQL).
 */
export const partnerKeySeal = `
ALTER TABLE connections ADD COLUMN partner_key_seal TEXT NOT NULL DEFAULT 'keyring'
  CHECK (partner_key_seal IN ('keyring', 'store'));
`;
