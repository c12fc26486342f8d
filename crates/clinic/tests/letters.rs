//! From the clinician's desk to the patient's plan: signed, drawn, photographed, read, unfolded.

use std::{fs, io::Cursor, path::Path};

use care::{
    entry::{EntryId, Recorded},
    plan::CarePlan,
    plan_file::{self, LONGEST},
    profile::Habits,
    schedule::{Occurrence, Record, occurrences},
    session::{Route, Session, SessionState},
    time::{Stamp, care_day},
};
use chrono::{NaiveDateTime, TimeDelta, Utc};
use clinic::{
    desk::{look, make_key, sign, to_picture},
    sheet,
};
use image::{DynamicImage, GrayImage, ImageFormat};
use seal::{
    key::SecretKey,
    letter::{self, Unreadable},
    picture::NoFile,
    seal::Purpose,
};

const EXAMPLE: &str = include_str!("../../../assets/plan/example-change.toml");

fn key() -> SecretKey {
    SecretKey::of(&[7; 32])
}

fn signed() -> Vec<u8> {
    letter::write(&key(), Purpose::Plan, EXAMPLE)
}

fn bytes(picture: &DynamicImage, format: ImageFormat) -> Vec<u8> {
    let mut bytes = Cursor::new(Vec::new());
    picture
        .write_to(&mut bytes, format)
        .expect("a picture can be written");
    bytes.into_inner()
}

fn drawn() -> DynamicImage {
    sheet::draw(&signed()).expect("the example is small").into()
}

#[track_caller]
fn is_read(picture: &DynamicImage, format: ImageFormat) {
    let read = letter::read(&bytes(picture, format), Purpose::Plan, LONGEST);
    let read = read.expect("the codes are read");
    assert_eq!((read.file, read.text.as_str()), (signed(), EXAMPLE));
    assert_eq!(read.key, key().public());
}

#[test]
fn a_picture_is_the_same_file_however_it_comes() {
    is_read(&drawn(), ImageFormat::Png);
    is_read(&drawn(), ImageFormat::Jpeg);
    is_read(&drawn().rotate90(), ImageFormat::Jpeg);
    let (width, height) = (drawn().width(), drawn().height());
    let smooth = image::imageops::FilterType::Triangle;
    is_read(
        &drawn().resize(width * 4 / 5, height * 4 / 5, smooth),
        ImageFormat::Jpeg,
    );
    // On a larger sheet, as a screenshot has it.
    let mut sheet = GrayImage::from_pixel(1600, 1400, image::Luma([236]));
    image::imageops::overlay(&mut sheet, &drawn().into_luma8(), 117, 311);
    is_read(&sheet.into(), ImageFormat::Jpeg);
}

#[test]
fn a_picture_that_lost_a_code_is_refused() {
    let drawn = drawn();
    assert!(drawn.width() > drawn.height(), "there are two codes");
    let half = drawn.crop_imm(0, 0, drawn.width() / 2, drawn.height());
    let said = letter::read(&bytes(&half, ImageFormat::Png), Purpose::Plan, LONGEST);
    assert_eq!(said, Err(Unreadable::Picture(NoFile::NotAllCodes)));
}

#[test]
fn a_picture_cut_short_is_refused() {
    for format in [ImageFormat::Png, ImageFormat::Jpeg] {
        let whole = bytes(&drawn(), format);
        let half = &whole[..whole.len() / 2];
        let said = letter::read(half, Purpose::Plan, LONGEST).unwrap_err();
        assert!(matches!(said, Unreadable::Picture(_)), "{format:?}: {said}");
    }
}

