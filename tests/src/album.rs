//! Pictures of a journey, numbered in the order in which they were taken; or none.

use std::{cell::Cell, fs, path::PathBuf};

use crate::hand::Hand;

/// Where pictures go.
pub struct Album {
    folder: Option<PathBuf>,
    count: Cell<u32>,
}

impl Album {
    /// An album in this folder, empty at first.
    pub fn at(folder: PathBuf) -> Self {
        // What an earlier journey left would pass for this one's.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the album's folder");
        Self {
            folder: Some(folder),
            count: Cell::new(0),
        }
    }

    /// For journeys that only check.
    pub fn none() -> Self {
        Self {
            folder: None,
            count: Cell::new(0),
        }
    }

    /// Takes a picture of the top of the page once it has come to rest.
    pub async fn picture(&self, hand: &Hand, name: &str) {
        if self.folder.is_some() {
            hand.run("window.scrollTo(0, 0)", vec![]).await;
            self.picture_as_it_stands(hand, name).await;
        }
    }

    /// Takes a picture of what is in view once the page has come to rest.
    pub async fn picture_as_it_stands(&self, hand: &Hand, name: &str) {
        let Some(folder) = &self.folder else {
            return;
        };
        hand.comes_to_rest().await;
        let number = self.count.get() + 1;
        self.count.set(number);
        hand.picture(&folder.join(format!("{number:02}-{name}.png")))
            .await;
    }
}
