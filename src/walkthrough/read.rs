//! How the file of a walkthrough is read.

use super::{Act, Problem, SENTENCES, Step, Walkthrough};
use crate::claims::{self, Control};

/// What the scenario follows.
pub const SCENARIO: &str = "--- scenario";

/// Reads a walkthrough.
///
/// # Errors
/// Every line that cannot be read, and what is missing.
pub fn read(text: &str) -> Result<Walkthrough, Vec<Problem>> {
    read_with(text, SENTENCES)
}

/// Reads a walkthrough whose words are still being written: its steps may say more than they should.
pub fn draft(text: &str) -> Option<Walkthrough> {
    read_with(text, usize::MAX).ok()
}

fn read_with(text: &str, most: usize) -> Result<Walkthrough, Vec<Problem>> {
    let (head, scenario) = apart(text);
    let mut reading = Reading::default();
    for (number, line) in head.lines().enumerate() {
        let line_number = number + 1;
        if let Err(what) = reading.line(line_number, line.trim_end()) {
            reading.problems.push(Problem { line: line_number, what });
        }
    }
    reading.finish(scenario, most)
}

/// Returns what stands before the scenario, and the scenario.
fn apart(text: &str) -> (&str, &str) {
    let at = if text.starts_with(SCENARIO) {
        Some(0)
    } else {
        text.find(&format!("\n{SCENARIO}")).map(|it| it + 1)
    };
    at.map_or((text, ""), |at| {
        let rest = &text[at..];
        (&text[..at], rest.split_once('\n').map_or("", |it| it.1))
    })
}

/// A step whose lines are being read.
#[derive(Default)]
struct Draft {
    line: usize,
    words: String,
    fields: Vec<(usize, String, String)>,
}

#[derive(Default)]
struct Reading {
    title: String,
    fields: Vec<(usize, String, String)>,
    steps: Vec<Draft>,
    problems: Vec<Problem>,
}

const OF_ALL: [&str; 7] = ["minutes", "for", "about", "begins", "ends", "help", "scenario"];
const OF_A_STEP: [&str; 8] = ["at", "where", "how", "waits for", "meanwhile", "does", "shown", "otherwise"];
/// What may stand several times.
const REPEATED: [&str; 2] = ["meanwhile", "does"];

impl Reading {
    fn line(&mut self, number: usize, line: &str) -> Result<(), String> {
        if line.trim().is_empty() {
            return Ok(());
        }
        if let Some(words) = line.strip_prefix("## ") {
            self.steps.push(Draft { line: number, words: words.trim().to_owned(), fields: Vec::new() });
            return Ok(());
        }
        if let Some(title) = line.strip_prefix("# ") {
            if !self.title.is_empty() || !self.steps.is_empty() {
                return Err("there is a title already: a step begins with ##".to_owned());
            }
            title.trim().clone_into(&mut self.title);
            return Ok(());
        }
        let known: &[&str] = if self.steps.is_empty() { &OF_ALL } else { &OF_A_STEP };
        let fields = self.steps.last_mut().map_or(&mut self.fields, |it| &mut it.fields);
        // A line that is drawn in goes on with the one before.
        if line.starts_with(' ') {
            let (_, _, text) = fields.last_mut().ok_or("there is no line that this one goes on with")?;
            text.push(' ');
            text.push_str(line.trim());
            return Ok(());
        }
        let (name, value) = line
            .split_once(':')
            .filter(|it| known.contains(&it.0))
            .ok_or_else(|| format!("this should begin with one of: {}", known.join(", ")))?;
        if !REPEATED.contains(&name) && fields.iter().any(|it| it.1 == name) {
            return Err(format!("“{name}” stands here already"));
        }
        fields.push((number, name.to_owned(), value.trim().to_owned()));
        Ok(())
    }

