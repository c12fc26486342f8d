//! Pictures of a journey, numbered in the order in which they were taken; or none.

use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
    sync::atomic::{AtomicU32, Ordering},
};

use crate::{hand::Hand, window::SIZE};

/// Where pictures go.
pub struct Album {
    folder: Option<PathBuf>,
    count: AtomicU32,
}

impl Album {
    /// An album in this folder, empty at first.
    pub fn at(folder: PathBuf) -> Self {
        // What an earlier journey left would pass for this one's.
        let _ = fs::remove_dir_all(&folder);
        fs::create_dir_all(&folder).expect("the album's folder");
        Self {
            folder: Some(folder),
            count: AtomicU32::new(0),
        }
    }

    /// For journeys that only check.
    pub fn none() -> Self {
        Self {
            folder: None,
            count: AtomicU32::new(0),
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
        if let Some(file) = self.next(name) {
            hand.comes_to_rest().await;
            hand.picture(&file).await;
        }
    }

    /// The file of the next picture; none where no pictures are taken.
    pub fn next(&self, name: &str) -> Option<PathBuf> {
        let folder = self.folder.as_ref()?;
        let number = self.count.fetch_add(1, Ordering::Relaxed) + 1;
        Some(folder.join(format!("{number:02}-{name}.png")))
    }
}

/// Takes a picture of the window on a display: the driver of WebKit never hands one over.
pub(crate) fn take(display: &str, file: &Path) {
    let (width, height) = SIZE;
    let taken = Command::new("import")
        .env("DISPLAY", display)
        .args(["-window", "root"])
        .args(["-crop", &format!("{width}x{height}+0+0"), "+repage"])
        .arg(file)
        .status();
    let taken = taken.expect("imagemagick is installed");
    assert!(taken.success(), "no picture of {display}");
}
