//! Looking for many texts in many bytes at once.

use std::collections::{BTreeSet, HashMap};

/// Those of `secrets` that stand in `bytes`, as they are, as UTF-16 or as base64.
pub fn found_in(bytes: &[u8], secrets: &[String]) -> Vec<String> {
    let spelt = secrets.iter().flat_map(|it| {
        spellings(it)
            .into_iter()
            .map(move |spelt| (spelt, it.clone()))
    });
    Finder::of(spelt.collect())
        .found_in(bytes)
        .into_iter()
        .collect()
}

/// Looks for many things in one pass.
pub struct Finder {
    /// The first two bytes of each, so that most places are passed at a glance.
    glance: Vec<bool>,
    heads: HashMap<[u8; 8], Vec<(Vec<u8>, String)>>,
}

impl Finder {
    /// For things of eight bytes at least, each with its name.
    pub fn of(things: Vec<(Vec<u8>, String)>) -> Self {
        let mut finder = Self {
            glance: vec![false; 1 << 16],
            heads: HashMap::new(),
        };
        for (bytes, name) in things {
            if let Some(head) = bytes.first_chunk::<8>() {
                finder.glance[usize::from(u16::from_be_bytes([head[0], head[1]]))] = true;
                finder.heads.entry(*head).or_default().push((bytes, name));
            }
        }
        finder
    }

    /// The names of those that stand in `bytes`.
    pub fn found_in(&self, bytes: &[u8]) -> BTreeSet<String> {
        let mut found = BTreeSet::new();
        for (at, head) in bytes.windows(8).enumerate() {
            if !self.glance[usize::from(u16::from_be_bytes([head[0], head[1]]))] {
                continue;
            }
            let here = head.first_chunk::<8>().and_then(|it| self.heads.get(it));
            for (thing, name) in here.into_iter().flatten() {
                if bytes[at..].starts_with(thing) {
                    found.insert(name.clone());
                }
            }
        }
        found
    }
}

fn spellings(secret: &str) -> Vec<Vec<u8>> {
    let wide: Vec<u8> = secret.encode_utf16().flat_map(u16::to_le_bytes).collect();
    let mut all = vec![secret.as_bytes().to_vec(), wide];
    for shift in 0..3 {
        // Base64 depends on where in a group of three it begins; its ends depend on the neighbours.
        let shifted = [vec![b' '; shift], secret.as_bytes().to_vec()].concat();
        let spelt = base64(&shifted);
        let from = [0, 2, 3][shift];
        all.push(spelt.as_bytes()[from..spelt.len() - 4].to_vec());
    }
    all
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut spelt = String::new();
    for group in bytes.chunks(3) {
        let bits = group
            .iter()
            .fold(0_u32, |bits, it| bits << 8 | u32::from(*it))
            << (8 * (3 - group.len()));
        for n in 0..4 {
            spelt.push(char::from(SIGNS[(bits >> (18 - 6 * n) & 63) as usize]));
        }
    }
    spelt
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::prove::traces::canary;

    #[test]
    fn a_planted_text_is_found_in_every_spelling() {
        let secrets = [canary(1), canary(2)];
        let wide: Vec<u8> = canary(2)
            .encode_utf16()
            .flat_map(u16::to_le_bytes)
            .collect();
        for before in ["", "a", "ab", "abc"] {
            let plain = format!("{before}{} and more", canary(2));
            for bytes in [
                plain.clone().into_bytes(),
                base64(plain.as_bytes()).into_bytes(),
                [before.as_bytes(), &wide].concat(),
            ] {
                assert_eq!(found_in(&bytes, &secrets), [canary(2)], "{before}");
            }
        }
        assert!(found_in(b"nothing of the kind is here", &secrets).is_empty());
    }
}
