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
        Spot::Mailbox(mailbox, None) => match mailbox.team() {
            Some(team) => format!("the team inbox of \"{}\"", state.directory.team_name(team)),
            None => mailbox_name(state, mailbox),
        },
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
    use crate::claims::{Tab, read};

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
            shows(&state, Spot::Mailbox(crate::model::Mailbox::Inbox, None)).unwrap(),
        ];
        for claim in told {
            assert!(read(&claim).unwrap().is_of_the_page(), "{claim}");
        }
    }
}
