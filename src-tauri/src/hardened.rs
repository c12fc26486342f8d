//! What the process forbids itself before anything private is in its memory.

/// No core dump holds what was in memory, and no other program of the same user looks into it.
#[cfg(any(target_os = "linux", target_os = "android"))]
pub(crate) fn harden() {
    use rustix::process::{DumpableBehavior, Resource, Rlimit, set_dumpable_behavior, setrlimit};

    let none = Rlimit {
        current: Some(0),
        maximum: Some(0),
    };
    // The limit is handed on to the processes of the web view; the other is not.
    if let Err(error) = setrlimit(Resource::Core, none) {
        tracing::warn!(%error, "core dumps could not be forbidden");
    }
    if let Err(error) = set_dumpable_behavior(DumpableBehavior::NotDumpable) {
        tracing::warn!(%error, "the memory could not be closed to others");
    }
}

/// Other systems have no such switch that needs no unsafe code.
#[cfg(not(any(target_os = "linux", target_os = "android")))]
pub(crate) fn harden() {}
