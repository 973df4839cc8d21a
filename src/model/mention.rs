//! Mentions in comments: who `@Ben`, `@Ben Ortiz`, `@Customer Success`, `@team` and `@all` mean, and whom
//! the one that is being typed may mean.
//!
//! One parser for the effect that is stated, for what is sent, and for what the story highlights.

use std::ops::Range;

use super::directory::Directory;
use super::ids::*;
use super::state::State;

/// Longer names are not looked for.
const LONGEST: usize = 60;

/// Who can be mentioned.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mentioned {
    /// A person.
    Person(PersonId),
    /// A team: whom that tells is an option of the team.
    Team(TeamId),
    /// Everybody who has access.
    All,
}

/// The name of everybody who has access, after an `@`: the same in every language, as it stands in what is
/// kept.
const ALL: &str = "all";
/// The same of the team of the conversation.
const TEAM: &str = "team";

/// A mention in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mention {
    /// Where it stands, with its `@`, in bytes.
    pub at: Range<usize>,
    /// Who is meant.
    pub who: Mentioned,
}

/// A name that mentions somebody.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub name: String,
    /// Who has it.
    pub who: Mentioned,
}

impl State {
    /// Returns the organizations whose people and teams can be mentioned in a conversation: its
    /// own; of a private one those of the person who writes.
    fn mentionable_in(&self, person: PersonId, it: ConversationId) -> Vec<OrgId> {
        let own = || self.directory.organizations_of(person).into_iter().map(|it| it.id).collect();
        self.conversations.org(it).map_or_else(own, |org| vec![org])
    }

    /// Returns everybody who can be mentioned in a conversation by a person, under the name that
    /// is put into the text: people by name, then teams, then all and the team of the conversation.
    pub fn mentionable(&self, person: PersonId, it: ConversationId) -> Vec<Name> {
        let mut names = self.directory.mentionable(&self.mentionable_in(person, it));
        names.extend(common(self.conversations.team(it)));
        names
    }

    /// Returns the mentions in a comment on a conversation, in order.
    pub fn mentions(&self, person: PersonId, it: ConversationId, text: &str) -> Vec<Mention> {
        self.directory.mentions(&self.mentionable_in(person, it), self.conversations.team(it), text)
    }

    /// Returns which people and which teams a comment on a conversation mentions, each once.
    pub fn mentioned(
        &self,
        person: PersonId,
        it: ConversationId,
        text: &str,
    ) -> (Vec<PersonId>, Vec<TeamId>) {
        mentioned(&self.mentions(person, it, text), || self.facts(it).readers(&self.directory))
    }
}

/// Returns the names that mean somebody else in each conversation.
fn common(team: Option<TeamId>) -> impl Iterator<Item = Name> {
    let team = team.map(|it| (TEAM, Mentioned::Team(it)));
    let all = [(ALL, Mentioned::All)].into_iter().chain(team);
    all.map(|(name, who)| Name { name: name.to_owned(), who })
}

impl Directory {
    /// Returns the people and teams of some organizations, under their names.
    fn mentionable(&self, orgs: &[OrgId]) -> Vec<Name> {
        let people = orgs.iter().flat_map(|it| self.people_of(*it));
        let people = people.map(|it| Name { name: it.name.clone(), who: Mentioned::Person(it.id) });
        let teams = orgs.iter().flat_map(|it| self.teams_of(*it));
        let teams = teams.map(|it| Name { name: it.name.clone(), who: Mentioned::Team(it.id) });
        let mut all: Vec<Name> = Vec::new();
        for name in people.chain(teams) {
            // Somebody of two organizations is one person.
            if !all.iter().any(|it| it.who == name.who) {
                all.push(name);
            }
        }
        all
    }

    /// Returns the mentions of people and teams of some organizations in a text on a conversation of a
    /// team, in order.
    pub fn mentions(&self, orgs: &[OrgId], team: Option<TeamId>, text: &str) -> Vec<Mention> {
        let mut names = self.mentionable(orgs);
        names.extend(first_names(self, &names));
        names.extend(common(team));
        mentions(&names, text)
    }
}

/// Returns the first names that only one person has.
fn first_names(directory: &Directory, names: &[Name]) -> Vec<Name> {
    let people = names.iter().filter_map(|it| match it.who {
        Mentioned::Person(id) => directory.people.get(&id),
        Mentioned::Team(_) | Mentioned::All => None,
    });
    let people: Vec<_> = people.collect();
    let same = |first: &str| people.iter().filter(|it| is_same(it.first_name(), first)).count();
    let only = people.iter().filter(|it| same(it.first_name()) == 1);
    only.map(|it| Name { name: it.first_name().to_owned(), who: Mentioned::Person(it.id) }).collect()
}

