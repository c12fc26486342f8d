//! The figures: medians of samples taken in turns, as a table and as a file.

use std::{fs, io, path::Path, time::Duration};

use serde::Serialize;

/// One figure beside what it is measured against.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Figure {
    /// What was measured.
    pub name: String,
    /// How much.
    pub value: f64,
    /// Of what.
    pub unit: &'static str,
    /// The bare counterpart, if there is one.
    pub versus: Option<&'static str>,
    /// How much that was.
    pub versus_value: Option<f64>,
    /// How many times as much.
    pub ratio: Option<f64>,
    /// At most so many times as much; without a counterpart at most so much; none: stated only.
    pub target: Option<f64>,
}

/// Samples of the same thing.
#[derive(Clone, Debug, Default)]
pub struct Samples(Vec<f64>);

impl Samples {
    /// Adds one.
    pub fn push(&mut self, sample: f64) {
        self.0.push(sample);
    }

    /// The middle one; of an even number, the mean of the middle two.
    ///
    /// # Panics
    /// Without a sample.
    pub fn median(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        let middle = sorted.len() / 2;
        if sorted.len().is_multiple_of(2) {
            f64::midpoint(sorted[middle - 1], sorted[middle])
        } else {
            sorted[middle]
        }
    }

    /// How many there are.
    pub fn count(&self) -> usize {
        self.0.len()
    }

    /// Nineteen of twenty are no higher.
    ///
    /// # Panics
    /// Without a sample.
    pub fn nineteen_of_twenty(&self) -> f64 {
        let mut sorted = self.0.clone();
        sorted.sort_by(f64::total_cmp);
        sorted[(sorted.len() * 19).div_ceil(20) - 1]
    }

    /// The lowest and the highest.
    pub fn spread(&self) -> (f64, f64) {
        let lowest = self.0.iter().copied().fold(f64::INFINITY, f64::min);
        let highest = self.0.iter().copied().fold(f64::NEG_INFINITY, f64::max);
        (lowest, highest)
    }
}

impl Figure {
    /// A figure by itself.
    pub fn alone(name: &str, value: f64, unit: &'static str, target: Option<f64>) -> Self {
        Self {
            name: name.to_owned(),
            value: rounded(value),
            unit,
            versus: None,
            versus_value: None,
            ratio: None,
            target,
        }
    }

    /// The median of ours beside the median of the bare counterpart.
    pub fn beside(
        name: &str,
        unit: &'static str,
        ours: &Samples,
        versus: &'static str,
        theirs: &Samples,
        target: impl Into<Option<f64>>,
    ) -> Self {
        for (who, samples) in [("ours", ours), (versus, theirs)] {
            let (lowest, highest) = samples.spread();
            let count = samples.0.len();
            println!(
                "   {name}, {who}: {count} samples, {lowest:.2} to {highest:.2} {unit}, median {:.2}",
                samples.median()
            );
        }
        Self {
            versus: Some(versus),
            versus_value: Some(rounded(theirs.median())),
            ratio: Some(rounded(ours.median() / theirs.median())),
            ..Self::alone(name, ours.median(), unit, target.into())
        }
    }

    /// Whether the target is reached; a figure without one always reaches it.
    pub fn holds(&self) -> bool {
        let reached = self.ratio.unwrap_or(self.value);
        self.target.is_none_or(|target| reached <= target)
    }
}

/// So many milliseconds.
pub fn milliseconds(took: Duration) -> f64 {
    took.as_secs_f64() * 1000.0
}

/// Prints the table.
pub fn tell(figures: &[Figure]) {
    println!();
    for it in figures {
        let beside = match (it.versus, it.versus_value, it.ratio) {
            (Some(versus), Some(value), Some(ratio)) => {
                format!("{versus}: {value} {}; {ratio} times", it.unit)
            }
            _ => String::new(),
        };
        let target = it
            .target
            .map_or("stated only".to_owned(), |it| format!("at most {it}"));
        let missed = if it.holds() { "" } else { "   MISSED" };
        println!(
            "{:44} {:>10} {:6} {beside:60} {target}{missed}",
            it.name, it.value, it.unit
        );
    }
}

/// Writes the figures to `path`, in the place of all or of those with their names.
///
/// # Errors
/// When the file cannot be read or written.
pub fn keep(figures: &[Figure], all: bool, path: &Path) -> io::Result<()> {
    let mut kept: Vec<serde_json::Value> = match fs::read(path) {
        Ok(text) if !all => serde_json::from_slice(&text)?,
        Ok(_) => Vec::new(),
        Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
        Err(error) => return Err(error),
    };
    for figure in figures {
        let new = serde_json::to_value(figure)?;
        match kept.iter_mut().find(|it| it["name"] == new["name"]) {
            Some(place) => *place = new,
            None => kept.push(new),
        }
    }
    fs::write(path, serde_json::to_string_pretty(&kept)?)
}

/// Three digits behind the point are more than a stopwatch tells.
fn rounded(value: f64) -> f64 {
    (value * 1000.0).round() / 1000.0
}

#[cfg(test)]
mod tests {
    use super::*;

    fn samples(of: &[f64]) -> Samples {
        Samples(of.to_vec())
    }

    #[test]
    fn one_slow_sample_does_not_move_the_median() {
        assert_eq!(samples(&[3.0, 1.0, 900.0]).median(), 3.0);
        assert_eq!(samples(&[3.0, 1.0, 900.0, 4.0]).median(), 3.5);
    }

    #[test]
    fn one_sample_of_twenty_may_be_higher() {
        let mut twenty = vec![2.0; 19];
        twenty.push(900.0);
        assert_eq!(samples(&twenty).nineteen_of_twenty(), 2.0);
        assert_eq!(samples(&twenty[..19]).nineteen_of_twenty(), 2.0);
        assert_eq!(samples(&[7.0]).nineteen_of_twenty(), 7.0);
    }

    #[test]
    fn figures_of_one_part_take_the_place_of_their_own_and_of_no_others() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("results.json");
        let figure = |name: &str, value| Figure::alone(name, value, "ms", None);
        let read = || {
            let text = fs::read(&path).unwrap();
            let kept: Vec<serde_json::Value> = serde_json::from_slice(&text).unwrap();
            let told = kept
                .iter()
                .map(|it| (it["name"].clone(), it["value"].clone()));
            told.map(|(name, value)| format!("{name}: {value}"))
                .collect::<Vec<_>>()
        };
        keep(&[figure("a", 1.0), figure("b", 2.0)], false, &path).unwrap();
        keep(&[figure("b", 3.0), figure("c", 4.0)], false, &path).unwrap();
        assert_eq!(read(), ["\"a\": 1.0", "\"b\": 3.0", "\"c\": 4.0"]);
        keep(&[figure("b", 5.0)], true, &path).unwrap();
        assert_eq!(read(), ["\"b\": 5.0"]);
    }

    #[test]
    fn a_missed_target_is_told() {
        let figure = |ours, target| {
            Figure::beside("", "ms", &samples(&[ours]), "", &samples(&[10.0]), target)
        };
        assert!(figure(13.0, 1.3).holds());
        assert!(!figure(13.1, 1.3).holds());
        assert!(!Figure::alone("", 301.0, "KB", Some(300.0)).holds());
        assert!(Figure::alone("", 301.0, "KB", None).holds());
    }
}
