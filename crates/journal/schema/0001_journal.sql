-- Facts, one row for each version; a correction is a new row with the root of the first.
-- Rows are not changed, but for `newest`, which a correction takes from the version before it.
-- AUTOINCREMENT: the number of an erased entry is never given again.
CREATE TABLE entry (
    id          INTEGER PRIMARY KEY AUTOINCREMENT,
    root        INTEGER NOT NULL,             -- id of the first version
    newest      INTEGER NOT NULL CHECK (newest IN (0, 1)),
    kind        TEXT    NOT NULL,             -- session, filled, rest, choice, safety
    form        TEXT,                         -- of what was filled in
    day         TEXT    NOT NULL,             -- care day that it is about, 2026-03-02
    at          TEXT    NOT NULL,             -- wall clock of what it is about, 2026-03-02T08:00:00
    recorded_at TEXT    NOT NULL,             -- RFC 3339, with the offset of the day
    zone        TEXT    NOT NULL,             -- IANA name
    body        TEXT    NOT NULL              -- care::entry::Entry as JSON
) STRICT;

-- The journal by day, and what decides since a day.
CREATE INDEX entry_by_day ON entry (day, at, kind) WHERE newest = 1;
-- The sessions, and the last filling of a form.
CREATE INDEX entry_by_kind ON entry (kind, form, at) WHERE newest = 1;
-- The versions of the few entries that were corrected.
CREATE INDEX entry_by_root ON entry (root) WHERE root <> id;

-- The patient's words in the newest versions, to search; the words themselves stay in `entry`.
-- Filled before a search and at closing, not with each answer: it would double what that writes.
CREATE VIRTUAL TABLE words USING fts5 (
    text,
    content = '', contentless_delete = 1,
    tokenize = 'unicode61 remove_diacritics 2'
);

-- The last entry whose words stand in the index.
CREATE TABLE indexed (
    one   INTEGER PRIMARY KEY CHECK (one = 1),
    up_to INTEGER NOT NULL
) STRICT;
INSERT INTO indexed VALUES (1, 0);

-- What was told at set-up: care::profile::Profile as JSON, in one row.
CREATE TABLE profile (
    one  INTEGER PRIMARY KEY CHECK (one = 1),
    body TEXT NOT NULL
) STRICT;

-- Forms half filled in: care::form::Draft as JSON.
CREATE TABLE draft (
    form     TEXT PRIMARY KEY,
    corrects INTEGER,                         -- root of the entry that it corrects
    body     TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- What became of each reminder: one row for each, with its newest state.
CREATE TABLE ledger (
    session INTEGER NOT NULL,
    rule    TEXT    NOT NULL,
    due     TEXT    NOT NULL,                 -- wall clock, as the plan has it
    state   TEXT    NOT NULL,
    at      TEXT    NOT NULL,                 -- RFC 3339
    zone    TEXT    NOT NULL,
    PRIMARY KEY (session, rule, due)
) STRICT, WITHOUT ROWID;
CREATE INDEX ledger_by_due ON ledger (due);
