//! What is looked at on every screen: axe, sideways scrolling, and the way by keys.

use fantoccini::{
    actions::{InputSource, KeyAction, KeyActions},
    key::Key,
};
use serde_json::{Value, json};

use super::Browser;
use crate::window::SIZE;

/// The narrowest page that must lose nothing: 1280 px at four times the size (WCAG 1.4.10).
const NARROW: u32 = 320;

/// Runs axe over the page. What a bar covers is looked at again where it can be scrolled to. What
/// axe cannot decide counts as a fault, but for letters in a drawing or beside one: their contrast
/// is reckoned here, against the first ground that lets nothing through.
const AXE: &str = "
    const done = arguments[0];
    const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
    const in_the_open = async (id, target) => {
        const it = document.querySelector(target);
        it.scrollIntoView({ block: 'center' });
        const again = await axe.run(it, { runOnly: { type: 'rule', values: [id] } });
        return again.violations.length + again.incomplete.length === 0;
    };
    const rgba = text => (text.match(/[\\d.]+/g) ?? []).map(Number);
    const light = ([r, g, b]) => [r, g, b]
        .map(it => it / 255)
        .map(it => it <= 0.04045 ? it / 12.92 : ((it + 0.055) / 1.055) ** 2.4)
        .reduce((sum, it, at) => sum + it * [0.2126, 0.7152, 0.0722][at], 0);
    const stands_out = target => {
        const it = document.querySelector(target), style = getComputedStyle(it);
        let under = it;
        const ground = () => rgba(getComputedStyle(under).backgroundColor);
        while (under.parentElement && (ground()[3] ?? 1) < 1) under = under.parentElement;
        const two = [rgba(it instanceof SVGElement ? style.fill : style.color), ground()];
        const [dark, bright] = two.map(light).sort((a, b) => a - b);
        return (bright + 0.05) / (dark + 0.05) >= 4.5;
    };
    const look = async () => {
        const found = [];
        const runOnly = { type: 'tag', values: tags };
        const seen = await axe.run(document, { runOnly, resultTypes: ['violations', 'incomplete'] });
        for (const rule of [...seen.violations, ...seen.incomplete]) {
            for (const node of rule.nodes) {
                const target = node.target.join(' ');
                if (rule.id === 'target-size' && await in_the_open(rule.id, target)) continue;
                if (seen.incomplete.includes(rule) && rule.id === 'color-contrast' && stands_out(target)) continue;
                const why = node.failureSummary.split('\\n').slice(1).join(';');
                found.push(`${rule.id} at ${target}: ${rule.help} (${why.trim()})`);
            }
        }
        scrollTo(0, 0);
        return found;
    };
    look().then(done, it => done([`axe itself: ${it}`]));";

/// Names what is wider than the page.
const SIDEWAYS: &str = "
    const page = document.documentElement, room = page.clientWidth;
    if (page.scrollWidth <= room) return [];
    const wide = [...document.querySelectorAll('body *')]
        .filter(it => it.getBoundingClientRect().right > room + 0.5).slice(0, 3)
        .map(it => `${it.tagName.toLowerCase()}.${it.className.baseVal ?? it.className}`);
    return [`scrolls sideways, ${page.scrollWidth} in ${room} px: ${wide.join(', ')}`];";

/// Counts the controls, and begins to note down where the keys lead.
const KEYS: &str = "
    const controls = () => [...(document.querySelector('dialog:modal') ?? document)
        .querySelectorAll('a[href], button, input, select, textarea, summary, [tabindex=\"0\"]')]
        .filter(it => !it.disabled && it.checkVisibility({ visibilityProperty: true }));
    const told = it => it.ariaLabel || it.textContent.trim() || it.id || it.outerHTML.slice(0, 80);
    const reached = new Set(), faults = [];
    // A page that has just come may move the focus itself: no key did that, and nobody waits to see it.
    let begun = false;
    document.addEventListener('keydown', () => { begun = true; }, { once: true });
    const outlined = it => {
        const style = getComputedStyle(it);
        return style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
    };
    const look = event => {
        const it = event.target, box = it.getBoundingClientRect();
        if (!begun || !(it instanceof HTMLElement) || it.tabIndex < 0 || reached.has(it)) return;
        reached.add(it);
        if (![it, it.closest('label'), it.labels?.[0]].some(it => it && outlined(it)))
            faults.push(`no focus is seen on ${told(it)}`);
        const on_top = document.elementFromPoint(box.x + box.width / 2, box.y + box.height / 2);
        const over = on_top?.closest('.bar, .fill-keys > .button');
        if (over && !over.contains(it)) faults.push(`the bar or the way on hides the focus on ${told(it)}`);
    };
    document.addEventListener('focusin', look);
    window.keys = () => {
        document.removeEventListener('focusin', look);
        const group = it => it.type === 'radio' && [...reached].some(other => other.name === it.name);
        const missed = controls().filter(it => !reached.has(it) && !group(it));
        document.activeElement?.blur();
        scrollTo(0, 0);
        return [...faults, ...missed.map(it => `no key leads to ${told(it)}`)];
    };
    return controls().length;";

impl Browser {
    /// All that is wrong with the page on this ground.
    pub async fn faults(&self, ground: &str) -> Vec<String> {
        self.turn(ground).await;
        self.hand.comes_to_rest().await;
        let known = self.hand.run("return !!window.axe", vec![]).await;
        if known != json!(true) {
            let brought = self.hand.client().execute(&self.axe, vec![]).await;
            brought.expect("axe can be brought in");
        }
        let seen = self.run_to_its_end(AXE, vec![]).await;
        let wide = self.hand.run(SIDEWAYS, vec![]).await;
        [seen, wide].into_iter().flat_map(list).collect()
    }

    /// What is wrong with the page on any ground: it does not fit into little room, or the keys do
    /// not lead everywhere.
    pub async fn faults_of_form(&self) -> Vec<String> {
        self.resize((NARROW, SIZE.1)).await;
        let wide = self.hand.run(SIDEWAYS, vec![]).await;
        self.resize(SIZE).await;
        let mut faults = self.lost_by_keys().await;
        if !faults.is_empty() {
            // The browser does not always show a focus that comes back from its own controls; the
            // second round begins at another place.
            let again = self.lost_by_keys().await;
            faults.retain(|it| again.contains(it));
        }
        faults.extend(list(wide));
        faults
    }

    async fn lost_by_keys(&self) -> Vec<String> {
        let client = self.hand.client();
        let count = self.hand.run(KEYS, vec![]).await.as_u64().unwrap_or(0);
        let tab = || char::from(Key::Tab);
        let mut keys = KeyActions::new("keys".to_owned());
        // Round to the first again, by way of the browser's own controls.
        for _ in 0..count + 4 {
            keys = keys
                .then(KeyAction::Down { value: tab() })
                .then(KeyAction::Up { value: tab() });
        }
        let pressed = client.perform_actions(keys).await;
        pressed.expect("the driver has keys");
        list(self.hand.run("return window.keys()", vec![]).await)
    }
}

fn list(faults: Value) -> Vec<String> {
    serde_json::from_value(faults).expect("a list of faults")
}
