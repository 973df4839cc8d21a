//! What may be claimed of a page, written: the other way of `page`.

use super::names::{Names, mailbox_name};
use super::page::Spot;
use crate::model::State;

/// Returns the claim of where a page is; none where no claim names it.
pub fn shows(state: &State, spot: Spot) -> Option<String> {
    let named = match spot {
        Spot::Mailbox(_, Some(it)) => {
            let name = Names::of(state).conversations().into_iter().find(|known| known.0 == it)?.1;
            format!("the conversation \"{name}\"")
        }
        Spot::Mailbox(mailbox, None) => mailbox_name(state, mailbox),
        Spot::Tab(tab) => tab.name().to_owned(),
        Spot::Other => return None,
    };
    Some(format!("the address shows {named}"))
}

/// Returns the claim of which dialog is open.
pub fn dialog(name: Option<&str>) -> String {
    name.map_or_else(|| "no dialog is open".to_owned(), |it| format!("the dialog \"{it}\" is open"))
}

/// Returns the claim that a control is there.
pub fn there(role: &str, name: &str) -> String {
    format!("the {role} \"{name}\" is there")
}

/// Returns the claim that a control is chosen.
pub fn chosen(role: &str, name: &str) -> String {
    format!("the {role} \"{name}\" is chosen")
}

/// Returns the claim of what a field holds.
pub fn holds(role: &str, name: &str, value: &str) -> String {
    format!("the {role} \"{name}\" holds \"{value}\"")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::claims::{Asked, Ground, Page, Tab, read};
    use crate::model::fixture::{ORG, World};
    use crate::model::{Configure, LabelDraft, Mailbox, PersonId};

    /// A page at a place.
    struct At(Spot);

    impl Page for At {
        fn spot(&self) -> Spot {
            self.0
        }
        fn me(&self) -> PersonId {
            PersonId::default()
        }
        fn dialog(&self) -> Option<String> {
            None
        }
        fn asks(&self, _: &Asked) -> bool {
            false
        }
    }

    #[test]
    fn what_is_told_of_a_mailbox_is_true_whatever_teams_and_labels_are_called() {
        let mut world = World::of(&["Ann"]);
        let team = world.team("R&D – 🚀", &["Ann"], &[]);
        let draft = LabelDraft::common("Follow-up", 1);
        world.configure("Ann", Configure::PutLabel(None, ORG, Some(draft))).unwrap();
        let label = *world.state.directory.labels.keys().next().unwrap();
        let of_team = [Mailbox::TeamInbox, Mailbox::TeamAssigned, Mailbox::TeamClosed, Mailbox::TeamAll]
            .map(|it| it(team));
        let all: Vec<_> = Mailbox::OWN.into_iter().chain(of_team).chain([Mailbox::Label(label)]).collect();
        for mailbox in &all {
            let told = shows(&world.state, Spot::Mailbox(*mailbox, None)).unwrap();
            let claim = read(&told).unwrap();
            for other in &all {
                let page = At(Spot::Mailbox(*other, None));
                let ground = Ground { page: Some(&page), ..Ground::of(&world.state) };
                assert_eq!(claim.holds(&ground).is_ok(), mailbox == other, "{told} in {other:?}");
            }
        }
    }

    #[test]
    fn what_is_told_can_be_read() {
        let state = State::default();
        let told = [
            dialog(None),
            dialog(Some("Assign conversation")),
            there("menuitem", "Ben"),
            chosen("checkbox", "Ben"),
            holds("combobox", "Team", "💶 Sales"),
            shows(&state, Spot::Tab(Tab::Teams)).unwrap(),
            shows(&state, Spot::Mailbox(Mailbox::Inbox, None)).unwrap(),
        ];
        for claim in told {
            assert!(read(&claim).unwrap().is_of_the_page(), "{claim}");
        }
    }
}
