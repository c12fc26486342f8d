//! A made-up patient's first week, end to end, through the real window.
use journeys::{album::Album, stage::Stage, week::Week};
#[tokio::test(flavor = "multi_thread")]
async fn a_first_week() {
    let stage = Stage::set(chrono_tz::Europe::Berlin);
    let album = Album::at("/tmp/try/album".into());
    let (window, played) = Week::on(&stage, &album).play().await;
    println!("{played:?} {:?}", stage.heard());
    window.kill(&stage);
}
