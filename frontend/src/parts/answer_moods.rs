//! Mood words to pick or to type, each with a strength; and the same moods rated once more.

use care::{
    form::{Rated, Value},
    private::Private,
    steps::MOOD_MAX,
};
use web_sys::HtmlInputElement;
use yew::prelude::*;

use crate::{
    parts::{
        answer_scale::pressed,
        answer_slider::Slider,
        icon::{Glyph, icon},
        sentence::said,
    },
    say::{say, say_with},
};

/// Where the thumb of a newly picked mood stands.
const BEGINS_AT: u8 = 50;

/// Between two strengths.
const STEP: i32 = 5;

/// Draws words to pick from and a slider for each picked one.
#[derive(Properties, PartialEq)]
pub struct Moods {
    /// Most moods.
    pub up_to: usize,
    /// Words to pick from.
    pub suggestions: Vec<String>,
    /// The moods so far.
    pub moods: Vec<Rated>,
    /// Called with the moods at every change.
    pub onedit: Callback<Value>,
}

kept!(Moods, use_moods);

#[hook]
fn use_moods(props: &Moods) -> Html {
    let own = use_state_eq(String::new);
    let is_full = props.moods.len() >= props.up_to;
    let chip = |word: &String| {
        let is_picked = has(&props.moods, word);
        let (onedit, next) = (props.onedit.clone(), toggled(&props.moods, word));
        let onclick = Callback::from(move |_| onedit.emit(Value::Moods(next.clone())));
        html! {
            <button type="button" class="chip" aria-pressed={pressed(is_picked)}
                disabled={is_full && !is_picked} {onclick}>{ word }</button>
        }
    };
    let oninput = {
        let own = own.clone();
        Callback::from(move |it: InputEvent| {
            own.set(it.target_unchecked_into::<HtmlInputElement>().value());
        })
    };
    let onsubmit = {
        let (own, onedit, moods) = (own.clone(), props.onedit.clone(), props.moods.clone());
        Callback::from(move |it: SubmitEvent| {
            it.prevent_default();
            let word = tidy(&own);
            if !word.is_empty() && !has(&moods, &word) {
                onedit.emit(Value::Moods(toggled(&moods, &word)));
            }
            own.set(String::new());
        })
    };
    html! {
        <div class="moods">
            <p class="quiet">{ say(if is_full { "fill-moods-full" } else { "fill-moods-pick" }) }</p>
            <div class="chips">{ for props.suggestions.iter().map(chip) }</div>
            if !is_full {
                <form class="mood-own" {onsubmit}>
                    <input type="text" value={(*own).clone()} {oninput} maxlength={MOOD_MAX.to_string()}
                        aria-label={say("fill-mood-own")} placeholder={say("fill-mood-own")}
                        autocomplete="off" spellcheck="false" />
                    <button type="submit" class="key">{ say("fill-mood-add") }</button>
                </form>
            }
            // One child, however many are picked: else the chips above are made anew and lose the focus.
            <>{ for props.moods.iter().map(|mood| picked(mood, &props.moods, &props.onedit)) }</>
        </div>
    }
}

fn picked(mood: &Rated, moods: &[Rated], onedit: &Callback<Value>) -> Html {
    let word = mood.word.reveal().to_owned();
    let named = |id: &str| say_with(id, &[("mood", word.clone().into())]);
    let onset = {
        let (onedit, moods, word) = (onedit.clone(), moods.to_vec(), mood.word.clone());
        Callback::from(move |number| onedit.emit(Value::Moods(rated(&moods, &word, number))))
    };
    let without = toggled(moods, &word);
    let remove = onedit.reform(move |_| Value::Moods(without.clone()));
    html! {
        <section key={word.clone()} class="mood">
            <header>
                <h3>{ &word }</h3>
                <button type="button" class="key round" aria-label={named("fill-mood-remove")} onclick={remove}>
                    { icon(Glyph::Close) }
                </button>
            </header>
            { part!(Slider {
                label: named("fill-mood-strength"), from: 0, to: 100, step: STEP,
                low: say("fill-mood-weak"), high: say("fill-mood-strong"),
                value: i32::from(mood.strength), onset,
            }) }
        </section>
    }
}

/// Draws each mood with its first rating and a slider for now. Nothing counts until it is touched.
#[derive(Properties, PartialEq)]
pub struct Again {
    /// The first rating.
    pub first: Vec<Rated>,
    /// The second, as far as it goes.
    pub again: Vec<Rated>,
    /// Called with the second rating at every change.
    pub onedit: Callback<Value>,
}

