//! How a walkthrough is written: as the file that it can be read from, and as a handout.

use std::fmt::Write as _;

use super::{Act, Walkthrough, read::SCENARIO};

/// Returns the file of a walkthrough.
pub fn write(it: &Walkthrough) -> String {
    let mut text =
        format!("# {}\nminutes: {}\nfor: {}\nabout: {}\n", it.title, it.minutes, it.audience, it.about);
    // Writing to a String cannot fail.
    let _ = writeln!(text, "begins: {} at {}\nends: {}", it.person, it.place, it.end);
    if !it.help.is_empty() {
        let _ = writeln!(text, "help: {}", it.help.join(", "));
    }
    if let Some(other) = &it.scenario_of {
        let _ = writeln!(text, "scenario: {other}");
    }
    for step in &it.steps {
        let _ = write!(text, "\n## {}\n", step.words);
        let mut line = |name: &str, value: &str| {
            if !value.is_empty() {
                let _ = writeln!(text, "{name}: {value}");
            }
        };
        line("at", &step.place);
        line("where", &step.control.to_string());
        match &step.act {
            Act::Press => {}
            Act::Type(it) => line("how", &format!("type \"{it}\"")),
            Act::Choose(it) => line("how", &format!("choose \"{it}\"")),
            Act::Key(it) => line("how", &format!("key \"{it}\"")),
        }
        line("waits for", &step.waits_for);
        for (subject, what) in &step.meanwhile {
            line("meanwhile", &format!("\"{subject}\": {what}"));
        }
        step.does.iter().for_each(|it| line("does", it));
        line("shown", &step.shown);
        line("otherwise", &step.otherwise);
    }
    if !it.scenario.is_empty() {
        let _ = write!(text, "\n{SCENARIO}\n{}", it.scenario);
    }
    text
}

/// Returns a handout: what to do, numbered, and why.
pub fn print(it: &Walkthrough) -> String {
    let mut text = format!("{}\n\n{}\n", it.title, it.about);
    for (at, step) in it.steps.iter().enumerate() {
        let _ = write!(text, "\n{}. {}\n", at + 1, step.words);
        if !step.shown.is_empty() {
            let _ = writeln!(text, "   {}", step.shown);
        }
    }
    let _ = write!(text, "\n{}\n", it.end);
    text
}
