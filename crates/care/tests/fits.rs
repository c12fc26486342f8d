//! Which answers fit their questions, for any answer at all.

use care::{
    form::{AnswerKind, Rated, Step, Value},
    library,
    private::Private,
    refusal::Refusal,
    steps::fits,
    tidy::tidied,
};
use proptest::prelude::{
    Just, Strategy, any, prop, prop_assert, prop_assert_eq, prop_oneof, proptest,
};

#[test]
fn a_number_fits_only_on_its_scale_and_its_steps() {
    for step in steps() {
        let AnswerKind::Scale {
            from, to, step: by, ..
        } = step.answer
        else {
            continue;
        };
        for number in from - by..=to + by {
            let is_on = (from..=to).contains(&number) && (number - from) % by == 0;
            let expected = if is_on {
                Ok(())
            } else {
                Err(Refusal::AnswerDoesNotFit)
            };
            assert_eq!(
                fits(step, &Value::Number(number)),
                expected,
                "{}",
                step.id.0
            );
        }
        for extreme in [i32::MIN, i32::MAX] {
            assert!(
                fits(step, &Value::Number(extreme)).is_err(),
                "{}",
                step.id.0
            );
        }
    }
}

fn steps() -> impl Iterator<Item = &'static Step> {
    library::forms().iter().flat_map(|form| &form.steps)
}

fn values() -> impl Strategy<Value = Value> {
    let words = || any::<String>().prop_map(Private);
    let mood = (words(), any::<u8>()).prop_map(|(word, strength)| Rated { word, strength });
    prop_oneof![
        words().prop_map(Value::Text),
        (
            prop::collection::vec(words(), 0..10),
            any::<Option<usize>>()
        )
            .prop_map(|(lines, marked)| Value::Lines { lines, marked }),
        prop::collection::vec(mood, 0..8).prop_map(Value::Moods),
        any::<i32>().prop_map(Value::Number),
        (-1..=101).prop_map(Value::Number),
        "none|alcohol|[a-z_]{0,12}".prop_map(Value::Choice),
        prop::collection::vec("none|dizzy|bladder", 0..3).prop_map(Value::Choices),
        Just(Value::Seen),
        Just(Value::Declined),
        (0..4_000_000_000_i64).prop_map(|it| {
            Value::When(
                chrono::DateTime::from_timestamp(it, 0)
                    .unwrap_or_default()
                    .naive_utc(),
            )
        }),
    ]
}

proptest! {
    #[test]
    fn what_fits_comes_back_from_the_journal_as_it_was_given(value in values()) {
        for step in steps() {
            for value in [value.clone(), tidied(value.clone())] {
                if fits(step, &value).is_ok() {
                    let kept = serde_json::to_string(&value).unwrap();
                    prop_assert_eq!(serde_json::from_str::<Value>(&kept).unwrap(), value);
                }
            }
        }
    }

    #[test]
    fn tidying_leaves_nothing_that_cannot_be_seen_and_changes_nothing_twice(value in values()) {
        let once = tidied(value);
        prop_assert_eq!(&tidied(once.clone()), &once);
        if let Value::Text(words) = once {
            prop_assert!(words.reveal().chars().all(|it| it == '\n' || !it.is_control()));
        }
    }
}
