//! A reduced run of the measuring of taps: what follows from one is ready within one frame.

use journeys::bench::taps::{FRAME, taken};

#[tokio::test(flavor = "multi_thread")]
async fn what_follows_from_a_tap_is_ready_within_one_frame() {
    let taken = taken(1).await;
    println!("{} taps, median {:.2} ms", taken.count(), taken.median());
    assert!(taken.count() > 30, "{taken:?}");
    assert!(taken.nineteen_of_twenty() <= FRAME, "{taken:?}");
}
