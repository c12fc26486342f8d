//! What goes on paper from the share screen is the page that is seen, and nothing else.

use std::{
    fs,
    path::Path,
    process::{Command, Stdio},
    sync::Arc,
};

use care::{
    contract::{SaveSummary, SetUp},
    shared::SharedForm,
    summary::Choice,
};
use chrono_tz::Europe::Berlin;
use journeys::{
    browser::{Browser, USUAL_TEXT},
    patient::{PASSPHRASE, at},
    prove::patient::{open_desk, place, profile},
    stage::{Stage, eventually},
    window::Window,
};

/// Pictures of two sheets differ by no more, where a tool of its own has drawn each; of 1.
const ALIKE: f64 = 0.1;

#[tokio::test(flavor = "multi_thread")]
async fn the_pages_that_are_seen_go_on_paper_and_nothing_else() {
    let browser = Arc::new(Browser::open(Berlin, USUAL_TEXT).await);
    let printing = browser.clone();
    let printed = tokio::spawn(async move { printed(&printing).await }).await;
    browser.close().await;
    let Printed {
        share,
        today,
        unstyled,
        page,
    } = printed.expect("it is printed");
    let folder = tempfile::tempdir().expect("a folder");
    let file = |name: &str, pdf: &[u8]| {
        let file = folder.path().join(name);
        fs::write(&file, pdf).expect("room");
        file
    };
    let (share, page) = (file("share.pdf", &share), file("page.pdf", &page));
    assert_eq!(sheets(&share), sheets(&page));
    // The page is a picture there: any letter would be the screen's.
    assert_eq!(letters(&share), "");
    let apart = differ(&share, &page);
    assert!(apart < ALIKE, "{apart}");
    let today = file("today.pdf", &today);
    assert_eq!(letters(&today), "");
    let apart = differ(&today, &page);
    assert!(apart > 2.0 * ALIKE, "an empty sheet is another: {apart}");
    // Without the styles for paper, the screen itself would be on it.
    let unstyled = file("unstyled.pdf", &unstyled);
    assert!(letters(&unstyled).contains("Which days?"));
}

#[tokio::test(flavor = "multi_thread")]
async fn the_window_opens_the_systems_dialog_and_writes_no_file() {
    let stage = Stage::set(Berlin);
    drop(open_desk(&stage.home(), &PASSPHRASE.into()).expect("a journal"));
    let window = Window::open(&stage).await;
    let hand = &window.hand;
    let label = hand.word("locked-passphrase");
    hand.write(&label, PASSPHRASE).await;
    hand.press("locked-open").await;
    hand.press("bar-share").await;
    hand.sees(&hand.word("share-as-text")).await;
    hand.press_row(&hand.word("share-as-printed")).await;
    hand.sees(&hand.word("share-print")).await;
    assert_eq!(dialogs(&stage), "");
    hand.press("share-print").await;
    hand.sees(&hand.word("share-printed")).await;
    eventually(|| "the dialog is open", || !dialogs(&stage).is_empty());
    let saved = fs::read_dir(stage.documents()).expect("the folder").count();
    assert_eq!(saved, 0, "a file was written");
    window.kill(&stage);
}

/// The windows on the stage that are named as GTK names its dialog for paper.
fn dialogs(stage: &Stage) -> String {
    let found = stage
        .command("xdotool")
        .args(["search", "--onlyvisible", "--name", "^Print$"])
        .stdout(Stdio::piped())
        .output()
        .expect("xdotool is installed");
    String::from_utf8_lossy(&found.stdout).trim().to_owned()
}

struct Printed {
    share: Vec<u8>,
    today: Vec<u8>,
    unstyled: Vec<u8>,
    page: Vec<u8>,
}

async fn printed(browser: &Browser) -> Printed {
    browser.clock.set(at(1, "09:00"));
    browser.go("/").await;
    let hand = &browser.hand;
    hand.sees(&hand.word("door-welcome")).await;
    let set_up = SetUp {
        passphrase: PASSPHRASE.into(),
        profile: profile(),
    };
    browser.ask(set_up).await;
    browser.go("/").await;
    hand.sees(&hand.word("today-no-session")).await;
    let today = browser.printed().await;
    browser.go("/share").await;
    hand.sees(&hand.word("share-as-text")).await;
    hand.comes_to_rest().await;
    let share = browser.printed().await;
    let bare = "for (const sheet of document.styleSheets)
        for (const rule of sheet.cssRules)
            if (rule.media?.mediaText === 'print') rule.media.mediaText = 'speech';";
    hand.run(bare, vec![]).await;
    let unstyled = browser.printed().await;
    let today_is = at(1, "09:00").date();
    let choice = Choice {
        from: today_is - chrono::Days::new(6),
        to: today_is,
        ..Choice::default()
    };
    let form = SharedForm::Page;
    let key = None;
    let saved = browser.ask(SaveSummary { choice, form, key }).await;
    Printed {
        share,
        today,
        unstyled,
        page: fs::read(place(&saved)).expect("the page was saved"),
    }
}

fn said(tool: &str, args: &[&str], file: &Path, rest: &[&str]) -> String {
    let mut command = Command::new(tool);
    let done = command.args(args).arg(file).args(rest).output();
    let done = done.expect("the tool is installed");
    String::from_utf8_lossy(&[done.stdout, done.stderr].concat()).into_owned()
}

fn sheets(pdf: &Path) -> String {
    let told = said("pdfinfo", &[], pdf, &[]);
    let line = told.lines().find(|it| it.starts_with("Pages:"));
    line.expect("it has pages").to_owned()
}

fn letters(pdf: &Path) -> String {
    said("pdftotext", &[], pdf, &["-"]).trim().to_owned()
}

/// How much the first sheets differ, of 1.
fn differ(one: &Path, other: &Path) -> f64 {
    let pictures = [one, other].map(|it| {
        let (stem, picture) = (it.with_extension(""), it.with_extension("png"));
        let stem = stem.display().to_string();
        said("pdftoppm", &["-png", "-gray", "-singlefile"], it, &[&stem]);
        // Paper of any size and margin: what stands on it is laid over the other.
        let trimmed = ["-trim", "+repage", "-resize", "400x500!"];
        said("mogrify", &trimmed, &picture, &[]);
        picture
    });
    let [one, other] = &pictures;
    let other = other.display().to_string();
    let told = said("compare", &["-metric", "RMSE"], one, &[&other, "null:"]);
    let of_one = told.split(['(', ')']).nth(1).and_then(|it| it.parse().ok());
    of_one.unwrap_or_else(|| panic!("no comparison: {told}"))
}
