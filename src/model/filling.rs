//! Saved replies are filled in when they are put into a message: `{{first_name}}` becomes the name
//! of whom it is for. `{{first_name|there}}` says what stands where nothing is known.

use super::directory::Directory;
use super::ids::*;
use super::message::Party;
use super::state::State;

/// What can be filled in, and what it is.
pub const VARIABLES: [(&str, &str); 8] = [
    ("first_name", "the first name of whom it is for"),
    ("name", "their whole name"),
    ("address", "their address"),
    ("subject", "the subject"),
    ("my_first_name", "your first name"),
    ("my_name", "your whole name"),
    ("team", "the team of the conversation"),
    ("organization", "its organization"),
];

/// What is filled in, in the order of [`VARIABLES`]; empty where it is not known.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filling([String; VARIABLES.len()]);

impl State {
    /// Returns what is filled in for a message of a person to somebody, in a conversation if it is
    /// in one.
    pub fn filling(&self, me: PersonId, to: &Party, subject: &str, it: Option<ConversationId>) -> Filling {
        let of_person = || self.directory.organizations_of(me).first().map(|it| it.id);
        let org = it.and_then(|it| self.conversations.org(it)).or_else(of_person);
        let team = it.and_then(|it| self.conversations.team(it));
        Filling::of(&self.directory, Some(me), to, subject, (org, team))
    }
}

impl Filling {
    /// Returns what is filled in for a message to somebody: from a person if it is one who writes,
    /// of a conversation of an organization and a team.
    pub fn of(
        directory: &Directory,
        me: Option<PersonId>,
        to: &Party,
        subject: &str,
        (org, team): (Option<OrgId>, Option<TeamId>),
    ) -> Self {
        let org = org.and_then(|it| directory.organizations.get(&it));
        let me = me.and_then(|it| directory.people.get(&it));
        Self([
            first_name(&to.name).to_owned(),
            to.name.clone(),
            to.address.clone(),
            subject.to_owned(),
            me.map_or("", |it| it.first_name()).to_owned(),
            me.map_or("", |it| &it.name).to_owned(),
            team.map_or("", |it| directory.team_name(it)).to_owned(),
            org.map_or("", |it| &it.name).to_owned(),
        ])
    }
}

/// Returns the first variable of a text that there is nothing to fill in for: what stands between two
/// braces and is none of [`VARIABLES`].
pub fn unknown_variable(text: &str) -> Option<&str> {
    let mut names = inner(text).map(|it| it.split('|').next().unwrap_or_default().trim());
    names.find(|name| !VARIABLES.iter().any(|it| it.0.eq_ignore_ascii_case(name)))
}

/// Returns what stands between two braces in a text.
fn inner(text: &str) -> impl Iterator<Item = &str> {
    text.split("{{").skip(1).filter_map(|it| Some(it.split_once("}}")?.0))
}

/// Returns the first name in a display name: `Kim` of `Kim Novak` and of `Novak, Kim`.
pub fn first_name(name: &str) -> &str {
    let given = name.split_once(',').map_or(name, |(_, given)| given);
    given.split_whitespace().next().unwrap_or_default()
}

impl Filling {
    /// Returns a text with everything filled in that is known; what is no variable stays.
    pub fn fill(&self, text: &str) -> String {
        self.fill_if(text, |_| true)
    }

    /// Returns the same, but what is a variable and not known here stays, for it may be known later.
    pub fn fill_known(&self, text: &str) -> String {
        self.fill_if(text, |it| !it.is_empty())
    }

    /// Returns what a text still asks for, as it stands there, each once: what is no variable, and what
    /// is not known here.
    pub fn open(&self, text: &str) -> Vec<String> {
        let mut open = Vec::new();
        for it in inner(text).filter(|it| self.value(it).is_none_or(str::is_empty)) {
            let whole = format!("{{{{{it}}}}}");
            if !open.contains(&whole) {
                open.push(whole);
            }
        }
        open
    }

