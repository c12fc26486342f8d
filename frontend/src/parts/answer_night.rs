//! The night as it is remembered: four times, and three small numbers.

use care::{
    contract::Failure,
    night::{self, Night},
    night_told::{Asked, Offered, with_time},
    refusal::Refusal,
    time::instant_of,
};
use chrono::{FixedOffset, Offset, Utc};
use yew::prelude::*;

use crate::{
    parts::{
        answer_stepper::Stepper,
        moment::TimeOfDay,
        sentence::{paragraph, said},
    },
    say::{city, failure, say, say_with},
};

/// Most minutes that can be stepped to.
const MOST_MINUTES: u16 = 600;

/// Draws the night.
#[derive(Properties, PartialEq)]
pub struct NightDiary {
    /// As the patient has told it.
    pub told: Option<Night>,
    /// The usual one.
    pub offered: Offered,
    /// Called with the night at every change.
    pub onedit: Callback<Night>,
}

impl NightDiary {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        let night = self.told.as_ref().unwrap_or(&self.offered.night);
        let time = |asked: Asked| {
            let (onedit, before) = (self.onedit.clone(), night.clone());
            let onchange = Callback::from(move |time| onedit.emit(with_time(&before, asked, time)));
            let id = word(asked);
            part!(TimeOfDay {
                id,
                legend: say(id),
                time: asked.of(night),
                onchange
            })
        };
        let step = |change: fn(&mut Night, u16)| {
            let (onedit, night) = (self.onedit.clone(), night.clone());
            Callback::from(move |number: u16| {
                let mut next = night.clone();
                change(&mut next, number);
                onedit.emit(next);
            })
        };
        html! {
            <div class="night">
                if self.told.is_none() { { said("quiet", "fill-night-usual") } }
                if let Some(zone) = &self.offered.left_zone {
                    { paragraph("quiet", say_with("fill-night-travelled", &[("place", city(zone).into())])) }
                }
                <div class="night-times">{ for Asked::ALL.into_iter().map(time) }</div>
                { part!(Stepper {
                    label: say("fill-night-sol"), value: night.sol_min, step: 5, most: MOST_MINUTES,
                    onset: step(|it, minutes| it.sol_min = minutes),
                }) }
                { part!(Stepper {
                    label: say("fill-night-awakenings"), value: u16::from(night.awakenings),
                    step: 1, most: 30,
                    onset: step(|it, times| it.awakenings = u8::try_from(times).unwrap_or(u8::MAX)),
                }) }
                { part!(Stepper {
                    label: say("fill-night-waso"), value: night.waso_min, step: 5,
                    most: MOST_MINUTES, onset: step(|it, minutes| it.waso_min = minutes),
                }) }
                <div role="status">
                    if let Some(refusal) = refusal(night) {
                        <p class="kind-word">{ failure(&Failure::Refused(refusal)) }</p>
                    } else if let Some(told) = asleep_in_words(night) {
                        <p class="night-asleep">{ told }</p>
                    }
                </div>
            </div>
        }
    }
}

fn word(asked: Asked) -> &'static str {
    match asked {
        Asked::InBed => "fill-night-in-bed",
        Asked::LightsOut => "fill-night-lights-out",
        Asked::FinalWake => "fill-night-final-wake",
        Asked::OutOfBed => "fill-night-out-of-bed",
    }
}

/// Why these times do not make a night, before the shell is asked, which knows the zone
/// and the hour as well.
pub fn refusal(night: &Night) -> Option<Refusal> {
    // By two clocks that stand as far apart as is known beforehand.
    let change = FixedOffset::east_opt(i32::from(night.clock_change_min) * 60);
    let (bed, zone) = (Utc.fix(), change.unwrap_or(Utc.fix()));
    let up = instant_of(&zone, night.out_of_bed);
    night::accept(night.clone(), &bed, &zone, up).err()
}

/// "About 7 h 10 min asleep"; nothing while the times do not make a night.
pub fn asleep_in_words(night: &Night) -> Option<String> {
    let asleep = night::figures(night).tst_min;
    if asleep <= 0 || refusal(night).is_some() {
        return None;
    }
    let (hours, minutes) = (asleep / 60, asleep % 60);
    Some(match minutes {
        0 => say_with("fill-night-asleep-hours", &[("hours", hours.into())]),
        _ => say_with(
            "fill-night-asleep",
            &[("hours", hours.into()), ("minutes", minutes.into())],
        ),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(in_bed: &str, up: &str) -> Night {
        Night {
            woke_on: "2026-10-29".parse().unwrap(),
            in_bed: in_bed.parse().unwrap(),
            lights_out: in_bed.parse().unwrap(),
            sol_min: 15,
            awakenings: 1,
            waso_min: 35,
            final_wake: up.parse().unwrap(),
            out_of_bed: up.parse().unwrap(),
            clock_change_min: 0,
            change_before_min: 0,
            change_after_min: 0,
        }
    }

    #[test]
    fn the_time_asleep_is_told_without_the_time_awake() {
        let night = told("2026-10-28T23:00:00", "2026-10-29T07:00:00");
        assert_eq!(
            asleep_in_words(&night).as_deref(),
            Some("About 7 h 10 min asleep")
        );
    }

    #[test]
    fn times_that_make_no_night_are_not_added_up() {
        let night = told("2026-10-28T10:00:00", "2026-10-29T07:00:00");
        assert_eq!(refusal(&night), Some(Refusal::NightTooLong));
        assert_eq!(asleep_in_words(&night), None);
    }
}
