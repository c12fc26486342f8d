//! What the notification daemon was given, written down by the daemon's own script.

use std::{fs, path::Path};

use chrono::{NaiveDateTime, TimeDelta};
use chrono_tz::Tz;

use crate::stage::moment;

/// Kept by dunst for each notification. The moment is the app's, not the machine's.
pub const SCRIPT: &str = "#!/bin/sh
moment=$(($(date +%s) + $(cat 'FOLDER/clock')))
file=FOLDER/heard/$(date +%s%N)-$DUNST_ID
printf '%s\\n%s\\n%s\\n%s\\n' \"$moment\" \"$DUNST_APP_NAME\" \"$DUNST_SUMMARY\" \"$DUNST_BODY\" >\"$file.half\"
mv \"$file.half\" \"$file\"
";

/// How dunst runs on a stage.
pub const SETTINGS: &str = "[global]
    font = DejaVu Sans 11
    timeout = 0
    history_length = 0
    dmenu = CHOOSE
    always_run_script = true
    stack_duplicates = false
    notification_limit = 0

[hear]
    summary = \"*\"
    script = HEAR
";

/// One notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Wall clock of the stage when it came.
    pub at: NaiveDateTime,
    /// Who says so.
    pub app: String,
    /// Its words.
    pub title: String,
    /// More words; ours have none.
    pub body: String,
}

impl Heard {
    /// As the script wrote it down.
    pub fn read(file: &Path, zone: Tz) -> Self {
        let text = fs::read_to_string(file).expect("the script's file");
        let mut lines = text.lines();
        let mut line = || lines.next().unwrap_or_default().to_owned();
        let at = moment(&line()).with_timezone(&zone).naive_local();
        Self {
            at,
            app: line(),
            title: line(),
            body: line(),
        }
    }

    /// Whether it came when it was due, give or take the seconds that it took.
    pub fn came_at(&self, due: NaiveDateTime) -> bool {
        (self.at - due).abs() <= TimeDelta::minutes(1)
    }
}
