//! The engine's own part of a tap in a form: from the tap to a page that holds what followed from
//! it; neither the browser's drawing nor the shell's keeping, which is measured with saving.

use care::form::Answers;
use chrono_tz::Europe::Berlin;

use crate::{
    bench::figures::{Figure, Samples},
    browser::{Browser, USUAL_TEXT},
    forms::{fill, form},
    patient,
    prove::patient::profile,
};

/// What a screen that draws sixty times a second has for one picture, in ms.
pub const FRAME: f64 = 16.7;

const ROUNDS: usize = 5;

/// Notes for each tap how long it took until the last change of the page that it led to: what is
/// queued at the tap comes after all that the tap set off. Taps that changed nothing do not count.
const WATCH: &str = "
    window.taps = [];
    addEventListener('click', it => {
        if (!it.isTrusted) return;
        const begun = performance.now(), after = new MessageChannel();
        let changed = begun;
        const watch = new MutationObserver(() => { changed = performance.now(); });
        watch.observe(document.body, { subtree: true, childList: true, attributes: true });
        after.port1.onmessage = () => {
            watch.disconnect();
            if (changed > begun) window.taps.push(changed - begun);
        };
        after.port2.postMessage(0);
    }, true);";

/// Measures them in a browser of their own.
///
/// # Errors
///
/// When the system gives no thread.
pub fn measure() -> std::io::Result<Vec<Figure>> {
    let runtime = tokio::runtime::Builder::new_multi_thread()
        .enable_all()
        .build()?;
    let taken = runtime.block_on(taken(ROUNDS));
    let (_, slowest) = taken.spread();
    println!("   {} taps, the slowest {slowest:.1} ms", taken.count());
    Ok(vec![
        Figure::alone(
            "A tap in a form, the engine's own part",
            taken.median(),
            "ms",
            Some(FRAME),
        ),
        Figure::alone(
            "   nineteen of twenty taps",
            taken.nineteen_of_twenty(),
            "ms",
            Some(FRAME),
        ),
    ])
}

/// How long each tap took in an evening, a PHQ-9 and a thought record, so many times over, in ms.
///
/// # Panics
///
/// When a screen never comes.
pub async fn taken(rounds: usize) -> Samples {
    let browser = Browser::open(Berlin, USUAL_TEXT).await;
    let hand = &browser.hand;
    browser.set_up(profile()).await;
    let forms: [(&str, Answers); 3] = [
        ("evening", patient::evening(1)),
        ("phq9", patient::phq9(patient::PHQ9_LATE)),
        ("thought_record", patient::thought_record()),
    ];
    let mut samples = Samples::default();
    for _ in 0..rounds {
        for (name, given) in &forms {
            let form = form(name);
            browser.go(&format!("/fill/{name}")).await;
            hand.is_asked(&form.steps[0].ask).await;
            hand.run(WATCH, vec![]).await;
            fill(hand, form, given).await;
            let taps = hand.run("return window.taps", vec![]).await;
            let taps: Vec<f64> = serde_json::from_value(taps).expect("numbers");
            taps.into_iter().for_each(|it| samples.push(it));
        }
    }
    browser.close().await;
    samples
}
