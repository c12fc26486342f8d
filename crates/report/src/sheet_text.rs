//! The sheet read aloud: the same words in the same order as on the page.

use crate::{
    sheet::{Lines, Sheet},
    sheet_life::Facts,
    sheet_measures::{Cell, Chart, Figures},
    sheet_words::{OwnWords, Thoughts},
};

impl Sheet {
    /// What the page says, one thing a line, an empty line before each section.
    pub(crate) fn text(&self) -> String {
        let mut text = vec![self.title.clone()];
        text.extend(self.name.clone());
        text.push(self.period.clone());
        text.push(self.made.clone());
        text.extend(self.therapist.clone());
        text.push(self.subject.clone());
        text.extend(self.left_out.clone());
        for lines in [&self.flags, &self.sessions].into_iter().flatten() {
            section(&mut text, &lines.head);
            list(&mut text, lines);
        }
        if let Some(it) = &self.figures {
            section(&mut text, &it.head);
            figures(&mut text, it);
        }
        if let Some(it) = &self.aligned {
            section(&mut text, &it.head);
            if let Some(chart) = &it.chart {
                drawing(&mut text, chart);
            }
            text.extend(it.notes.clone());
        }
        for it in &self.facts {
            section(&mut text, &it.head);
            facts(&mut text, it);
        }
        if let Some(it) = &self.thoughts {
            section(&mut text, &it.head);
            thoughts(&mut text, it);
        }
        for it in [&self.own_words, &self.questions].into_iter().flatten() {
            section(&mut text, &it.head);
            own_words(&mut text, it);
        }
        text.push(String::new());
        text.extend(self.foot.clone());
        for it in &self.items {
            section(&mut text, &it.head);
            for row in &it.rows {
                text.push(named(it.columns.iter().cloned().zip(row.iter().cloned())));
            }
            text.extend(it.more.clone());
        }
        text.join("\n")
    }
}

fn section(text: &mut Vec<String>, head: &str) {
    text.extend([String::new(), head.to_owned()]);
}

fn list(text: &mut Vec<String>, lines: &Lines) {
    text.extend(lines.lines.clone());
    text.extend(lines.more.clone());
}

/// A picture by its words and its table.
fn drawing(text: &mut Vec<String>, chart: &Chart) {
    text.push(chart.alt.clone());
    if let Some((columns, days)) = chart.table.split_first() {
        let day = |row: &Vec<String>| named(columns.iter().cloned().zip(row.iter().cloned()));
        text.extend(days.iter().map(day));
    }
}

fn figures(text: &mut Vec<String>, figures: &Figures) {
    drawing(text, &figures.chart);
    for row in &figures.rows {
        let cells = row.iter().zip(&figures.columns);
        let cells = cells.map(|(cell, column)| (one_line(column), one_line(cell)));
        text.push(named(cells));
    }
    text.extend(figures.notes.clone());
}

/// Each cell with its column's name; empty ones are not read.
fn named(cells: impl Iterator<Item = (String, String)>) -> String {
    let said = cells.filter(|(_, cell)| !cell.is_empty());
    let said: Vec<String> = said.map(|(name, cell)| format!("{name}: {cell}")).collect();
    said.join("; ")
}

fn one_line(cell: &Cell) -> String {
    if cell.small.is_empty() {
        cell.main.clone()
    } else {
        format!("{} ({})", cell.main, cell.small)
    }
}

fn facts(text: &mut Vec<String>, facts: &Facts) {
    for fact in &facts.rows {
        text.push(format!("{}: {}", fact.name, fact.figure));
        text.extend(fact.small.clone());
    }
}

fn thoughts(text: &mut Vec<String>, thoughts: &Thoughts) {
    text.extend(thoughts.none.clone());
    for record in &thoughts.records {
        text.push(record.day.clone());
        text.push(format!("{}: {}", thoughts.hot_name, record.hot));
        text.push(format!("{}: {}", thoughts.balanced_name, record.balanced));
        text.push(record.figures.clone());
    }
    text.extend(thoughts.more.clone());
}

fn own_words(text: &mut Vec<String>, words: &OwnWords) {
    text.extend(words.none.clone());
    for line in &words.lines {
        text.push(format!("{}: {}", line.day, line.words));
    }
    text.extend(words.more.clone());
    text.extend(words.parked.clone());
}
