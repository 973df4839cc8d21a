//! Walkthroughs cannot rot: each scenario opens, and what each step waits for is false before the step
//! and true after it, in the words that feature files are played by. What a step waits for of the page is
//! held by `tests/e2e/walkthroughs.spec.mjs`.

use std::collections::BTreeSet;

use team_inbox::claims::{Ground, Names};
use team_inbox::model::{Mailbox, Time};
use team_inbox::session::scenario::{aside, play as played};
use team_inbox::walkthrough::{Walkthrough, read};

use super::phrases::{Said, found};
use super::tidying::tidied;
use super::{Outcome, World};

const FOLDER: &str = "public/walkthroughs";
const HELP: &str = "public/help";
/// The scenarios are dated relative to this moment.
const NOW: Time = Time(1_800_000_000_000);

/// Fails unless every walkthrough, and every article that it names, is sound.
pub fn check() -> Outcome {
    let names = listed(FOLDER)?;
    let articles = listed(HELP)?;
    for name in &names {
        let path = format!("{FOLDER}/{name}.txt");
        let wrong = |why: String| format!("{path}: {why}");
        let file = read(&text(&path)?).map_err(|problems| {
            wrong(problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("; "))
        })?;
        play(&file).map_err(wrong)?;
        if let Some(missing) = file.help.iter().find(|it| !articles.contains(it.as_str())) {
            return Err(wrong(format!("there is no article {missing}")));
        }
    }
    for name in articles {
        let path = format!("{HELP}/{name}.txt");
        for line in text(&path)?.lines().filter_map(|it| it.strip_prefix("> walkthrough ")) {
            if !names.contains(line.trim()) {
                return Err(format!("{path}: there is no walkthrough {line}"));
            }
        }
    }
    Ok(())
}

fn text(path: &str) -> Result<String, String> {
    std::fs::read_to_string(path).map_err(|it| format!("{path}: {it}"))
}

/// Returns the names of the files of a folder: its index has them all.
fn listed(folder: &str) -> Result<BTreeSet<String>, String> {
    let index = text(&format!("{folder}/index.txt"))?;
    let named: BTreeSet<_> = index.lines().filter(|it| !it.is_empty()).map(str::to_owned).collect();
    let files = std::fs::read_dir(folder).map_err(|it| format!("{folder}: {it}"))?;
    let names =
        files.flatten().map(|it| it.file_name().to_string_lossy().trim_end_matches(".txt").to_owned());
    let there: BTreeSet<_> = names.filter(|it| it != "index").collect();
    if named == there { Ok(named) } else { Err(format!("{folder}/index.txt should name {there:?}")) }
}

/// Plays a walkthrough from its scenario to its end.
fn play(file: &Walkthrough) -> Outcome {
    let mut world = World::empty();
    world.now = NOW;
    let scenario = played(&file.scenario, NOW);
    if !scenario.problems.is_empty() {
        return Err(format!("its scenario: {:?}", scenario.problems));
    }
    for operation in scenario.journal {
        world.append(operation)?;
    }
    world.names().person(&file.person)?;
    for step in &file.steps {
        let at = |what: String| format!("line {}: {what}", step.line);
        for (subject, line) in &step.meanwhile {
            let aside = aside(&world.state, subject, line, world.now);
            let (actor, command) =
                aside.ok_or_else(|| at(format!("“{line}” cannot happen in “{subject}”")))?;
            // It stands among what the step does, too, where that needs it.
            if step.does.is_empty() {
                world.act_in(actor, Mailbox::All, command).map_err(at)?;
                world.heeded().map_err(at)?;
            }
        }
        let holds = |world: &World| {
            let names = Names { state: &world.state, before: &[] };
            step.waits.holds(&Ground { names, page: None })
        };
        if step.waits.is_of_the_page() {
            if !step.does.is_empty() {
                return Err(at("it waits for the page, and does something to the workspace".to_owned()));
            }
            continue;
        }
        if holds(&world).is_ok() {
            return Err(at(format!("“{}” holds before the step", step.waits_for)));
        }
        for does in &step.does {
            let (words, table) = apart(does);
            let (phrase, said) = found(&tidied(&words)).map_err(at)?;
            phrase.play(&mut world, &Said::new(said, table)).map_err(at)?;
            world.heeded().map_err(at)?;
        }
        holds(&world)
            .map_err(|why| at(format!("“{}” does not hold after the step: {why}", step.waits_for)))?;
    }
    Ok(())
}

/// Splits `the rule "Refunds": when …, if …, then …` into the phrase and its table.
fn apart(does: &str) -> (String, Vec<Vec<String>>) {
    let Some((head, rest)) = does.split_once(": when ") else { return (does.to_owned(), Vec::new()) };
    let rows = format!("when {rest}");
    let rows = rows.split(", ").filter_map(|it| it.split_once(' '));
    (format!("{head}:"), rows.map(|(name, value)| vec![name.to_owned(), value.to_owned()]).collect())
}
