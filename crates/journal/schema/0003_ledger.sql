-- What became of each reminder: one row for each, with the moment of everything that happened to it.
CREATE TABLE ledger_of_moments (
    session  INTEGER NOT NULL,
    rule     TEXT    NOT NULL,
    due      TEXT    NOT NULL,                -- wall clock, as the plan has it
    state    TEXT    NOT NULL CHECK (state IN ('planned', 'armed', 'moved', 'shown', 'unheard',
                                               'opened', 'later', 'done', 'skipped', 'expired')),
    at       TEXT    NOT NULL,                -- RFC 3339: since when it is in that state
    zone     TEXT    NOT NULL,                -- IANA name
    -- When each of it happened first, RFC 3339.
    planned  TEXT,
    armed    TEXT,
    moved    TEXT,
    shown    TEXT,
    unheard  TEXT,
    opened   TEXT,
    later    TEXT,
    done     TEXT,
    skipped  TEXT,
    expired  TEXT,
    PRIMARY KEY (session, rule, due)
) STRICT, WITHOUT ROWID;

INSERT INTO ledger_of_moments (session, rule, due, state, at, zone, armed, shown, unheard, opened, later, done)
SELECT session, rule, due, state, at, zone,
       iif(state = 'armed', at, NULL),
       -- Only what was shown can be tapped or put off.
       iif(state IN ('shown', 'opened', 'later'), at, NULL),
       iif(state = 'unheard', at, NULL),
       iif(state = 'opened', at, NULL),
       iif(state = 'later', at, NULL),
       iif(state = 'done', at, NULL)
FROM ledger;

DROP TABLE ledger;
ALTER TABLE ledger_of_moments RENAME TO ledger;
CREATE INDEX ledger_by_due ON ledger (due);
