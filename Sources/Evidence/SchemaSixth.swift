extension Schema {
  /// Version 6. Where to tell, what waits to be told, and every attempt to tell it.
  ///
  /// No candour that wrote version 5 or earlier had a verb to add an endpoint, so the tables that
  /// stood here before are empty.
  static let sixthMigration = """
    DROP TABLE attempt;
    DROP TABLE delivery;
    DROP TABLE endpoint;

    CREATE TABLE endpoint (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      url TEXT,
      url_file TEXT,                   -- the address is a secret: it stays in this file
      format TEXT NOT NULL,
      events TEXT NOT NULL,            -- with a space between; empty: all
      secret_file TEXT,
      former_secret_file TEXT,         -- signs too, while the secret rotates
      former_until INTEGER,
      plain_http INTEGER NOT NULL CHECK (plain_http IN (0, 1)),
      allow_private INTEGER NOT NULL CHECK (allow_private IN (0, 1)),
      state TEXT NOT NULL CHECK (state IN ('enabled', 'disabled', 'removed')),
      reason TEXT,                     -- why it is disabled
      failures INTEGER NOT NULL DEFAULT 0,  -- in a row
      paused INTEGER,                  -- nothing is tried before
      created INTEGER NOT NULL,
      ledger INTEGER NOT NULL REFERENCES ledger (number),
      CHECK ((url IS NULL) <> (url_file IS NULL)),
      CHECK ((former_secret_file IS NULL) = (former_until IS NULL))
    ) STRICT;
    CREATE UNIQUE INDEX endpoint_name ON endpoint (name) WHERE state <> 'removed';

    CREATE TABLE delivery (
      id INTEGER PRIMARY KEY,          -- the number that people type
      message INTEGER NOT NULL REFERENCES message (id),
      endpoint INTEGER NOT NULL REFERENCES endpoint (id),
      state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
      attempts INTEGER NOT NULL DEFAULT 0,  -- since it was queued, or queued again
      due INTEGER NOT NULL,
      UNIQUE (message, endpoint)
    ) STRICT;
    CREATE INDEX delivery_waiting ON delivery (endpoint, id) WHERE state = 'waiting';

    CREATE TABLE attempt (             -- written before anything is sent, completed after
      id INTEGER PRIMARY KEY,
      delivery INTEGER NOT NULL REFERENCES delivery (id),
      ledger INTEGER NOT NULL REFERENCES ledger (number),
      time INTEGER NOT NULL,
      sent_bytes INTEGER NOT NULL,
      sent_sha256 BLOB NOT NULL CHECK (length(sent_sha256) = 32),
      outcome TEXT NOT NULL,           -- 'begun' for ever, where the process was killed
      status INTEGER,                  -- of HTTP; null where none came
      answer_bytes INTEGER,
      answer_sha256 BLOB CHECK (answer_sha256 IS NULL OR length(answer_sha256) = 32)
    ) STRICT;
    CREATE INDEX attempt_delivery ON attempt (delivery);
    """

  /// A file of version 5 to a reader of version 6: nobody is told.
  static let likenessOfSixth = """
    CREATE TEMP TABLE endpoint (
      id INTEGER PRIMARY KEY, name TEXT, url TEXT, url_file TEXT, format TEXT, events TEXT,
      secret_file TEXT, former_secret_file TEXT, former_until INTEGER, plain_http INTEGER,
      allow_private INTEGER, state TEXT, reason TEXT, failures INTEGER, paused INTEGER,
      created INTEGER, ledger INTEGER
    ) STRICT;
    CREATE TEMP TABLE delivery (
      id INTEGER PRIMARY KEY, message INTEGER, endpoint INTEGER, state TEXT, attempts INTEGER,
      due INTEGER
    ) STRICT;
    CREATE TEMP TABLE attempt (
      id INTEGER PRIMARY KEY, delivery INTEGER, ledger INTEGER, time INTEGER, sent_bytes INTEGER,
      sent_sha256 BLOB, outcome TEXT, status INTEGER, answer_bytes INTEGER, answer_sha256 BLOB
    ) STRICT;
    """
}