/// Returns the mentions in a text: after an `@` at the start of a word the longest name that ends
/// where a word ends; a person before a team of the same name, and a team before what is common.
pub fn mentions(names: &[Name], text: &str) -> Vec<Mention> {
    let mut found: Vec<Mention> = Vec::new();
    for (at, _) in text.match_indices('@').filter(|(at, _)| is_start(text, *at)) {
        let rest = &text[at + 1..];
        let fits = names.iter().filter_map(|it| Some((length(&it.name, rest)?, it)));
        let best = fits
            .filter(|(len, _)| ends_word(&rest[*len..]))
            .rev()
            .max_by_key(|(len, it)| (*len, matches!(it.who, Mentioned::Person(_))));
        if let Some((len, name)) = best {
            found.push(Mention { at: at..at + 1 + len, who: name.who });
        }
    }
    found
}

/// Returns which people and which teams are mentioned, each once; `readers` have access.
pub fn mentioned(
    mentions: &[Mention],
    readers: impl FnOnce() -> Vec<PersonId>,
) -> (Vec<PersonId>, Vec<TeamId>) {
    let (mut people, mut teams, mut all) = (Vec::new(), Vec::new(), false);
    for mention in mentions {
        match mention.who {
            Mentioned::Person(person) if !people.contains(&person) => people.push(person),
            Mentioned::Team(team) if !teams.contains(&team) => teams.push(team),
            Mentioned::All => all = true,
            _ => {}
        }
    }
    let others = if all { readers() } else { Vec::new() };
    people.extend(others.into_iter().filter(|it| !people.contains(it)).collect::<Vec<_>>());
    (people, teams)
}

/// Returns what is being typed at a place of a text, if it may become a mention: from behind its
/// `@` up to there.
pub fn typed(text: &str, caret: usize) -> Option<Range<usize>> {
    let before = text.get(..caret)?;
    let at = before.rfind('@').filter(|at| is_start(before, *at))?;
    let fragment = &before[at + 1..];
    let is_name = fragment.len() <= LONGEST && !fragment.contains('\n') && !fragment.starts_with(' ');
    is_name.then_some(at + 1..caret)
}

/// Returns whom a fragment may mean: names of which it begins the whole, or else one of the words.
pub fn matching<'a>(names: &'a [Name], fragment: &str) -> Vec<&'a Name> {
    let whole = |it: &&Name| length(fragment, &it.name).is_some();
    let word = |it: &&Name| it.name.split_whitespace().any(|it| length(fragment, it).is_some());
    let (first, rest): (Vec<_>, Vec<_>) = names.iter().partition(whole);
    first.into_iter().chain(rest.into_iter().filter(word)).collect()
}

/// Returns how many bytes of a text a name takes if the text begins with it, in whatever case.
fn length(name: &str, text: &str) -> Option<usize> {
    let mut chars = text.chars();
    let begins = name.chars().all(|it| chars.next().is_some_and(|other| is_same_char(it, other)));
    begins.then(|| text.len() - chars.as_str().len())
}

fn is_same(one: &str, other: &str) -> bool {
    length(one, other) == Some(other.len())
}

fn is_same_char(one: char, other: char) -> bool {
    one == other || one.to_lowercase().eq(other.to_lowercase())
}

/// Tells whether an `@` begins a word: the one of an address does not.
fn is_start(text: &str, at: usize) -> bool {
    text[..at].chars().next_back().is_none_or(|it| !it.is_alphanumeric() && !"@._-+".contains(it))
}

