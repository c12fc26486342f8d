//! From what the patient picked to a plan that may be taken: picture, seal, packing, and then
//! the rules of care. Each door is bounded, and nothing is changed on the way.

use base64::{Engine, engine::general_purpose::STANDARD};
use care::{
    plan_file::{self, LONGEST},
    plan_taken::TakenPlan,
    private::Private,
    refusal::PlanRefusal,
};
use chrono::NaiveDate;
use journal::open::Journal;
use seal::{
    letter::{self, Unreadable},
    pack::NotUnpacked,
    picture::NoFile,
    seal::{Broken, Purpose},
};

use crate::failure::Trouble;

/// The largest picture, in bytes.
const LARGEST_PICTURE: usize = 16 << 20;

/// A plan file that was opened.
#[derive(Debug)]
pub(crate) struct Offered {
    /// The plan, as it would be taken.
    pub plan: TakenPlan,
    /// The file itself, as it was signed.
    pub file: Vec<u8>,
}

/// Opens what the patient picked: a plan file, or a picture of one, in base64.
///
/// # Errors
///
/// The refusal that says what is wrong with it.
pub(crate) fn open(picked: &Private) -> Result<Offered, PlanRefusal> {
    let picked = picked.reveal();
    if picked.len() > LARGEST_PICTURE / 3 * 4 {
        return Err(PlanRefusal::TooLarge);
    }
    let bytes = STANDARD.decode(picked).map_err(|_| PlanRefusal::NoPlan)?;
    let letter = letter::read(&bytes, Purpose::Plan, LONGEST).map_err(of_letter)?;
    let read = plan_file::read(&letter.text).map_err(|unread| {
        // The cause may quote the file, which is the clinician's and not the log's.
        tracing::info!(refusal = ?unread.refusal, "a plan was refused");
        unread.refusal
    })?;
    let key = letter.key;
    let digits = key.0.iter().map(|it| format!("{it:02x}")).collect();
    let plan = TakenPlan::of(read, digits, key.fingerprint());
    Ok(Offered {
        plan,
        file: letter.file,
    })
}

/// Opens it, and asks whether it may be taken on care day `today` by whoever keeps `journal`.
///
/// # Errors
///
/// As [`open`], and the refusals of [`plan_file::judge`].
pub(crate) fn admit(
    picked: &Private,
    journal: &Journal,
    today: NaiveDate,
) -> Result<Offered, Trouble> {
    let offered = open(picked)?;
    let taken = journal.plans()?;
    let of_this_signer = taken.iter().filter(|it| it.key == offered.plan.key);
    plan_file::judge(&offered.plan, today, of_this_signer.map(|it| it.number))?;
    Ok(offered)
}

fn of_letter(unreadable: Unreadable) -> PlanRefusal {
    match unreadable {
        Unreadable::TooLarge
        | Unreadable::Picture(NoFile::TooLarge)
        | Unreadable::Pack(NotUnpacked::TooLong) => PlanRefusal::TooLarge,
        Unreadable::Picture(NoFile::Damaged | NoFile::NotAllCodes) => PlanRefusal::NoCode,
        Unreadable::Seal(Broken::NotSealed | Broken::OtherPurpose) => PlanRefusal::NoPlan,
        Unreadable::Seal(Broken::Newer) => PlanRefusal::FromNewerApp,
        Unreadable::Seal(Broken::Cut | Broken::Altered) => PlanRefusal::Altered,
        Unreadable::Pack(NotUnpacked::Damaged) => PlanRefusal::Damaged,
    }
}
