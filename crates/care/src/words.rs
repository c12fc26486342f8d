//! The words of the app: Fluent messages of one locale, for screens, notifications and paper.

use std::fmt;

use chrono::{Datelike, NaiveDate, NaiveTime, Timelike};
pub use fluent_bundle::FluentValue;
use fluent_bundle::{FluentArgs, FluentResource, concurrent::FluentBundle};
use unic_langid::LanguageIdentifier;

const ENGLISH: &[&str] = &[
    include_str!("../../../assets/locales/en/common.ftl"),
    include_str!("../../../assets/locales/en/screens.ftl"),
    include_str!("../../../assets/locales/en/forms.ftl"),
    include_str!("../../../assets/locales/en/notices.ftl"),
    include_str!("../../../assets/locales/en/summary.ftl"),
];

/// The messages of one locale.
pub struct Words(FluentBundle<FluentResource>);

impl Words {
    /// The English words.
    pub fn english() -> Self {
        let mut bundle = FluentBundle::new_concurrent(vec![english()]);
        // Isolation marks would be copied along with names and numbers; English needs none.
        bundle.set_use_isolating(false);
        for text in ENGLISH {
            // A slip in a locale file fails the tests below; here the good messages still serve.
            let resource =
                FluentResource::try_new((*text).to_owned()).unwrap_or_else(|(good, _)| good);
            let _ = bundle.add_resource(resource);
        }
        Self(bundle)
    }

    /// The message `id`; the id itself where there is none, which the house rules test for.
    pub fn say(&self, id: &str) -> String {
        self.say_with(id, &[])
    }

    /// The message `id` with its arguments filled in.
    pub fn say_with(&self, id: &str, args: &[(&str, FluentValue<'_>)]) -> String {
        let Some(pattern) = self.0.get_message(id).and_then(|it| it.value()) else {
            return id.to_owned();
        };
        let args: FluentArgs<'_> = args
            .iter()
            .map(|(name, value)| (*name, value.clone()))
            .collect();
        self.0
            .format_pattern(pattern, Some(&args), &mut Vec::new())
            .into_owned()
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

fn english() -> LanguageIdentifier {
    "en".parse().expect("en is a language")
}

impl fmt::Debug for Words {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Words(..)")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_locale_file_parses_and_no_message_is_said_twice() {
        let mut seen = FluentBundle::new_concurrent(vec![english()]);
        for text in ENGLISH {
            let resource = FluentResource::try_new((*text).to_owned()).expect("the file parses");
            seen.add_resource(resource)
                .expect("each message stands once");
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
