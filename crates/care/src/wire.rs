//! How questions and answers travel between the screens and the shell: as bytes without names,
//! since both ends are built from the same contract. Reading names would make the screens a
//! quarter larger.

use serde::{Serialize, de::DeserializeOwned};

use crate::contract::Failure;

/// A question, or an answer, as bytes; none for what has no such form, which the tests would show.
pub fn written<T: Serialize>(it: &T) -> Option<Vec<u8>> {
    postcard::to_allocvec(it).ok()
}

/// What the bytes say; none if they were written by another contract.
pub fn read<T: DeserializeOwned>(bytes: &[u8]) -> Option<T> {
    postcard::from_bytes(bytes).ok()
}

const ANSWERED: u8 = 0;
const FAILED: u8 = 1;

/// A reply: an answer that is written already, or why there is none.
pub fn reply(answer: Result<Vec<u8>, Failure>) -> Vec<u8> {
    let (kind, rest) = match answer {
        Ok(answer) => (ANSWERED, answer),
        Err(failure) => (FAILED, written(&failure).unwrap_or_default()),
    };
    [vec![kind], rest].concat()
}

/// The answer in a reply, still to be read.
///
/// # Errors
///
/// What the shell says; [`Failure::Unexpected`] for what is no reply.
pub fn heard(reply: &[u8]) -> Result<&[u8], Failure> {
    match reply.split_first() {
        Some((&ANSWERED, answer)) => Ok(answer),
        Some((&FAILED, failure)) => Err(read(failure).unwrap_or(Failure::Unexpected)),
        Some(_) | None => Err(Failure::Unexpected),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::{contract::Door, refusal::Refusal};

    #[test]
    fn an_answer_and_a_failure_arrive_as_they_were_sent() {
        let door = Door::Locked { wait_s: 30 };
        let sent = reply(Ok(written(&door).unwrap()));
        assert_eq!(heard(&sent).map(read::<Door>), Ok(Some(door)));
        let refused = Failure::Refused(Refusal::Gone);
        assert_eq!(heard(&reply(Err(refused.clone()))), Err(refused));
    }

    #[test]
    fn what_is_no_reply_is_a_failure() {
        assert_eq!(heard(&[]), Err(Failure::Unexpected));
        assert_eq!(heard(&[7, 0]), Err(Failure::Unexpected));
        assert_eq!(heard(&[FAILED]), Err(Failure::Unexpected));
    }
}
