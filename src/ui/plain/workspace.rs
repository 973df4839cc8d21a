//! Workspaces by name: what kind one is, and the lines in which this browser keeps which there are.

use crate::model::sorting::sort_by_key;

/// The person's own, which was there before there were others.
pub const MINE: &str = "mine";
/// The demo.
pub const DEMO: &str = "demo";
/// Where a walkthrough is done.
pub const PRACTICE: &str = "practice";

/// What the names of a team's workspaces begin with.
const TEAM: &str = "team";

/// No name is longer.
const LONGEST: usize = 40;

/// What a workspace is for. Its name says so, so that a list of names that is lost can be made anew.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A person's own work.
    Own,
    /// The demo.
    Demo,
    /// For a walkthrough.
    Practice,
    /// A team's, over a server.
    Team,
    /// A scenario that somebody opened.
    Scenario,
}

/// A workspace of this browser.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Workspace {
    /// Its name, as `?w=` names it.
    pub name: String,
    /// What the person calls it; empty if they call it nothing.
    pub title: String,
}

impl Workspace {
    /// Returns a workspace without a title.
    pub fn named(name: &str) -> Self {
        Self { name: name.to_owned(), title: String::new() }
    }

    /// Returns its kind.
    pub fn kind(&self) -> Kind {
        kind(&self.name)
    }
}

/// Returns the kind of a workspace: `mine`, `mine-2`, `demo`, `practice`, `team-acme`; every other is a scenario.
pub fn kind(name: &str) -> Kind {
    match name.split('-').next() {
        Some(MINE) => Kind::Own,
        Some(DEMO) => Kind::Demo,
        Some(PRACTICE) => Kind::Practice,
        Some(TEAM) => Kind::Team,
        _ => Kind::Scenario,
    }
}

/// Returns the name that a team's workspace has in this browser.
pub fn of_team(workspace: &str) -> String {
    format!("{TEAM}-{workspace}")
}

/// Tells whether a word can be the name of a workspace: small letters, digits and hyphens.
pub fn is_name(word: &str) -> bool {
    let is_good = |it: u8| it.is_ascii_lowercase() || it.is_ascii_digit() || it == b'-';
    !word.is_empty() && word.len() <= LONGEST && word.bytes().all(is_good)
}

/// Returns the space in which a workspace is kept: the first one has no name.
pub fn space(name: &str) -> &str {
    if name == MINE { "" } else { name }
}

/// Returns the workspace that is kept in a space.
pub fn of_space(space: &str) -> &str {
    if space.is_empty() { MINE } else { space }
}

/// Returns the workspace of a database whose first one is called `base`; none if it is something else.
pub fn of_database(base: &str, database: &str) -> Option<String> {
    match database.strip_prefix(base)? {
        "" => Some(MINE.to_owned()),
        rest => rest.strip_prefix('~').filter(|it| is_name(it)).map(str::to_owned),
    }
}

/// Returns a name for a new workspace that no other has, made of its title.
pub fn free_name(title: &str, taken: &[Workspace]) -> String {
    let lower: String =
        title.to_lowercase().chars().map(|it| if it.is_ascii_alphanumeric() { it } else { ' ' }).collect();
    let words = lower.split_whitespace().collect::<Vec<_>>().join("-");
    let words =
        if words.is_empty() || kind(&words) != Kind::Scenario { format!("scenario-{words}") } else { words };
    let base = words.chars().take(LONGEST - 4).collect::<String>().trim_matches('-').to_owned();
    let is_taken = |name: &str| taken.iter().any(|it| it.name == name);
    let numbered = (2..).map(|it| format!("{base}-{it}"));
    std::iter::once(base.clone()).chain(numbered).find(|it| !is_taken(it)).unwrap_or(base)
}

/// Reads the lines `NAME TITLE`; what is no line is passed over.
pub fn parse(lines: &str) -> Vec<Workspace> {
    let read = |line: &str| {
        let (name, title) = line.split_once(' ').unwrap_or((line, ""));
        is_name(name).then(|| Workspace { name: name.to_owned(), title: title.to_owned() })
    };
    lines.lines().filter_map(read).collect()
}

/// Returns workspaces as lines.
pub fn lines(workspaces: &[Workspace]) -> String {
    let line = |it: &Workspace| format!("{} {}", it.name, it.title.replace('\n', " "));
    workspaces.iter().map(|it| line(it).trim_end().to_owned()).collect::<Vec<_>>().join("\n")
}

/// Puts the person's own first, then the others by name.
pub fn in_order(mut workspaces: Vec<Workspace>) -> Vec<Workspace> {
    sort_by_key(&mut workspaces, |it| (it.kind() != Kind::Own, it.kind() == Kind::Scenario, it.name.clone()));
    workspaces.dedup_by(|a, b| a.name == b.name);
    workspaces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_come_back_and_what_is_none_is_passed_over() {
        let all = vec![Workspace::named(MINE), Workspace { name: "a-plan".into(), title: "A plan".into() }];
        assert_eq!(parse(&lines(&all)), all);
        assert_eq!(parse("Mine\n../x y\n\nmine"), [Workspace::named(MINE)]);
    }

    #[test]
    fn a_list_that_is_lost_is_made_of_the_databases() {
        let names = ["team-inbox", "team-inbox~demo", "team-inbox-folder", "team-inbox~a-plan", "other"];
        let found: Vec<_> = names.iter().filter_map(|it| of_database("team-inbox", it)).collect();
        assert_eq!(found, ["mine", "demo", "a-plan"]);
        assert_eq!(
            ["mine", "demo", "practice", &of_team("acme"), "a-plan"].map(kind),
            [Kind::Own, Kind::Demo, Kind::Practice, Kind::Team, Kind::Scenario]
        );
    }

    #[test]
    fn a_new_one_takes_a_name_that_is_free_and_of_its_kind() {
        let taken = [Workspace::named("why-ben-missed-it")];
        assert_eq!(free_name("Why Ben missed it!", &taken), "why-ben-missed-it-2");
        assert_eq!(free_name("Demo of Friday", &[]), "scenario-demo-of-friday");
        assert_eq!(free_name("…", &[]), "scenario");
        assert!(is_name(&free_name(&"long ".repeat(40), &taken)));
    }
}
