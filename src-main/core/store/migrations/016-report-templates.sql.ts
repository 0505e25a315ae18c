/** Choices for field reports under a name. */
export const reportTemplates = `
CREATE TABLE report_templates (
  id INTEGER PRIMARY KEY,
  name TEXT NOT NULL,
  options TEXT NOT NULL,                -- JSON: contract TemplateOptions
  saved_by TEXT NOT NULL,
  saved_at INTEGER NOT NULL
) STRICT;
CREATE UNIQUE INDEX report_templates_by_name ON report_templates (name COLLATE NOCASE);
`;
