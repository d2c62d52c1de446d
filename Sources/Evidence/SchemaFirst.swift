extension Schema {
  /// Version 1. Times are nanoseconds since 1970 in UTC, durations nanoseconds unless a name ends
  /// in `_us` (microseconds), digests 32 bytes; identifiers are text, compared byte for byte.
  ///
  /// The words of an action, a kind, a state are written out, so that an auditor can read the file
  /// with nothing but `sqlite3`.
  static let firstMigration = """
    CREATE TABLE setting (
      one INTEGER PRIMARY KEY CHECK (one = 1),
      key BLOB NOT NULL CHECK (length(key) = 32),  -- random; references are made under it
      jurisdiction TEXT NOT NULL,
      created INTEGER NOT NULL,
      generation INTEGER NOT NULL DEFAULT 0,       -- counts changes to what was found
      last_source INTEGER NOT NULL DEFAULT 0,      -- numbers used so far; none is used twice
      last_exposure INTEGER NOT NULL DEFAULT 0,
      last_scan INTEGER NOT NULL DEFAULT 0,
      ledger_entries INTEGER NOT NULL DEFAULT 0,
      ledger_head BLOB CHECK (ledger_head IS NULL OR length(ledger_head) = 32)
    ) STRICT;

    CREATE TABLE ledger (
      number INTEGER PRIMARY KEY,
      time INTEGER NOT NULL,
      login TEXT NOT NULL,       -- of the operating system
      by TEXT,                   -- the person named by --by
      version TEXT NOT NULL,     -- of candour
      verb TEXT NOT NULL,
      arguments TEXT NOT NULL,   -- JSON array, without secrets
      digests_in TEXT NOT NULL,  -- JSON array of {name, sha256}
      digests_out TEXT NOT NULL,
      previous BLOB CHECK (previous IS NULL OR length(previous) = 32),
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32)  -- of all the above
    ) STRICT;
    CREATE TRIGGER ledger_is_never_edited BEFORE UPDATE ON ledger
      BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;
    CREATE TRIGGER ledger_is_never_shortened BEFORE DELETE ON ledger
      BEGIN SELECT RAISE(ABORT, 'the ledger is append-only'); END;

    CREATE TABLE scan (
      number INTEGER PRIMARY KEY,
      time INTEGER NOT NULL,
      kind TEXT NOT NULL CHECK (kind IN ('scan', 'sweep')),
      ledger INTEGER NOT NULL REFERENCES ledger (number)
    ) STRICT;

    CREATE TABLE profile (
      id INTEGER PRIMARY KEY,
      sha256 BLOB NOT NULL UNIQUE CHECK (length(sha256) = 32),
      text BLOB NOT NULL
    ) STRICT;

    CREATE TABLE source (
      number INTEGER PRIMARY KEY,
      kind TEXT NOT NULL CHECK (kind IN ('file', 'pipe', 'query')),
      path TEXT NOT NULL,
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
      content_sha256 BLOB NOT NULL CHECK (length(content_sha256) = 32),  -- decompressed
      bytes INTEGER NOT NULL,
      content_bytes INTEGER NOT NULL,
      profile INTEGER NOT NULL REFERENCES profile (id),
      profile_name TEXT NOT NULL,
      format TEXT NOT NULL,
      zone TEXT,
      since INTEGER,
      until INTEGER,
      max_gap INTEGER NOT NULL,
      witnesses TEXT NOT NULL,   -- actions this log can show, with a space between
      clock TEXT,
      lines INTEGER NOT NULL,
      used INTEGER NOT NULL,
      ignored INTEGER NOT NULL,
      rejected INTEGER NOT NULL,
      repaired INTEGER NOT NULL,
      events INTEGER NOT NULL,
      first INTEGER,
      last INTEGER,
      scan INTEGER NOT NULL REFERENCES scan (number),  -- the latest that read it
      dropped INTEGER REFERENCES ledger (number),      -- the entry that took it out
      replaced_by INTEGER REFERENCES source (number) DEFERRABLE INITIALLY DEFERRED,
      CHECK (lines = used + ignored + rejected)
    ) STRICT;
    CREATE INDEX source_content ON source (content_sha256);

    CREATE TABLE source_rejected (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source (number),
      line INTEGER NOT NULL,
      reason TEXT NOT NULL
    ) STRICT;
    CREATE INDEX source_rejected_source ON source_rejected (source);

    CREATE TABLE source_silence (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source (number),
      "from" INTEGER NOT NULL,
      until INTEGER NOT NULL
    ) STRICT;
    CREATE INDEX source_silence_source ON source_silence (source);

    CREATE TABLE sweep_state (
      source INTEGER PRIMARY KEY REFERENCES source (number),
      device INTEGER NOT NULL,
      inode INTEGER NOT NULL,
      position INTEGER NOT NULL,       -- bytes read so far
      line INTEGER NOT NULL,           -- lines read so far
      prefix_bytes INTEGER NOT NULL,   -- how much of the beginning prefix_sha256 covers
      prefix_sha256 BLOB NOT NULL CHECK (length(prefix_sha256) = 32),
      hash_state BLOB NOT NULL,        -- SHA-256 of the file so far, to go on from
      content_hash_state BLOB,
      swept INTEGER NOT NULL
    ) STRICT;

    CREATE TABLE table_file (
      id INTEGER PRIMARY KEY,
      kind TEXT NOT NULL,              -- recordings, authorised, …
      path TEXT NOT NULL,
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
      columns TEXT NOT NULL,           -- JSON array of --column options
      attributes TEXT NOT NULL,        -- JSON array of --attribute names
      origin TEXT                      -- --recordings-from
    ) STRICT;

    CREATE TABLE recording_row (
      id INTEGER PRIMARY KEY,
      recording TEXT NOT NULL,
      patient TEXT NOT NULL,
      "from" INTEGER NOT NULL,
      until INTEGER NOT NULL,
      consultation TEXT,
      recorded_at INTEGER,
      bytes INTEGER,
      length_us INTEGER,
      content TEXT NOT NULL CHECK (content IN ('consultation', 'none')),
      controller TEXT,
      country TEXT
    ) STRICT;
    CREATE TABLE recording_attribute (
      id INTEGER PRIMARY KEY,
      recording_row INTEGER NOT NULL REFERENCES recording_row (id),
      name TEXT NOT NULL,
      value TEXT NOT NULL
    ) STRICT;
    CREATE INDEX recording_attribute_row ON recording_attribute (recording_row);
    CREATE TABLE authorised_row (
      id INTEGER PRIMARY KEY,
      viewer TEXT NOT NULL,
      patient TEXT,
      recording TEXT,
      basis TEXT,
      "from" INTEGER NOT NULL,
      until INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE account_row (
      id INTEGER PRIMARY KEY,
      viewer TEXT NOT NULL,
      patient TEXT NOT NULL,
      "from" INTEGER NOT NULL,
      until INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE session_row (
      id INTEGER PRIMARY KEY,
      session TEXT NOT NULL,
      viewer TEXT NOT NULL,
      "from" INTEGER NOT NULL,
      until INTEGER NOT NULL
    ) STRICT;
    CREATE TABLE person (
      id INTEGER PRIMARY KEY,
      patient TEXT NOT NULL UNIQUE,
      name TEXT,
      email TEXT,
      phone TEXT,
      address TEXT NOT NULL,           -- JSON array of lines
      postcode TEXT,
      country TEXT,
      date_of_birth TEXT,
      language TEXT,
      format TEXT,
      channel TEXT NOT NULL,
      guardian TEXT,
      deceased INTEGER NOT NULL CHECK (deceased IN (0, 1)),
      hold TEXT
    ) STRICT;
    CREATE TABLE "release" (
      id INTEGER PRIMARY KEY,
      time INTEGER NOT NULL,
      name TEXT NOT NULL
    ) STRICT;
    CREATE TABLE attribute_count (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL,
      value TEXT NOT NULL,
      recordings INTEGER NOT NULL,     -- of all, exposed or not
      UNIQUE (name, value)
    ) STRICT;

    CREATE TABLE exposure (
      number INTEGER PRIMARY KEY,
      recording TEXT NOT NULL,
      patient TEXT,                    -- null: unattributed
      viewer TEXT NOT NULL,
      viewer_kind TEXT NOT NULL CHECK (viewer_kind IN ('patient', 'unknown')),
      content TEXT NOT NULL CHECK (content IN ('consultation', 'none')),
      evidence TEXT NOT NULL CHECK (evidence IN ('recorded', 'reconstructed')),
      action TEXT NOT NULL CHECK (action IN ('attempted', 'linked', 'shown', 'opened')),
      attempted_count INTEGER NOT NULL,
      attempted_first INTEGER,
      attempted_last INTEGER,
      linked_count INTEGER NOT NULL,
      linked_first INTEGER,
      linked_last INTEGER,
      shown_count INTEGER NOT NULL,
      shown_first INTEGER,
      shown_last INTEGER,
      opened_count INTEGER NOT NULL,
      opened_first INTEGER,
      opened_last INTEGER,
      bytes INTEGER,
      played_us INTEGER,
      extent TEXT CHECK (extent IN ('whole', 'partial', 'unknown')),
      scan INTEGER NOT NULL REFERENCES scan (number),  -- the first that found it
      cleared INTEGER,                 -- when the evidence ceased to show it
      cleared_by INTEGER REFERENCES ledger (number),
      cleared_reason TEXT,
      told TEXT CHECK (told IN ('attempted', 'linked', 'shown', 'opened')),
      told_at INTEGER
    ) STRICT;
    CREATE UNIQUE INDEX exposure_key ON exposure (recording, viewer, ifnull(patient, ''));

    CREATE TABLE scan_change (
      id INTEGER PRIMARY KEY,
      scan INTEGER NOT NULL REFERENCES scan (number),
      exposure INTEGER NOT NULL REFERENCES exposure (number),
      change TEXT NOT NULL CHECK (change IN ('new', 'raised', 'cleared'))
    ) STRICT;
    CREATE INDEX scan_change_scan ON scan_change (scan);
    CREATE TABLE scan_source (
      id INTEGER PRIMARY KEY,
      scan INTEGER NOT NULL REFERENCES scan (number),
      source INTEGER NOT NULL REFERENCES source (number)
    ) STRICT;
    CREATE INDEX scan_source_scan ON scan_source (scan);

    CREATE TABLE line (
      id INTEGER PRIMARY KEY,
      source INTEGER NOT NULL REFERENCES source (number),
      line INTEGER NOT NULL,           -- from 1, decompressed
      offset INTEGER NOT NULL,         -- of its first byte, decompressed
      length INTEGER NOT NULL,         -- without its LF
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
      raw BLOB NOT NULL,
      UNIQUE (source, line),
      CHECK (length = length(raw))
    ) STRICT;

    CREATE TABLE exposure_line (
      id INTEGER PRIMARY KEY,
      exposure INTEGER NOT NULL REFERENCES exposure (number),
      line INTEGER NOT NULL REFERENCES line (id),
      action TEXT NOT NULL CHECK (action IN ('attempted', 'linked', 'shown', 'opened')),
      time INTEGER NOT NULL,
      logged INTEGER NOT NULL,
      bytes INTEGER,
      played_us INTEGER,
      range_first INTEGER,
      range_last INTEGER,
      range_total INTEGER,
      marks INTEGER NOT NULL,          -- 1 not modified, 2 wire bytes, 4 repaired, 8 reconstructed
      viewer TEXT,                     -- as the line gave them, prefix applied
      session TEXT,
      address TEXT,
      identity TEXT,                   -- tells deliveries of one event from two events
      viewer_kind TEXT NOT NULL CHECK (viewer_kind IN ('patient', 'unknown')),
      content TEXT NOT NULL CHECK (content IN ('consultation', 'none')),
      size INTEGER,                    -- of the recording, by the tables
      length_us INTEGER
    ) STRICT;
    CREATE INDEX exposure_line_exposure ON exposure_line (exposure);
    CREATE INDEX exposure_line_line ON exposure_line (line);

    CREATE TABLE document (
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL UNIQUE,       -- under documents/
      kind TEXT NOT NULL,
      sha256 BLOB NOT NULL CHECK (length(sha256) = 32),
      inputs_sha256 BLOB NOT NULL CHECK (length(inputs_sha256) = 32),
      templates TEXT NOT NULL,         -- JSON array of {name, sha256}
      made INTEGER NOT NULL,
      ledger INTEGER NOT NULL REFERENCES ledger (number)
    ) STRICT;

    CREATE TABLE pending_file (        -- decided with a ledger entry, not yet in its place
      id INTEGER PRIMARY KEY,
      path TEXT NOT NULL,              -- under the case folder
      bytes BLOB NOT NULL,
      is_replaced INTEGER NOT NULL CHECK (is_replaced IN (0, 1))
    ) STRICT;

    CREATE TABLE notice (
      id INTEGER PRIMARY KEY,
      reference TEXT NOT NULL,
      audience TEXT NOT NULL CHECK (audience IN ('affected', 'recipient')),
      patient TEXT NOT NULL,
      exposures_sha256 BLOB NOT NULL CHECK (length(exposures_sha256) = 32),
      state TEXT NOT NULL
        CHECK (state IN ('drafted', 'held', 'withheld', 'approved', 'released', 'void')),
      reason TEXT,
      document INTEGER REFERENCES document (id),
      ledger INTEGER NOT NULL REFERENCES ledger (number)
    ) STRICT;
    CREATE INDEX notice_reference ON notice (reference);

    CREATE TABLE endpoint (
      id INTEGER PRIMARY KEY,
      name TEXT NOT NULL UNIQUE,
      url TEXT,
      url_file TEXT,
      format TEXT NOT NULL CHECK (format IN ('standard', 'cloudevents', 'slack')),
      secret_file TEXT,
      plain_http INTEGER NOT NULL CHECK (plain_http IN (0, 1)),
      allow_private INTEGER NOT NULL CHECK (allow_private IN (0, 1)),
      state TEXT NOT NULL CHECK (state IN ('enabled', 'disabled')),
      reason TEXT,
      created INTEGER NOT NULL,
      CHECK ((url IS NULL) <> (url_file IS NULL))
    ) STRICT;
    CREATE TABLE message (
      id INTEGER PRIMARY KEY,
      reference TEXT NOT NULL UNIQUE,  -- the id receivers see, the same at every attempt
      type TEXT NOT NULL,
      payload BLOB NOT NULL,
      created INTEGER NOT NULL,
      ledger INTEGER NOT NULL REFERENCES ledger (number)
    ) STRICT;
    CREATE TABLE delivery (
      id INTEGER PRIMARY KEY,
      message INTEGER NOT NULL REFERENCES message (id),
      endpoint INTEGER NOT NULL REFERENCES endpoint (id),
      state TEXT NOT NULL CHECK (state IN ('waiting', 'delivered', 'dead')),
      due INTEGER NOT NULL,
      UNIQUE (message, endpoint)
    ) STRICT;
    CREATE TABLE attempt (
      id INTEGER PRIMARY KEY,
      delivery INTEGER NOT NULL REFERENCES delivery (id),
      time INTEGER NOT NULL,
      status INTEGER,                  -- of HTTP; null where none came
      outcome TEXT NOT NULL
    ) STRICT;
    CREATE INDEX attempt_delivery ON attempt (delivery);
    """
}
