//! What the notification daemon was given, written down by the daemon's own script.

use std::{
    fs,
    path::{Path, PathBuf},
};

use chrono::{DateTime, NaiveDateTime, TimeDelta, Utc};
use chrono_tz::Tz;

use crate::stage::moment;

/// Kept by dunst for each notification. The moment is the app's, not the machine's.
const SCRIPT: &str = "#!/bin/sh
moment=$(($(date +%s) + $(cat 'FOLDER/clock')))
file=FOLDER/heard/$(date +%s%N)-$DUNST_ID
printf '%s\\n%s\\n%s\\n%s\\n' \"$moment\" \"$DUNST_APP_NAME\" \"$DUNST_SUMMARY\" \"$DUNST_BODY\" >\"$file.half\"
mv \"$file.half\" \"$file\"
";

/// How dunst runs on a stage.
const SETTINGS: &str = "[global]
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

/// Writes the daemon's files into the folder of a stage, and answers which tells it how to run:
/// it hands each notification to a script, which keeps what it was given.
///
/// # Panics
///
/// When they cannot be written.
pub fn lay_out(folder: &Path) -> PathBuf {
    let write = |name: &str, text: String| {
        let file = folder.join(name);
        fs::write(&file, text).expect("the daemon's files");
        make_executable(&file);
        file
    };
    let at = folder.to_string_lossy();
    let hear = write("hear", SCRIPT.replace("FOLDER", &at));
    let choose = format!("#!/bin/sh\ngrep -m1 -- \"$(cat '{at}/press')\"\n");
    let choose = write("choose", choose);
    let settings = SETTINGS
        .replace("HEAR", &hear.to_string_lossy())
        .replace("CHOOSE", &choose.to_string_lossy());
    write("dunstrc", settings)
}

/// One notification.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Heard {
    /// Wall clock of the stage when it came.
    pub at: NaiveDateTime,
    /// When it came, by the machine's clock.
    pub received: DateTime<Utc>,
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
            received: received(file),
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

/// The script names its file after the nanosecond.
fn received(file: &Path) -> DateTime<Utc> {
    let name = file.file_stem().unwrap_or_default().to_string_lossy();
    let nanoseconds = name.split('-').next().and_then(|it| it.parse().ok());
    DateTime::from_timestamp_nanos(nanoseconds.expect("the script's name for it"))
}

fn make_executable(file: &Path) {
    use std::os::unix::fs::PermissionsExt;
    fs::set_permissions(file, fs::Permissions::from_mode(0o700)).expect("it is ours");
}
