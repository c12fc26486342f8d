//! A plan file picked in the page, as a patient would pick it.

use care::plan::default_plan;
use seal::{key::SecretKey, letter, seal::Purpose};
use serde_json::json;

use super::round::Round;

/// Hands the page a file; the chooser of the system is not the page's.
const PICK: &str = "
    const bytes = Uint8Array.from(atob(arguments[0]), it => it.charCodeAt(0));
    const held = new DataTransfer();
    held.items.add(new File([bytes], 'plan.gwplan'));
    const input = document.querySelector('input[type=file]');
    input.files = held.files;
    input.dispatchEvent(new Event('change', { bubbles: true }));";

/// Picks the example of the house, signed with this key and with this number.
pub async fn pick(round: &Round, key: u8, number: u32) {
    let example = include_str!("../../../assets/plan/example-change.toml");
    let text = example
        .replace("number = 1 ", &format!("number = {number} "))
        .replace("of = 1 ", &format!("of = {} ", default_plan().version));
    let file = letter::write(&SecretKey::of(&[key; 32]), Purpose::Plan, &text);
    let hand = &round.browser.hand;
    hand.run(PICK, vec![json!(base64(&file))]).await;
}

fn base64(bytes: &[u8]) -> String {
    const SIGNS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    let mut text = String::new();
    for three in bytes.chunks(3) {
        let number = (0..3).fold(0_u32, |number, at| {
            number << 8 | u32::from(three.get(at).copied().unwrap_or(0))
        });
        for at in 0..4 {
            let sign = SIGNS[(number >> (18 - 6 * at)) as usize & 63];
            text.push(if at > three.len() {
                '='
            } else {
                char::from(sign)
            });
        }
    }
    text
}
