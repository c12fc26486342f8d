//! The words of the app: Fluent messages of one locale, for screens, notifications and paper.

mod pattern;

use std::{borrow::Cow, collections::BTreeMap, fmt};

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};

/// The English files; the screens are handed them beside their code, as one text.
const ENGLISH: [&str; 7] = [
    include_str!("../../../assets/locales/en/common.ftl"),
    include_str!("../../../assets/locales/en/screens.ftl"),
    include_str!("../../../assets/locales/en/forms.ftl"),
    include_str!("../../../assets/locales/en/vault.ftl"),
    include_str!("../../../assets/locales/en/plan.ftl"),
    include_str!("../../../assets/locales/en/notices.ftl"),
    include_str!("../../../assets/locales/en/summary.ftl"),
];

/// The messages of one locale, by their ids.
///
/// The files are Fluent; a reader of our own for the part of it that they use keeps the
/// screens a fifth smaller. The tests hold it against Fluent's own, message by message.
pub struct Words(BTreeMap<&'static str, &'static str>);

/// What a message is filled in with.
#[derive(Clone, Debug, PartialEq)]
pub enum FluentValue<'text> {
    /// Text, said as it is.
    Text(Cow<'text, str>),
    /// A number; choices go by it or by its plural.
    Number(i64),
}

impl Words {
    /// The English words.
    pub fn english() -> Self {
        Self::of(&ENGLISH)
    }

    /// The words of these files.
    pub fn of(files: &[&'static str]) -> Self {
        let mut all = BTreeMap::new();
        // One by one: to collect them would sort them first, with code of its own.
        for (id, pattern) in files.iter().flat_map(messages) {
            all.insert(id, pattern);
        }
        Self(all)
    }

    /// The message `id`; the id itself where there is none, which the house rules test for.
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The message `id` with its arguments filled in.
    pub fn say_with(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        match self.0.get(id) {
            Some(pattern) => pattern::fill(pattern, args),
            None => id.to_owned(),
        }
    }

    /// A time of day, such as "14:05".
    pub fn time(&self, at: NaiveTime) -> String {
        format!("{:02}:{:02}", at.hour(), at.minute())
    }

    /// A day with its weekday, such as "Wed 28 Oct".
    pub fn day(&self, day: NaiveDate) -> String {
        let weekday = self.say(&format!("weekday-{}", day.weekday().number_from_monday()));
        let month = self.say(&format!("month-{}", day.month()));
        self.say_with(
            "day-of-week",
            &[
                ("weekday", weekday.into()),
                ("day", day.day().into()),
                ("month", month.into()),
            ],
        )
    }

    /// A date with its year, such as "28 Oct 2026".
    pub fn date(&self, day: NaiveDate) -> String {
        let month = self.say(&format!("month-{}", day.month()));
        self.say_with(
            "full-date",
            &[
                ("day", day.day().into()),
                ("month", month.into()),
                ("year", day.year().to_string().into()),
            ],
        )
    }
}

/// The messages of a file: each begins a line with its id, and goes on until the next one,
/// an empty line or a remark.
fn messages(file: &&'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    let mut rest = *file;
    std::iter::from_fn(move || {
        while !rest.is_empty() {
            let end = rest
                .match_indices('\n')
                .map(|(at, _)| at)
                .find(|at| !rest[at + 1..].starts_with([' ', '}']))
                .unwrap_or(rest.len());
            let (message, after) = rest.split_at(end);
            rest = after.trim_start();
            if let Some((id, pattern)) = message.split_once('=')
                && !message.starts_with('#')
            {
                return Some((id.trim(), pattern.trim()));
            }
        }
        None
    })
}

impl FluentValue<'_> {
    /// Whether a variant with this key is meant for exactly this.
    fn is_named(&self, key: &str) -> bool {
        match self {
            Self::Text(text) => text == key,
            Self::Number(number) => key.parse() == Ok(*number),
        }
    }

    /// The plural of a number, in English: one, or other.
    fn plural(&self) -> Option<&'static str> {
        match self {
            Self::Text(_) => None,
            Self::Number(1) => Some("one"),
            Self::Number(_) => Some("other"),
        }
    }
}

impl fmt::Display for FluentValue<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Text(text) => f.write_str(text),
            Self::Number(number) => number.fmt(f),
        }
    }
}

impl<'text> From<&'text str> for FluentValue<'text> {
    fn from(text: &'text str) -> Self {
        Self::Text(text.into())
    }
}

impl From<String> for FluentValue<'_> {
    fn from(text: String) -> Self {
        Self::Text(text.into())
    }
}

macro_rules! numbers {
    ($( $number:ty ),+) => {
        $(
            impl From<$number> for FluentValue<'_> {
                fn from(number: $number) -> Self {
                    // No count of ours comes near the end of the scale.
                    Self::Number(i64::try_from(number).unwrap_or(i64::MAX))
                }
            }
        )+
    };
}

numbers!(u8, u16, u32, u64, usize, i32, i64);

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue as Theirs};

    /// Fluent's own reading of the same files; each message stands once.
    fn fluent() -> FluentBundle<FluentResource> {
        let mut bundle = FluentBundle::new(vec!["en".parse().unwrap()]);
        bundle.set_use_isolating(false);
        for text in ENGLISH {
            let resource = FluentResource::try_new((*text).to_owned()).expect("the file parses");
            bundle
                .add_resource(resource)
                .expect("each message stands once");
        }
        bundle
    }

    /// The names that a message is filled in with.
    fn names(pattern: &str) -> Vec<&str> {
        let ends = |it: char| !(it.is_ascii_lowercase() || it.is_ascii_digit() || it == '_');
        let names = pattern.split('$').skip(1);
        names
            .map(|it| it.split(ends).next().unwrap_or(it))
            .collect()
    }

    #[test]
    fn every_message_reads_as_fluent_reads_it() {
        let (ours, theirs) = (Words::english(), fluent());
        assert!(ours.0.len() > 400, "{} messages", ours.0.len());
        for (id, pattern) in &ours.0 {
            let message = theirs.get_message(id).unwrap_or_else(|| panic!("{id}"));
            let names = names(pattern);
            for value in ["0", "1", "2", "17", "yes", "no", "some words"] {
                let number = value.parse::<i64>().ok();
                let own = number.map_or_else(|| value.into(), FluentValue::Number);
                let own: Vec<_> = names.iter().map(|it| (*it, own.clone())).collect();
                let fluents = number.map_or_else(|| Theirs::from(value), Theirs::from);
                let args: FluentArgs<'_> = names.iter().map(|it| (*it, fluents.clone())).collect();
                let expected = theirs.format_pattern(
                    message.value().expect("a message has words"),
                    Some(&args),
                    &mut Vec::new(),
                );
                assert_eq!(ours.say_with(id, &own), expected, "{id} with {value}");
            }
        }
    }

    #[test]
    fn no_message_of_fluent_is_passed_over() {
        let ours = Words::english();
        for text in ENGLISH {
            let begins = |it: &&str| it.starts_with(|it: char| it.is_ascii_lowercase());
            for line in text.lines().filter(begins) {
                let id = line.split_whitespace().next().unwrap();
                assert!(ours.0.contains_key(id), "{id}");
            }
        }
    }

    #[test]
    fn a_day_reads_as_people_write_it() {
        let day = NaiveDate::from_ymd_opt(2026, 10, 28).unwrap();
        let words = Words::english();
        assert_eq!(
            (words.day(day), words.date(day)),
            ("Wed 28 Oct".into(), "28 Oct 2026".into())
        );
    }
}
