//! How one plan differs from another, in plain words: seen before a new plan is taken.
//!
//! Nothing that differs goes unsaid: what has no words of its own is told as a detail.

use crate::{
    library,
    notices::Notices,
    plan::{CarePlan, Phase, PhaseId, Rule},
    plan_page::{Change, Difference},
    plan_words::{capital, days, lasts, length, listed, soft, when},
    safety::{HelpLine, PlanHelp},
    schedule::{Action, Kind},
    soft::SoftWhile,
    words::Words,
};

/// All differences: items as the new plan has them, then those that are gone, then phases, then
/// the plan itself. Empty: both plans ask for the same.
pub fn differences(words: &Words, old: &CarePlan, new: &CarePlan) -> Vec<Difference> {
    let pen = Pen { words, old, new };
    let mut all = Vec::new();
    for rule in &new.rules {
        let before = old.rules.iter().find(|it| it.id == rule.id);
        let (change, lines) = match before {
            None => (Change::New, pen.new_rule(rule)),
            Some(before) if before == rule => continue,
            Some(before) => (Change::Other, pen.rule(before, rule)),
        };
        let may_go = rule.kind != Kind::Safety;
        all.push(Difference {
            change,
            rule: may_go.then(|| rule.id.clone()),
            kind: Some(rule.kind),
            title: pen.title(rule),
            lines,
        });
    }
    let is_gone = |it: &&Rule| new.rules.iter().all(|rule| rule.id != it.id);
    for rule in old.rules.iter().filter(is_gone) {
        let kind = Some(rule.kind);
        let lines = vec![when(words, rule)];
        all.push(told(Change::Gone, kind, pen.title(rule), lines));
    }
    all.extend(pen.phases());
    all.extend(pen.help());
    let lines = pen.plan();
    if !lines.is_empty() {
        let title = words.say("plan-itself");
        all.push(told(Change::Other, None, title, lines));
    }
    all
}

fn told(change: Change, kind: Option<Kind>, title: String, lines: Vec<String>) -> Difference {
    Difference {
        change,
        rule: None,
        kind,
        title,
        lines,
    }
}

struct Pen<'a> {
    words: &'a Words,
    old: &'a CarePlan,
    new: &'a CarePlan,
}

