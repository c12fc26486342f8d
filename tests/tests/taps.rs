//! A reduced run of the measuring of taps: it sees them. How long they may take is for the bench.

use journeys::bench::taps::taken;

#[tokio::test(flavor = "multi_thread")]
async fn every_tap_in_a_form_is_measured() {
    let taken = taken(1).await;
    assert!(taken.count() > 30, "{taken:?}");
    assert!(taken.spread().0 > 0.0, "{taken:?}");
}
