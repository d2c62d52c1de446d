extension Schema {
  /// Version 5. Letters have a channel, and files that are theirs; people decide about them, approve
  /// them, and hear from those who got them.
  static let fifthMigration = """
    ALTER TABLE notice ADD COLUMN channel TEXT NOT NULL DEFAULT 'letter'
      CHECK (channel IN ('letter', 'email', 'hand'));
    ALTER TABLE notice ADD COLUMN content_sha256 BLOB;   -- of what it says happened to its reader
    ALTER TABLE notice ADD COLUMN is_correction INTEGER NOT NULL DEFAULT 0
      CHECK (is_correction IN (0, 1));
    ALTER TABLE notice ADD COLUMN draft INTEGER REFERENCES ledger (number);  -- null: its own entry
    ALTER TABLE notice ADD COLUMN decider TEXT;          -- who may decide about a held one
    ALTER TABLE notice ADD COLUMN remark TEXT;           -- no reason to hold it
    ALTER TABLE document ADD COLUMN letter TEXT;         -- the reference of the letter it is a file of
    CREATE INDEX document_letter ON document (letter) WHERE letter IS NOT NULL;

    CREATE TABLE notice_decision (
      id INTEGER PRIMARY KEY,
      reference TEXT NOT NULL,
      word TEXT CHECK (word IN ('send', 'never')),
      channel TEXT CHECK (channel IN ('letter', 'email', 'hand')),
      reason TEXT,                       -- why it was held then
      by TEXT NOT NULL,
      because TEXT NOT NULL,
      time INTEGER NOT NULL,
      ledger INTEGER NOT NULL REFERENCES ledger (number),
      CHECK (word IS NOT NULL OR channel IS NOT NULL)
    ) STRICT;
    CREATE TABLE approval (
      id INTEGER PRIMARY KEY,
      draft INTEGER NOT NULL REFERENCES ledger (number),
      by TEXT NOT NULL,
      login TEXT NOT NULL,
      time INTEGER NOT NULL,
      files_sha256 BLOB NOT NULL CHECK (length(files_sha256) = 32),
      inputs_sha256 BLOB NOT NULL CHECK (length(inputs_sha256) = 32),
      templates_sha256 BLOB NOT NULL CHECK (length(templates_sha256) = 32),
      ledger INTEGER NOT NULL REFERENCES ledger (number)
    ) STRICT;
    CREATE TABLE notice_reply (
      id INTEGER PRIMARY KEY,
      reference TEXT NOT NULL,
      word TEXT NOT NULL CHECK (word IN
        ('deleted', 'refused', 'disputed', 'escalated', 'returned', 'reminded', 'none')),
      time INTEGER NOT NULL,
      by TEXT,
      note TEXT,
      ledger INTEGER NOT NULL REFERENCES ledger (number)
    ) STRICT;
    """

  /// A file of version 4 to a reader of version 5: everything goes by post, nobody decided anything.
  static let likenessOfFifth = """
    CREATE TEMP VIEW notice AS SELECT *, 'letter' AS channel, NULL AS content_sha256,
      0 AS is_correction, NULL AS draft, NULL AS decider, NULL AS remark FROM main.notice;
    CREATE TEMP VIEW document AS SELECT *, NULL AS letter FROM main.document;
    CREATE TEMP TABLE notice_decision (
      id INTEGER PRIMARY KEY, reference TEXT NOT NULL, word TEXT, channel TEXT, reason TEXT,
      by TEXT NOT NULL, because TEXT NOT NULL, time INTEGER NOT NULL, ledger INTEGER NOT NULL
    ) STRICT;
    CREATE TEMP TABLE approval (
      id INTEGER PRIMARY KEY, draft INTEGER NOT NULL, by TEXT NOT NULL, login TEXT NOT NULL,
      time INTEGER NOT NULL, files_sha256 BLOB NOT NULL, inputs_sha256 BLOB NOT NULL,
      templates_sha256 BLOB NOT NULL, ledger INTEGER NOT NULL
    ) STRICT;
    CREATE TEMP TABLE notice_reply (
      id INTEGER PRIMARY KEY, reference TEXT NOT NULL, word TEXT NOT NULL, time INTEGER NOT NULL,
      by TEXT, note TEXT, ledger INTEGER NOT NULL
    ) STRICT;
    """
}