/// Tells whether a word ends before `rest`: `@Ann` is neither `@Anna` nor `@Ann-Marie` nor
/// `@ann.example`, but may be asked for `@Ann's`, and may end a sentence.
fn ends_word(rest: &str) -> bool {
    let mut chars = rest.chars();
    match chars.next() {
        None => true,
        Some(it) if it.is_alphanumeric() || it == '_' => false,
        Some('-' | '.' | '@') => !chars.next().is_some_and(char::is_alphanumeric),
        Some(_) => true,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::directory::SharingChoice;
    use crate::model::fixture::World;

    fn names(all: &[(&str, Mentioned)]) -> Vec<Name> {
        all.iter().map(|(name, who)| Name { name: (*name).to_owned(), who: *who }).collect()
    }

    const ANN: Mentioned = Mentioned::Person(PersonId(1));
    const ANNA: Mentioned = Mentioned::Person(PersonId(2));
    const SUCCESS: Mentioned = Mentioned::Team(TeamId(1));
    const CUSTOMER: Mentioned = Mentioned::Team(TeamId(2));

    fn who(text: &str) -> Vec<Mentioned> {
        let all = [("Ann", ANN), ("Anna Lee", ANNA), ("Anna", ANNA)];
        let teams = [("Customer Success", SUCCESS), ("Customer", CUSTOMER)];
        let mut all = names(&all);
        all.extend(names(&teams));
        mentions(&all, text).into_iter().map(|it| it.who).collect()
    }

    #[test]
    fn names_end_where_words_end() {
        assert_eq!(who("@Ann, look"), [ANN]);
        assert_eq!(who("@Anna look"), [ANNA]);
        assert_eq!(who("(@ann) and @ANNA’s"), [ANN, ANNA]);
        assert_eq!(who("@Ann."), [ANN]);
        for none in ["@Annabel", "@Ann-Marie", "@ann.example", "@Ann_", "@Ann1", "@ Ann", "Ann", "@"] {
            assert_eq!(who(none), [], "{none}");
        }
    }

    #[test]
    fn addresses_mention_nobody() {
        for none in ["kim@ann", "kim@Ann.example", "a.@ann", "write to support+x@Customer"] {
            assert_eq!(who(none), [], "{none}");
        }
    }

    #[test]
    fn the_longest_name_is_meant() {
        assert_eq!(who("@Customer Success please"), [SUCCESS]);
        assert_eq!(who("@Customer success please"), [SUCCESS]);
        assert_eq!(who("@Customer Successor"), [CUSTOMER]);
        assert_eq!(who("@Customer"), [CUSTOMER]);
        assert_eq!(who("@Anna Lee @Anna"), [ANNA, ANNA]);
        let found = mentions(&names(&[("Jörg Ötzi", ANN)]), "an @JÖRG ÖTZI!");
        assert_eq!(found, [Mention { at: 3..15, who: ANN }]);
        let same = names(&[("Ann", SUCCESS), ("Ann", ANN)]);
        assert_eq!(mentions(&same, "@Ann")[0].who, ANN, "a person before a team");
    }

    #[test]
    fn what_is_typed_is_found_at_the_caret() {
        assert_eq!(typed("hi @Be", 6), Some(4..6));
        assert_eq!(typed("hi @Be", 4), Some(4..4));
        assert_eq!(typed("hi @Customer Su", 15), Some(4..15));
        for (text, caret) in [("kim@Be", 6), ("hi", 2), ("@ x", 3), ("@a\nb", 4), ("@é", 2)] {
            assert_eq!(typed(text, caret), None, "{text}");
        }
        let all = names(&[("Ann Keller", ANN), ("Customer Success", SUCCESS), ("Sue", ANNA)]);
        let found = |typed| matching(&all, typed).into_iter().map(|it| it.name.as_str()).collect::<Vec<_>>();
        assert_eq!(found("su"), ["Sue", "Customer Success"]);
        assert_eq!(found("ann k"), ["Ann Keller"]);
        assert_eq!(found("ann x"), [""; 0]);
        assert_eq!(found("").len(), 3);
    }

    #[test]
    fn all_and_the_team_mean_those_of_the_conversation() {
        let mut world = World::of(&["Ann", "Ben", "Cleo", "Olga"]);
        let team = world.team("Support", &["Ann", "Ben"], &["Olga"]);
        let account = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
        let it = world.mail(account, "s@acme.example", "Hello");
        let [ann, ben, olga] = ["Ann", "Ben", "Olga"].map(|name| world.id(name));
        let who = |text: &str| world.state.mentioned(ann, it, text);
        assert_eq!(who("@all, look"), (vec![ann, ben, olga], vec![]));
        assert_eq!(who("@Olga and @all").0, [olga, ann, ben]);
        assert_eq!(who("@team: yours?"), (vec![], vec![team]));
        assert_eq!(who("@allow @teams @all-hands"), (vec![], vec![]));
        let named = world.team("Team", &["Ben"], &[]);
        assert_eq!(world.state.mentioned(ann, it, "@team"), (vec![], vec![named]), "one of that name");
        let own = world.account("Ann", "ann@acme.example", None);
        let own = world.mail(own, "ann@acme.example", "Mine");
        assert_eq!(world.state.mentioned(ann, own, "@all @nobody"), (vec![ann], vec![]));
    }

    #[test]
    fn first_names_are_enough_where_only_one_has_them() {
        let mut world = World::of(&["Ann", "Ben Lee", "Ben Cole"]);
        let team = world.team("Second Level", &["Ann"], &[]);
        let account = world.account("Ann", "ann@acme.example", None);
        let it = world.mail(account, "ann@acme.example", "Hello");
        let ann = world.id("Ann");
        let who = |text: &str| {
            let found = world.state.mentions(ann, it, text).into_iter();
            found.map(|it| it.who).collect::<Vec<_>>()
        };
        assert_eq!(who("@Ben"), [], "which one?");
        assert_eq!(who("@Ann @second level"), [Mentioned::Person(ann), Mentioned::Team(team)]);
        assert_eq!(who("@Ben Cole").len(), 1);
        assert_eq!(world.directory().called(ann), "Ann");
        let bens = world.directory().people.values().filter(|it| it.first_name() == "Ben");
        assert!(bens.map(|it| world.directory().called(it.id)).all(|it| it.contains(' ')));
    }
}