    fn finish(mut self, scenario: &str, most: usize) -> Result<Walkthrough, Vec<Problem>> {
        let mut problems = std::mem::take(&mut self.problems);
        let mut fault = |line, what: String| problems.push(Problem { line, what });
        if self.title.is_empty() {
            fault(1, "the first line should be “# ” and the title".to_owned());
        }
        let field = |name: &str| self.fields.iter().find(|it| it.1 == name).map(|it| (it.0, it.2.clone()));
        let mut needed = |name: &str| {
            let value = field(name);
            if value.is_none() {
                fault(1, format!("“{name}:” is missing"));
            }
            value.unwrap_or_default()
        };
        let (minutes_at, minutes) = needed("minutes");
        let (audience, about) = (needed("for").1, needed("about").1);
        let (begins_at, begins) = needed("begins");
        let end = needed("ends").1;
        let (person, place) = begins.split_once(" at ").unwrap_or(("", ""));
        if !begins.is_empty() && (person.is_empty() || !place.starts_with("#/")) {
            fault(begins_at, "this should be who acts, and where: Ann at #/inbox".to_owned());
        }
        let number = minutes.parse().ok().filter(|it| *it > 0);
        if !minutes.is_empty() && number.is_none() {
            fault(minutes_at, format!("“{minutes}” is no number of minutes"));
        }
        let mut steps = Vec::new();
        for draft in self.steps {
            match step(draft, most) {
                Ok(step) => steps.push(step),
                Err(wrong) => problems.extend(wrong),
            }
        }
        if steps.is_empty() && problems.is_empty() {
            problems.push(Problem { line: 1, what: "there is no step".to_owned() });
        }
        if !problems.is_empty() {
            problems.sort_by_key(|it| it.line);
            return Err(problems);
        }
        let scenario_of = self.fields.iter().find(|it| it.1 == "scenario").map(|it| it.2.clone());
        let help = self.fields.iter().filter(|it| it.1 == "help").flat_map(|it| it.2.split(", "));
        Ok(Walkthrough {
            title: self.title,
            minutes: number.unwrap_or(1),
            audience,
            about,
            person: person.to_owned(),
            place: place.to_owned(),
            end,
            help: help.map(str::to_owned).collect(),
            steps,
            scenario: scenario.to_owned(),
            scenario_of,
        })
    }
}

fn step(draft: Draft, most: usize) -> Result<Step, Vec<Problem>> {
    let Draft { line, words, fields } = draft;
    let mut problems = Vec::new();
    let all = |name: &'static str| fields.iter().filter(move |it| it.1 == name);
    let one = |name| all(name).next().map(|it| (it.0, it.2.as_str()));
    let count = sentences(&words);
    if count > most {
        problems.push(Problem { line, what: format!("a step says {most} sentences at most, not {count}") });
    }
    let control = one("where").ok_or((line, "“where:” is missing".to_owned()));
    let control = control.and_then(|(at, it)| Control::read(it).map_err(|what| (at, what)));
    let waits = one("waits for").ok_or((line, "“waits for:” is missing".to_owned()));
    let waits = waits.and_then(|(at, it)| Ok((claims::read(it).map_err(|what| (at, what))?, it.to_owned())));
    let act = one("how").map_or(Ok(Act::Press), |(at, it)| act(it).map_err(|what| (at, what)));
    let meanwhile: Result<Vec<_>, _> = all("meanwhile")
        .map(|(at, _, it)| conversation(it).ok_or((*at, "this should be a subject in quotation marks, a colon, and what happens: \"Printer\": Ben assigns Ben".to_owned())))
        .collect();
    let (control, waits, act, meanwhile) = match (control, waits, act, meanwhile) {
        (Ok(control), Ok(waits), Ok(act), Ok(meanwhile)) if problems.is_empty() => {
            (control, waits, act, meanwhile)
        }
        (control, waits, act, meanwhile) => {
            let wrong = [control.err(), waits.err(), act.err(), meanwhile.err()];
            problems.extend(wrong.into_iter().flatten().map(|(line, what)| Problem { line, what }));
            return Err(problems);
        }
    };
    let text = |name| one(name).map(|it| it.1.to_owned()).unwrap_or_default();
    Ok(Step {
        line,
        words,
        place: text("at"),
        control,
        act,
        waits: waits.0,
        waits_for: waits.1,
        meanwhile,
        does: all("does").map(|it| it.2.clone()).collect(),
        shown: text("shown"),
        otherwise: text("otherwise"),
    })
}

/// Reads what is done with a control.
fn act(text: &str) -> Result<Act, String> {
    let quoted = |it: &str| Some(it.strip_prefix('"')?.strip_suffix('"')?.to_owned());
    let (verb, rest) = text.split_once(' ').unwrap_or((text, ""));
    match (verb, quoted(rest)) {
        ("press", None) if rest.is_empty() => Ok(Act::Press),
        ("type", Some(it)) => Ok(Act::Type(it)),
        ("choose", Some(it)) => Ok(Act::Choose(it)),
        ("key", Some(it)) => Ok(Act::Key(it)),
        _ => Err(format!("“{text}” should be: press, type \"…\", choose \"…\" or key \"…\"")),
    }
}