    fn fill_if(&self, text: &str, fills: fn(&str) -> bool) -> String {
        let (mut out, mut rest) = (String::with_capacity(text.len()), text);
        while let Some((before, after)) = rest.split_once("{{") {
            out.push_str(before);
            let filled = after
                .split_once("}}")
                .and_then(|(inner, rest)| Some((self.value(inner).filter(|it| fills(it))?, rest)));
            if let Some((value, after)) = filled {
                out.push_str(value);
                rest = after;
            } else {
                out.push_str("{{");
                rest = after;
            }
        }
        out + rest
    }

    /// Returns what stands for `name` or `name|otherwise`; none for no variable.
    fn value<'x>(&'x self, inner: &'x str) -> Option<&'x str> {
        let (name, otherwise) = inner.split_once('|').unwrap_or((inner, ""));
        let at = VARIABLES.iter().position(|it| it.0.eq_ignore_ascii_case(name.trim()))?;
        let value = self.0[at].as_str();
        Some(if value.is_empty() { otherwise.trim() } else { value })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::SharingChoice;
    use crate::model::fixture::World;

    #[test]
    fn everything_known_is_filled_in_and_the_rest_stays() {
        let mut world = World::of(&["Ann"]);
        let ann = world.id("Ann");
        let team = world.team("Support", &["Ann"], &[]);
        let account = world.account("Ann", "s@acme.example", Some(SharingChoice::TeamInbox(team)));
        let it = world.mail(account, "s@acme.example", "Hello");
        let to = Party { name: "Novak, Kim".into(), address: "kim@x.example".into() };
        let filled = |to: &Party, text: &str| world.state.filling(ann, to, "Hello", Some(it)).fill(text);
        assert_eq!(
            filled(
                &to,
                "Hi {{first_name}} ({{ Address }}), about “{{subject}}”: {{my_name}}, {{team}} at {{organization}}"
            ),
            "Hi Kim (kim@x.example), about “Hello”: Ann, Support at Acme"
        );
        let nameless = Party::bare("kim@x.example");
        assert_eq!(filled(&nameless, "Hi {{first_name|there}}!"), "Hi there!");
        assert_eq!(filled(&nameless, "Hi {{first_name}}!"), "Hi !");
        for same in ["{{order}}", "{{", "{{first_name", "}}", "{ {name} }", "{{}}"] {
            assert_eq!(filled(&to, same), same);
        }
    }

    #[test]
    fn what_is_not_known_yet_stays_and_is_asked_for() {
        let world = World::of(&["Ann"]);
        let filling = |to: &Party| world.state.filling(world.id("Ann"), to, "", None);
        let text = "Hi {{first_name}}, {{my_name}} about {{order}}, {{order}} and {{name|you}}";
        let nobody = filling(&Party::default());
        assert_eq!(nobody.fill_known(text), "Hi {{first_name}}, Ann about {{order}}, {{order}} and you");
        assert_eq!(nobody.open(text), ["{{first_name}}", "{{order}}"]);
        let kim = filling(&Party { name: "Kim Novak".into(), address: "kim@x.example".into() });
        assert_eq!(kim.fill_known(text), "Hi Kim, Ann about {{order}}, {{order}} and Kim Novak");
        assert_eq!(kim.open(text), ["{{order}}"]);
        assert!(kim.open("{{ a {b} }").is_empty());
    }

    #[test]
    fn a_variable_that_nothing_fills_in_is_found() {
        for (text, wanted) in [
            ("Hi {{ order_number | 7 }}, {{first_name}}", Some("order_number")),
            ("Hi {{first_name}}, {{}}", Some("")),
            ("Hi {{First_Name|there}}, {{ name }}", None),
            ("{ {name} } and {{open", None),
            ("{{nächste}}", Some("nächste")),
        ] {
            assert_eq!(unknown_variable(text), wanted, "{text}");
        }
    }

    #[test]
    fn what_is_filled_in_is_not_filled_in_again() {
        let filling = Filling(std::array::from_fn(|_| "{{name}}".to_owned()));
        assert_eq!(filling.fill("{{first_name}}"), "{{name}}");
    }
}