#[test]
fn the_tool_makes_a_key_signs_draws_and_looks() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    let said = make_key(&at("own.key")).unwrap();
    make_key(&at("own.key")).expect_err("a key is never overwritten");
    #[cfg(unix)]
    {
        let kept = fs::metadata(at("own.key")).unwrap();
        let mode = std::os::unix::fs::PermissionsExt::mode(&kept.permissions());
        assert_eq!(mode & 0o777, 0o600, "nobody else reads it");
    }
    fs::write(at("plan.toml"), EXAMPLE).unwrap();
    let signed = sign(&at("own.key"), &at("plan.toml"), &at("own.gwplan")).unwrap();
    to_picture(&at("own.gwplan"), &at("own.png")).unwrap();
    let digits = said.lines().last().unwrap().trim();
    assert_eq!(digits.len(), 23, "four groups of five digits: {digits}");
    for file in ["own.gwplan", "own.png"] {
        let seen = look(&at(file)).unwrap();
        assert!(seen.contains(digits) && signed.ends_with(&seen), "{seen}");
        assert!(seen.contains("+ Ten minutes in the park"), "{seen}");
    }
    assert!(
        is_small(&at("own.png")),
        "one code holds the example without its remarks"
    );
}

fn is_small(picture: &Path) -> bool {
    let picture = image::open(picture).expect("the tool drew it");
    picture.width() == picture.height()
}

#[test]
fn the_tool_signs_no_plan_that_the_app_would_refuse() {
    let dir = tempfile::tempdir().unwrap();
    let at = |name: &str| dir.path().join(name);
    make_key(&at("own.key")).unwrap();
    fs::write(at("bad.toml"), EXAMPLE.replace("caffeine", "home_card")).unwrap();
    let why = sign(&at("own.key"), &at("bad.toml"), &at("bad.gwplan")).unwrap_err();
    assert!(
        why.contains("safety cards stay") && why.contains("home_card"),
        "{why}"
    );
    assert!(!at("bad.gwplan").exists());
    fs::write(at("no.key"), "hello").unwrap();
    sign(&at("no.key"), &at("bad.toml"), &at("bad.gwplan")).expect_err("no key");
    look(&at("bad.toml")).expect_err("not signed");
}

#[test]
fn the_example_unfolds_as_it_says() {
    let letter = letter::read(&signed(), Purpose::Plan, LONGEST).unwrap();
    let plan = plan_file::read(&letter.text).unwrap().plan;
    let all = unfolded(&plan);
    let of = |rule: &'static str| all.iter().filter(move |it| it.id.rule.0 == rule);
    assert!(of("caffeine").next().is_none(), "it is no longer asked");
    let evening = |it: &Occurrence| it.due.time().to_string();
    assert!(of("wind_down").any(|it| evening(it) == "21:30:00"));
    let walks: Vec<i64> = of("park_walk")
        .map(|it| (care_day(it.due) - day0()).num_days())
        .collect();
    assert_eq!(walks, [3, 5]);
    assert!(of("day4_thought_record").all(|it| it.notice.is_none()));
}

fn dosed() -> NaiveDateTime {
    "2026-11-03T14:00:00".parse().expect("a time")
}

fn day0() -> chrono::NaiveDate {
    care_day(dosed())
}

/// A week after a session, with nights from 23:00 to 07:00.
fn unfolded(plan: &CarePlan) -> Vec<Occurrence> {
    let stamp = Stamp {
        at: dosed().and_utc().fixed_offset(),
        zone: "UTC".into(),
    };
    let session = Recorded {
        id: EntryId(1),
        recorded: stamp.clone(),
        day: day0(),
        at: dosed(),
        corrected: false,
        fact: Session {
            dosed: stamp.clone(),
            route: Route::Nasal,
            dose: None,
            clinic: None,
            left_clinic_at: None,
            state: SessionState::Held,
        },
    };
    let record = Record {
        sessions: vec![session],
        ..Record::default()
    };
    let habits = Habits {
        bedtime: "23:00:00".parse().expect("a time"),
        waking: "07:00:00".parse().expect("a time"),
    };
    let window = dosed()..dosed() + TimeDelta::days(7);
    occurrences(plan, &record, &habits, &Utc, stamp.at, window)
}