impl Pen<'_> {
    /// With its days, where the title alone would stand for several.
    fn title(&self, rule: &Rule) -> String {
        let mut all = self.old.rules.iter().chain(&self.new.rules);
        let is_one = all.all(|it| it.title != rule.title || it.id == rule.id);
        match days(self.words, rule).filter(|_| !is_one) {
            Some(days) => self.words.say_with(
                "plan-title-with-days",
                &[("title", rule.title.as_str().into()), ("days", days.into())],
            ),
            None => rule.title.clone(),
        }
    }

    fn new_rule(&self, rule: &Rule) -> Vec<String> {
        let mut lines = vec![
            when(self.words, rule),
            self.with("plan-why", "reason", &rule.reason),
            self.action(&rule.action),
            self.words.say(reminds(rule)),
        ];
        if let Action::Read(read) = &rule.action {
            lines.extend(read.iter().map(|it| self.with("plan-says", "text", it)));
        }
        lines
    }

    fn rule(&self, old: &Rule, new: &Rule) -> Vec<String> {
        let mut lines = Vec::new();
        if old.title != new.title {
            lines.push(self.with("plan-named", "name", &new.title));
        }
        let mut both = |old: String, new: String| {
            if old != new {
                lines.push(self.before(&new, &old));
            }
        };
        both(when(self.words, old), when(self.words, new));
        both(
            self.in_phases(self.old, &old.phases),
            self.in_phases(self.new, &new.phases),
        );
        both(self.action(&old.action), self.action(&new.action));
        both(self.words.say(reminds(old)), self.words.say(reminds(new)));
        both(self.open(old), self.open(new));
        if old.reason != new.reason {
            lines.push(self.with("plan-why", "reason", &new.reason));
        }
        if let (Action::Read(old), Action::Read(new)) = (&old.action, &new.action) {
            lines.extend(self.read(old, new));
        }
        if lines.is_empty() {
            lines.push(self.words.say("plan-detail"));
        }
        lines
    }

    fn read(&self, old: &[String], new: &[String]) -> Vec<String> {
        let come = new.iter().filter(|it| !old.contains(it));
        let gone = old.iter().filter(|it| !new.contains(it));
        come.map(|it| self.with("plan-line-new", "text", it))
            .chain(gone.map(|it| self.with("plan-line-gone", "text", it)))
            .collect()
    }

    fn phases(&self) -> Vec<Difference> {
        let mut all = Vec::new();
        for (at, phase) in self.new.phases.iter().enumerate() {
            let lasts_now = lasts(self.words, self.new, at);
            let place = self.old.phases.iter().position(|it| it.id == phase.id);
            let Some(before) = place else {
                let lines = vec![
                    lasts_now,
                    self.with("plan-says", "text", &phase.message),
                    self.at_most(phase),
                ];
                all.push(told(Change::New, None, phase.name.clone(), lines));
                continue;
            };
            let lasted = lasts(self.words, self.old, before);
            let before = &self.old.phases[before];
            let mut lines = Vec::new();
            if before.name != phase.name {
                lines.push(self.with("plan-named", "name", &phase.name));
            }
            if lasted != lasts_now {
                lines.push(self.before(&lasts_now, &lasted));
            }
            if before.message != phase.message {
                lines.push(self.with("plan-says", "text", &phase.message));
            }
            if before.notices_a_day != phase.notices_a_day {
                lines.push(self.before(&self.at_most(phase), &self.at_most(before)));
            }
            if lines.is_empty() && before != phase {
                lines.push(self.words.say("plan-detail"));
            }
            if !lines.is_empty() {
                all.push(told(Change::Other, None, before.name.clone(), lines));
            }
        }
        let is_gone = |it: &&Phase| self.new.phases.iter().all(|phase| phase.id != it.id);
        let gone = self.old.phases.iter().filter(is_gone);
        all.extend(gone.map(|it| told(Change::Gone, None, it.name.clone(), Vec::new())));
        all
    }

    /// Lines of Help; a date alone that differs is told as well.
    fn help(&self) -> Option<Difference> {
        let (old, new) = (self.old.help.as_ref(), self.new.help.as_ref());
        if old == new {
            return None;
        }
        let lines = |help: Option<&PlanHelp>| -> Vec<String> {
            let lines = help.into_iter().flat_map(|it| &it.lines);
            lines.map(help_line).collect()
        };
        let mut said = self.read(&lines(old), &lines(new));
        if let Some(help) = new {
            let day = self.words.date(help.checked_on);
            said.push(self.with("plan-help-checked", "day", &day));
            said.push(self.words.say("plan-help-shows"));
        }
        let title = self.words.say("plan-help");
        Some(told(Change::Other, None, title, said))
    }

    /// What differs beside rules and phases.
    fn plan(&self) -> Vec<String> {
        let (old, new) = (self.old, self.new);
        let mut lines = Vec::new();
        let apart = |minutes| {
            let length = length(self.words, minutes);
            self.with("plan-apart", "length", &length)
        };
        if old.apart_min != new.apart_min {
            lines.push(self.before(&apart(new.apart_min), &apart(old.apart_min)));
        }
        if old.soft != new.soft {
            lines.push(self.before(&soft(self.words, new), &soft(self.words, old)));
        }
        let beside = |plan: &CarePlan| CarePlan {
            version: 0,
            apart_min: 0,
            soft: SoftWhile::default(),
            help: None,
            phases: Vec::new(),
            rules: Vec::new(),
            ..plan.clone()
        };
        let order = |plan: &CarePlan| -> Vec<PhaseId> {
            plan.phases.iter().map(|it| it.id.clone()).collect()
        };
        let same_phases = old.phases.len() == new.phases.len();
        if beside(old) != beside(new) || (same_phases && order(old) != order(new)) {
            lines.push(self.words.say("plan-detail"));
        }
        lines
    }

    fn in_phases(&self, plan: &CarePlan, ids: &[PhaseId]) -> String {
        let names = plan.phases.iter().filter(|it| ids.contains(&it.id));
        let names = names.map(|it| it.name.clone()).collect();
        self.with("plan-in-phases", "phases", &listed(self.words, names))
    }

    fn action(&self, action: &Action) -> String {
        match action {
            Action::Fill(form) => {
                let title = library::form(form).map_or("", |it| it.title.as_str());
                self.with("plan-opens", "form", title)
            }
            Action::Rest(minutes) => {
                let length = length(self.words, i64::from(*minutes));
                self.with("plan-rests", "length", &length)
            }
            Action::Read(_) => self.words.say("plan-reads"),
        }
    }

    fn open(&self, rule: &Rule) -> String {
        let length = length(self.words, rule.open_min);
        self.with("plan-stays-open", "length", &length)
    }

    fn at_most(&self, phase: &Phase) -> String {
        let Notices { fewer, usual, more } = phase.notices_a_day;
        let usual = self
            .words
            .say_with("plan-at-most", &[("count", usual.into())]);
        let args = [
            ("usual", usual.into()),
            ("fewer", fewer.into()),
            ("more", more.into()),
        ];
        self.words.say_with("plan-at-most-wished", &args)
    }

    fn before(&self, now: &str, before: &str) -> String {
        let args = [("now", now.into()), ("before", before.into())];
        capital(&self.words.say_with("plan-before", &args))
    }

    fn with(&self, id: &str, name: &str, text: &str) -> String {
        self.words.say_with(id, &[(name, text.into())])
    }
}

/// As it stands in Help: who answers, then how.
fn help_line(line: &HelpLine) -> String {
    let ways = line.call.iter().chain(&line.text).cloned();
    let all: Vec<String> = std::iter::once(line.name.clone()).chain(ways).collect();
    all.join(", ")
}

fn reminds(rule: &Rule) -> &'static str {
    match rule.notice {
        Some(_) => "plan-with-reminder",
        None => "plan-without-reminder",
    }
}
