//! How trouble below becomes a [`Failure`] for the screen; its cause goes to the log.

use care::{
    contract::Failure,
    refusal::{PlanRefusal, Refusal},
};

/// What stops a command, told to the screen as a [`Failure`].
#[derive(Debug, PartialEq, Eq)]
pub(crate) struct Trouble(pub Failure);

impl From<Refusal> for Trouble {
    fn from(refusal: Refusal) -> Self {
        Self(Failure::Refused(refusal))
    }
}

impl From<PlanRefusal> for Trouble {
    fn from(refusal: PlanRefusal) -> Self {
        Refusal::from(refusal).into()
    }
}

impl From<journal::error::Error> for Trouble {
    fn from(error: journal::error::Error) -> Self {
        use journal::error::Error as E;
        Self(match error {
            E::WrongPassphrase { wait_s } => Failure::WrongPassphrase { wait_s },
            E::Broken(broken) => Failure::Broken(broken),
            // The screen asked for a set-up that is behind us: the passphrase is wanted.
            E::AlreadySetUp => Failure::Locked,
            E::Refused(refusal) => Failure::Refused(refusal),
            E::DiskFull => Failure::DiskFull,
            E::Gone => Failure::Refused(Refusal::Gone),
            E::Sqlite(_) | E::Io(_) | E::Json { .. } | E::NoChance | E::Cipher => {
                unexpected(&error)
            }
        })
    }
}

impl From<report::page::Error> for Trouble {
    fn from(error: report::page::Error) -> Self {
        Self(unexpected(&error))
    }
}

impl From<std::io::Error> for Trouble {
    fn from(error: std::io::Error) -> Self {
        journal::error::Error::from(error).into()
    }
}

impl From<serde_json::Error> for Trouble {
    fn from(error: serde_json::Error) -> Self {
        // The message may quote what could not be read: only its place is logged.
        tracing::error!(line = error.line(), column = error.column(), "JSON");
        Self(Failure::Unexpected)
    }
}

/// Logs the cause without its innermost source, which may quote a value.
fn unexpected(error: &dyn std::error::Error) -> Failure {
    tracing::error!(%error, "a command stopped");
    Failure::Unexpected
}
