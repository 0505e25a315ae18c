/** How each connection reaches the outside: by which proxy, with which password, trusting whom besides the usual authorities. */
export const proxy = `
-- 'system', 'none', or http://[user@]host:port (core/td/dial/proxy-address.ts).
ALTER TABLE connections ADD COLUMN proxy TEXT NOT NULL DEFAULT 'system';
UPDATE connections SET proxy = 'none' WHERE kind = 'practice';
-- Under a label of its own, as the partner key is; null: none.
ALTER TABLE connections ADD COLUMN proxy_password_sealed BLOB;
-- PEM of the company's authorities, without anything else that was in the file; null: none.
ALTER TABLE connections ADD COLUMN ca TEXT;
`;
