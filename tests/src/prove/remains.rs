//! What is left of secrets in the memory of running programs.

use std::{
    collections::BTreeSet,
    fs::{self, File},
    io::{self, Read, Seek, SeekFrom},
    path::Path,
};

use care::private::Private;
use journal::{key::Key, keys, slots::Slot};

use crate::prove::{
    finder::Finder,
    traces::{PASSPHRASE, canary},
};

/// The journal's own key, as somebody who knows the passphrase can find it.
pub(super) fn data_key(home: &Path) -> io::Result<Key> {
    let keys = keys::read(&home.join("journal.keys")).map_err(io::Error::other)?;
    let passphrase = Private::from(PASSPHRASE);
    let opened = |it: &Slot| it.open_with_passphrase(&keys.journal, &passphrase);
    let key = keys.slots.iter().find_map(|it| opened(it).ok().flatten());
    key.ok_or_else(|| io::Error::other("not the passphrase"))
}

/// The key raw and in both ways of spelling it, the passphrase, and the texts.
pub(super) fn secrets(key: &Key, canaries: u32) -> Finder {
    let hex: String = key.bytes().iter().map(|it| format!("{it:02x}")).collect();
    let texts = (0..canaries).map(canary).chain([PASSPHRASE.to_owned()]);
    let mut all = vec![
        (key.bytes().to_vec(), "the key".to_owned()),
        (
            hex.to_uppercase().into_bytes(),
            "the key in capitals".to_owned(),
        ),
        (hex.into_bytes(), "the key in letters".to_owned()),
    ];
    for text in texts {
        let wide = text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        // As the page sends it: numbers in a list.
        let numbers: Vec<String> = text.bytes().map(|it| it.to_string()).collect();
        all.push((wide, format!("{text}, wide")));
        all.push((
            numbers.join(",").into_bytes(),
            format!("{text}, in numbers"),
        ));
        all.push((text.clone().into_bytes(), text));
    }
    Finder::of(all)
}

/// What of it stands in the memory of each process of the family, by its name.
pub(super) fn in_memory(
    family: &BTreeSet<u32>,
    secrets: &Finder,
) -> io::Result<Vec<(String, Vec<String>)>> {
    let mut all = vec![];
    for pid in family {
        let name = fs::read_to_string(format!("/proc/{pid}/comm"))?
            .trim()
            .to_owned();
        if name == "strace" {
            continue;
        }
        let maps = fs::read_to_string(format!("/proc/{pid}/maps"))?;
        let mut memory = File::open(format!("/proc/{pid}/mem"))?;
        let mut found = BTreeSet::new();
        for line in maps.lines().filter(|it| it.contains(" rw")) {
            if let Some(span) = span(&mut memory, line) {
                bit_by_bit(span, BIT, |bytes| found.extend(secrets.found_in(bytes)));
            }
        }
        all.push((name, found.into_iter().collect()));
    }
    Ok(all)
}

/// The bytes of one mapping.
fn span<'a>(memory: &'a mut File, line: &str) -> Option<impl Read + 'a> {
    let (from, to) = line.split(' ').next()?.split_once('-')?;
    let [from, to] = [from, to].map(|it| u64::from_str_radix(it, 16).ok());
    let (from, to) = (from?, to?);
    memory.seek(SeekFrom::Start(from)).ok()?;
    Some(memory.take(to - from))
}

/// A web process reserves more than the device has: it is looked at in bits of this size.
const BIT: u64 = 64 << 20;

/// Longer than any secret; so much of a bit is looked at again with the next.
const SEAM: usize = 4096;

/// What is mapped and not there ends it early, which is all there is.
fn bit_by_bit(mut span: impl Read, bit: u64, mut look: impl FnMut(&[u8])) {
    let mut bytes = Vec::new();
    loop {
        bytes.drain(..bytes.len().saturating_sub(SEAM));
        let before = bytes.len();
        let read = span.by_ref().take(bit).read_to_end(&mut bytes);
        look(&bytes);
        if read.is_err() || bytes.len() == before {
            return;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_secret_across_a_seam_is_found() {
        let secret = b"all that is secret".to_vec();
        let secrets = Finder::of(vec![(secret.clone(), "it".to_owned())]);
        let mut memory = vec![0; 30_000];
        memory[9_991..10_009].copy_from_slice(&secret);
        let mut found = BTreeSet::new();
        bit_by_bit(memory.as_slice(), 10_000, |bytes| {
            assert!(bytes.len() <= 10_000 + SEAM);
            found.extend(secrets.found_in(bytes));
        });
        assert_eq!(found.len(), 1);
    }
}
