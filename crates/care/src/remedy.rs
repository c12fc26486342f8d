//! What to do when a reminder stays away, in words for this desktop or for a phone.

use crate::words::Words;

/// Where reminders are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Place<'a> {
    /// A desktop, with its notification service as it names itself, if one answers.
    Desktop(Option<&'a str>),
    /// A phone or tablet.
    Phone,
}

/// Beginnings of the names that the services of well-known desktops give themselves.
const DESKTOPS: [(&str, &str); 5] = [
    ("gnome", "remedy-gnome"),
    ("plasma", "remedy-plasma"),
    ("xfce", "remedy-xfce"),
    ("cinnamon", "remedy-desktop"),
    ("notification daemon", "remedy-desktop"),
];

/// What to try, the likeliest first.
pub fn remedies(place: Place<'_>, words: &Words) -> Vec<String> {
    let mut ids = match place {
        Place::Phone => vec![
            "remedy-phone-allow",
            "remedy-phone-quiet",
            "remedy-phone-battery",
        ],
        Place::Desktop(None) => vec!["remedy-none"],
        Place::Desktop(Some(name)) => {
            let name = name.to_lowercase();
            let known = DESKTOPS.iter().find(|(begins, _)| name.starts_with(begins));
            vec![known.map_or("remedy-other", |(_, id)| *id), "remedy-tray"]
        }
    };
    ids.push("remedy-calendar");
    ids.into_iter().map(|id| words.say(id)).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_way_is_told_for_the_desktop_that_is_there() {
        let words = Words::english();
        let told = |place| remedies(place, &words);
        let first = |name| told(Place::Desktop(Some(name))).remove(0);
        assert_eq!(first("gnome-shell"), words.say("remedy-gnome"));
        assert_eq!(first("Plasma"), words.say("remedy-plasma"));
        assert_eq!(first("Xfce Notify Daemon"), words.say("remedy-xfce"));
        assert_eq!(first("dunst"), words.say("remedy-other"));
        assert_eq!(told(Place::Desktop(None))[0], words.say("remedy-none"));
        assert_eq!(told(Place::Phone).len(), 4);
    }
}
