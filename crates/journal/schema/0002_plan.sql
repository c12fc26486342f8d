-- Plans that the patient took, and went back from. The one in force is decided by care.
CREATE TABLE plan (
    id         INTEGER PRIMARY KEY AUTOINCREMENT,  -- in the order in which they were taken
    file       BLOB    NOT NULL,                   -- as it came: sealed and signed
    body       TEXT    NOT NULL,                   -- care::plan_taken::TakenPlan as JSON
    taken_at   TEXT    NOT NULL,                   -- RFC 3339, with the offset of the day
    zone       TEXT    NOT NULL,                   -- IANA name
    dropped_at TEXT                                -- when the patient went back to the default
) STRICT;

-- Rules of any plan that the patient declined; they stay declined in the next version.
CREATE TABLE declined (
    rule  TEXT PRIMARY KEY,
    since TEXT NOT NULL,                           -- RFC 3339
    zone  TEXT NOT NULL
) STRICT, WITHOUT ROWID;
