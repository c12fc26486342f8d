//! How hard a passphrase is stretched.

use std::time::Duration;

use care::private::Private;
use serde::{Deserialize, Serialize};

use crate::{error::Error, slots};

/// How hard Argon2id works.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Cost {
    /// Memory, in KiB.
    pub memory_kib: u32,
    /// Passes over it.
    pub passes: u32,
    /// Lanes.
    pub lanes: u32,
}

/// For new slots: 64 MiB and 3 passes, the second choice of RFC 9106 in one lane; 0.2 s on a laptop.
pub const COST: Cost = Cost {
    memory_kib: 64 * 1024,
    passes: 3,
    lanes: 1,
};

/// New slots are refused below this.
pub(crate) const FLOOR: Cost = COST;

/// Unlocking may take so long on the device on which it was set up.
const WORTH: Duration = Duration::from_millis(600);

/// More passes than this are never asked for: the same journal may move to a slower device.
const MOST_PASSES: u32 = 10;

/// The cost for a device that takes `took` for [`COST`]: as many passes as fit, and never fewer.
pub fn calibrated(took: Duration) -> Cost {
    let fits = WORTH.as_millis() * u128::from(COST.passes) / took.as_millis().max(1);
    let passes = u32::try_from(fits).unwrap_or(MOST_PASSES);
    Cost {
        passes: passes.clamp(COST.passes, MOST_PASSES),
        ..COST
    }
}

/// Stretches nothing in particular by [`COST`], to see how long that takes here.
///
/// # Errors
///
/// [`Error::Cipher`].
pub fn stretch_once() -> Result<(), Error> {
    slots::stretch(&Private::default(), COST, &[0; 16]).map(drop)
}

/// Slots beyond this are not tried: a forged file must not use up the device.
pub(crate) const CEILING: Cost = Cost {
    memory_kib: 1024 * 1024,
    passes: 16,
    lanes: 16,
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_fast_device_makes_more_passes_and_a_slow_one_never_fewer() {
        let passes = |ms| calibrated(Duration::from_millis(ms)).passes;
        assert_eq!([0, 200, 300, 599, 60_000].map(passes), [10, 9, 6, 3, 3]);
    }
}
