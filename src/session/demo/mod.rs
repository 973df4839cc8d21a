//! The demo: a fictional company and what was written to it, dated relative to now, the same on
//! every machine. It is played through `decide` like anything a person does.

mod cast;
mod script;
mod stage;

use crate::model::{Operation, Time};
use stage::Stage;

/// What was written to the company, and what became of it; [`script`] says how it is read.
const CONVERSATIONS: &str = include_str!("conversations.txt");

/// The company was set up so long ago, in minutes.
const FOUNDED: i64 = 60 * 24 * 60;

/// Returns the journal of the demo up to now.
pub fn operations(now: Time) -> Vec<Operation> {
    play(now).journal
}

fn play(now: Time) -> Stage {
    let mut stage = Stage::begin(now, FOUNDED);
    cast::found(&mut stage);
    for (ago, scene) in script::in_order(script::read(CONVERSATIONS)) {
        stage.wait_until(ago);
        stage.play(&scene);
    }
    stage
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Mailbox, warnings};

    const NOW: Time = Time(1_800_000_000_000);

    #[test]
    fn every_line_of_the_script_is_played() {
        assert_eq!(script::unread_lines(CONVERSATIONS), Vec::<&str>::new());
        assert_eq!(play(NOW).refused, Vec::<String>::new());
    }

    #[test]
    fn it_is_the_same_on_every_machine_and_moves_with_the_time() {
        let (one, other) = (operations(NOW), operations(NOW));
        assert_eq!(one, other);
        let later = operations(NOW.plus(1000));
        let shifted = one.iter().zip(&later).all(|(one, later)| one.at.plus(1000) == later.at);
        assert!(shifted && one.len() == later.len());
        assert!(one.is_sorted_by_key(|it| it.at) && one.last().is_some_and(|it| it.at <= NOW));
    }

    #[test]
    fn everybody_has_something_to_do() {
        let state = play(NOW).state;
        assert_eq!((state.directory.people.len(), state.directory.teams.len()), (6, 3));
        assert!(state.len() >= 60, "{} conversations", state.len());
        for person in state.directory.people.values() {
            let all = state.mailbox(person.id, Mailbox::All).len();
            let mine = state.mailbox(person.id, Mailbox::AssignedToMe).len();
            assert!(all > 0 && (mine > 0 || person.first_name() == "Olga"), "{}", person.name);
        }
        for team in state.directory.teams.keys() {
            let first = state.directory.active_members(*team)[0];
            assert!(state.mailbox(first, Mailbox::TeamInbox(*team)).len() >= 3);
        }
        let org = *state.directory.organizations.keys().next().unwrap();
        assert_eq!(warnings(&state.directory, org).len(), 1, "one address waits to be verified");
    }

    #[test]
    fn everything_is_delivered() {
        assert!(play(NOW).state.outbox.is_empty());
    }
}
