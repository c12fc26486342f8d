//! What the tool does, file by file; each answers what to print, or why it was not done.

use std::{
    fmt::Write as _,
    fs::{self, OpenOptions},
    io::Write as _,
    path::Path,
};

use care::{
    plan::default_plan,
    plan_difference::differences,
    plan_file::{self, LONGEST, PlanFile},
    plan_page::Change,
    words::Words,
};
use seal::{
    key::{PublicKey, SecretKey},
    letter,
    seal::Purpose,
};

use crate::sheet;

/// What to print, or why it was not done.
pub type Said = Result<String, String>;

/// The largest file that is read: a picture from a camera.
const LARGEST: u64 = 16 << 20;

/// Makes a key in a new file that nobody else may read.
///
/// # Errors
///
/// When the file is there already or cannot be written.
pub fn make_key(file: &Path) -> Said {
    let key = SecretKey::draw().map_err(|it| it.to_string())?;
    let mut options = OpenOptions::new();
    options.write(true).create_new(true);
    #[cfg(unix)]
    std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
    let mut kept = options.open(file).map_err(with(file))?;
    kept.write_all(key.file().as_bytes())
        .and_then(|()| kept.sync_all())
        .map_err(with(file))?;
    let digits = key.public().fingerprint();
    Ok(format!(
        "Your key is in {}. Nobody but you should have it.\n\
         Its digits, for your patients to compare with:\n\n    {digits}",
        file.display()
    ))
}

/// Checks and signs a plan.
///
/// # Errors
///
/// What is wrong with the plan, and where.
pub fn sign(key: &Path, plan: &Path, out: &Path) -> Said {
    let kept = fs::read_to_string(key).map_err(with(key))?;
    let signer = SecretKey::read(&kept).map_err(|it| format!("{}: {it}", key.display()))?;
    let text = String::from_utf8(read(plan)?).map_err(|_| "the plan is no text".to_owned())?;
    let checked = plan_file::read(&text).map_err(|it| format!("{}: {it}", plan.display()))?;
    let file = letter::write(&signer, Purpose::Plan, &short(&text, &checked));
    fs::write(out, &file).map_err(with(out))?;
    let head = format!("Signed: {} ({} bytes).", out.display(), file.len());
    Ok(format!("{head}\n\n{}", told(&checked, &signer.public())))
}

/// Draws a signed plan as a picture of QR codes.
///
/// # Errors
///
/// When the file is no signed plan, or too long for one picture.
pub fn to_picture(file: &Path, out: &Path) -> Said {
    let bytes = read(file)?;
    letter::read(&bytes, Purpose::Plan, LONGEST).map_err(|it| it.to_string())?;
    let picture = sheet::draw(&bytes)?;
    picture
        .save_with_format(out, image::ImageFormat::Png)
        .map_err(|it| format!("{}: {it}", out.display()))?;
    Ok(format!("Drawn: {}", out.display()))
}

/// Says what a file or a picture says, and who signed it.
///
/// # Errors
///
/// Why the app would refuse it.
pub fn look(file: &Path) -> Said {
    let letter = letter::read(&read(file)?, Purpose::Plan, LONGEST).map_err(|it| it.to_string())?;
    let plan = plan_file::read(&letter.text).map_err(|it| it.to_string())?;
    Ok(told(&plan, &letter.key))
}

/// The text without its remarks, so that the picture stays small, if it still says the same.
fn short(text: &str, says: &PlanFile) -> String {
    let is_remark = |line: &&str| line.trim_start().starts_with('#') || line.trim().is_empty();
    let lines = text.lines().filter(|it| !is_remark(it));
    let short: String = lines.map(|line| format!("{line}\n")).collect();
    match plan_file::read(&short) {
        Ok(same) if same == *says => short,
        Ok(_) | Err(_) => text.to_owned(),
    }
}

/// A plan in words, as the patient will see it.
fn told(file: &PlanFile, key: &PublicKey) -> String {
    let words = Words::english();
    let mut said = format!("From: {}\nSigned by the key with these digits: ", file.from);
    // Writing into a string does not fail.
    let _ = writeln!(said, "{}", key.fingerprint());
    let _ = writeln!(said, "Number: {}", file.number);
    let _ = write!(said, "Holds from {}", words.date(file.effective));
    if let Some(until) = file.until {
        let _ = write!(said, " to {}", words.date(until));
    }
    said.push('\n');
    if let Some(note) = &file.note {
        let _ = writeln!(said, "Note: {note}");
    }
    let differences = differences(&words, &default_plan(), &file.plan);
    said.push_str(match differences.is_empty() {
        true => "\nIt asks for the same as the plan that comes with the app.\n",
        false => "\nBeside the plan that comes with the app:\n",
    });
    for it in differences {
        let sign = match it.change {
            Change::New => '+',
            Change::Gone => '-',
            Change::Other => '*',
        };
        let _ = writeln!(said, "{sign} {}", it.title);
        for line in it.lines {
            let _ = writeln!(said, "    {line}");
        }
    }
    said
}

fn read(file: &Path) -> Result<Vec<u8>, String> {
    let length = fs::metadata(file).map_err(with(file))?.len();
    if length > LARGEST {
        return Err(format!("{}: too large for a plan", file.display()));
    }
    fs::read(file).map_err(with(file))
}

fn with(file: &Path) -> impl Fn(std::io::Error) -> String + '_ {
    move |it| format!("{}: {it}", file.display())
}