fn conversation(text: &str) -> Option<(String, String)> {
    let (subject, rest) = text.strip_prefix('"')?.split_once("\": ")?;
    Some((subject.to_owned(), rest.to_owned()))
}

/// Returns how many sentences a text has: an end is a mark before a space or the end.
pub fn sentences(text: &str) -> usize {
    let mut rest = text.chars().peekable();
    let mut count = 0;
    let mut is_open = false;
    while let Some(it) = rest.next() {
        let ends = matches!(it, '.' | '!' | '?') && rest.peek().is_none_or(|next| matches!(next, ' ' | '”'));
        is_open = !ends && (is_open || it.is_alphanumeric());
        count += usize::from(ends);
    }
    count + usize::from(is_open)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = "# Take it
minutes: 2
for: everybody
about: How a conversation becomes yours.
begins: Ben at #/teams/support/inbox
ends: It is yours
 until you close it.

## Open the conversation. It waits for somebody.
where: main, link \"Printer…\"
waits for: the address shows the conversation \"Printer\"

## Take it.
where: button \"Assign\"
how: key \"i\"
waits for: \"Printer\" is assigned to Ben
does: Ben assigns \"Printer\" to Ben
meanwhile: \"Printer\": Ann says Who takes it?
shown: It left the team inbox for everyone.
otherwise: That was something else.

--- scenario
= support@ | Mia <mia@x.example> | 5m | Printer
Hello
";

    #[test]
    fn a_file_is_read_and_written_again() {
        let it = read(FILE).unwrap();
        assert_eq!((it.title.as_str(), it.minutes, it.steps.len()), ("Take it", 2, 2));
        assert_eq!((it.person.as_str(), it.place.as_str()), ("Ben", "#/teams/support/inbox"));
        assert_eq!(it.end, "It is yours until you close it.");
        assert_eq!(it.steps[1].act, Act::Key("i".into()));
        assert_eq!(it.steps[1].meanwhile, [("Printer".into(), "Ann says Who takes it?".into())]);
        assert!(it.scenario.starts_with("= support@"));
        let again = read(&super::super::write(&it)).unwrap();
        let bare =
            |it: &Walkthrough| it.steps.iter().map(|it| Step { line: 0, ..it.clone() }).collect::<Vec<_>>();
        assert_eq!((bare(&again), again.scenario, again.end), (bare(&it), it.scenario, it.end));
    }

    #[test]
    fn what_is_wrong_is_named_by_its_line() {
        let wrong = |from: &str, to: &str| {
            let problems = read(&FILE.replace(from, to)).unwrap_err();
            problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        };
        assert!(wrong("minutes: 2", "minutes: soon").starts_with("line 2: “soon”"));
        assert!(wrong("where: button", "where: knob").starts_with("line 14: there is no role “knob”"));
        assert!(wrong("how: key", "how: turn").starts_with("line 15:"));
        assert!(
            wrong("waits for: \"Printer\" is assigned", "waits for: \"Printer\" is given")
                .starts_with("line 16:")
        );
        assert!(wrong("## Take it.", "## Take it. Now. Please.").contains("2 sentences at most, not 3"));
        assert!(wrong("shown: It", "shows: It").starts_with("line 19: this should begin with one of"));
        assert!(wrong("for: everybody\n", "").contains("“for:” is missing"));
        assert!(wrong("begins: Ben at ", "begins: Ben in ").starts_with("line 5:"));
    }

    #[test]
    fn a_draft_may_say_more_than_a_walkthrough() {
        let longer = FILE.replace("## Take it.", "## Take it. Now. Please.");
        assert!(read(&longer).is_err());
        assert_eq!(draft(&longer).unwrap().steps[1].words, "Take it. Now. Please.");
        assert_eq!(draft("# Take it"), None);
    }

    #[test]
    fn sentences_are_counted() {
        for (text, count) in
            [("One. Two.", 2), ("Press e", 1), ("a@b.example goes. Now?", 2), ("", 0), ("So … on.", 1)]
        {
            assert_eq!(sentences(text), count, "{text}");
        }
    }
}
