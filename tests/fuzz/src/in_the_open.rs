//! What lies beside the journal in the open: the list of reminders, and help while locked.

use care::library;
use chrono::{DateTime, FixedOffset};

use crate::{help, reminders::list::List};

const NOW: &str = "2026-10-28T14:00:00+01:00";

/// The list, and all that is done with it.
pub(crate) fn reminders(bytes: &[u8]) -> bool {
    let now: DateTime<FixedOffset> = NOW.parse().expect("a moment");
    let Ok(mut list) = serde_json::from_slice::<List>(bytes) else {
        return false;
    };
    let planned = list.items().to_vec();
    for it in &planned {
        it.tested(now);
    }
    list.heard();
    list.last_shown();
    list.lay_out(planned, now);
    list.has_due(now);
    for call in list.hand_out(now) {
        list.was_taken(&call, now);
        list.put_off(&call, now);
        list.stands(&call, now);
        list.was_refused(&call, now);
    }
    serde_json::to_vec(&list).expect("what was read can be written");
    !list.items().is_empty()
}

/// Help as it is shown while the journal is locked.
pub(crate) fn help(bytes: &[u8]) -> bool {
    let card = help::card(help::read(bytes), true);
    card.shows_number("112");
    card.country.code != library::OTHER
}