impl Again {
    /// Drawn at once: it has no state of its own.
    pub fn draw(&self) -> Html {
        if self.first.is_empty() {
            return html! { { said("quiet", "fill-moods-none") } };
        }
        let row = |mood: &Rated| {
            let now = strength(&self.again, &mood.word);
            let onset = {
                let (onedit, again) = (self.onedit.clone(), self.again.clone());
                let (first, word) = (self.first.clone(), mood.word.clone());
                Callback::from(move |number| {
                    let all = rated(&again, &word, number);
                    onedit.emit(Value::Moods(in_order_of(&first, &all)));
                })
            };
            let before = i32::from(mood.strength);
            let word: AttrValue = mood.word.reveal().to_owned().into();
            let asked = say_with(
                "fill-mood-before",
                &[("mood", word.to_string().into()), ("number", before.into())],
            );
            html! {
                <section key={word.to_string()} class="mood">
                    <h3>{ &asked }</h3>
                    { part!(Slider {
                        label: asked.clone(), from: 0, to: 100, step: STEP,
                        low: say("fill-mood-weak"), high: say("fill-mood-strong"), value: now,
                        waits_at: before, onset: onset.clone(),
                    }) }
                    <button type="button" class="chip" aria-pressed={pressed(now == Some(before))}
                        onclick={onset.reform(move |_| before)}>{ say("fill-mood-same") }</button>
                </section>
            }
        };
        html! { <div class="moods">{ for self.first.iter().map(row) }</div> }
    }
}

fn tidy(word: &str) -> String {
    word.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn is_same(mood: &Rated, word: &str) -> bool {
    mood.word.reveal().eq_ignore_ascii_case(word)
}

fn has(moods: &[Rated], word: &str) -> bool {
    moods.iter().any(|it| is_same(it, word))
}

fn strength(moods: &[Rated], word: &Private) -> Option<i32> {
    let found = moods.iter().find(|it| it.word == *word);
    found.map(|it| i32::from(it.strength))
}

/// The moods after a tap on a word.
fn toggled(moods: &[Rated], word: &str) -> Vec<Rated> {
    if has(moods, word) {
        return moods
            .iter()
            .filter(|it| !is_same(it, word))
            .cloned()
            .collect();
    }
    let new = Rated {
        word: Private::from(word),
        strength: BEGINS_AT,
    };
    moods.iter().cloned().chain([new]).collect()
}

/// The moods with this word at this strength.
fn rated(moods: &[Rated], word: &Private, number: i32) -> Vec<Rated> {
    let strength = u8::try_from(number.clamp(0, 100)).unwrap_or(BEGINS_AT);
    let mut all = moods.to_vec();
    match all.iter_mut().find(|it| it.word == *word) {
        Some(mood) => mood.strength = strength,
        None => all.push(Rated {
            word: word.clone(),
            strength,
        }),
    }
    all
}

fn in_order_of(first: &[Rated], again: &[Rated]) -> Vec<Rated> {
    let rated_again = |before: &Rated| again.iter().find(|it| it.word == before.word);
    first.iter().filter_map(rated_again).cloned().collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mood(word: &str, strength: u8) -> Rated {
        Rated {
            word: word.into(),
            strength,
        }
    }

    #[test]
    fn a_second_tap_takes_a_mood_back() {
        let one = toggled(&[], "sad");
        assert_eq!(one, [mood("sad", BEGINS_AT)]);
        assert!(toggled(&one, "Sad").is_empty());
    }

    #[test]
    fn a_strength_stays_on_its_scale() {
        assert_eq!(
            rated(&[mood("sad", 5)], &"sad".into(), -5),
            [mood("sad", 0)]
        );
        assert_eq!(rated(&[], &"sad".into(), 105), [mood("sad", 100)]);
    }

    #[test]
    fn the_second_rating_stands_in_the_order_of_the_first() {
        let first = [mood("sad", 80), mood("tense", 60)];
        let again = rated(&rated(&[], &"tense".into(), 20), &"sad".into(), 40);
        assert_eq!(
            in_order_of(&first, &again),
            [mood("sad", 40), mood("tense", 20)]
        );
    }

    #[test]
    fn a_typed_mood_loses_stray_spaces_only() {
        assert_eq!(tidy("  not  quite here "), "not quite here");
    }
}
