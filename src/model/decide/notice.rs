//! Telling people: the summary of an import, and what they have seen.

use super::working::Working;
use crate::model::event::{Act, Event, Reason};
use crate::model::ids::*;
use crate::model::refusal::Refusal;

/// Ends an import that began with an entry of the journal: one summary notice a person for all of it.
pub fn summarise(work: &mut Working, first: Seq, told: &[(PersonId, u32)]) -> Act {
    for (person, conversations) in told {
        work.notify(*person, None, Reason::Imported(*conversations));
    }
    work.events.extend([Event::PartOf(first), Event::Imported]);
    Act::Import
}

/// The person has seen their notices.
pub fn see(work: &mut Working) -> Result<Act, Refusal> {
    let person = work.person()?;
    let upto = work.state.seq;
    if work.state.unseen_notices(person).next().is_none() {
        return Err(Refusal::NoChange);
    }
    work.events.push(Event::NoticesSeen { person, upto });
    Ok(Act::Notice)
}

/// The person has seen what they were told about a conversation: they opened it.
pub fn see_of(work: &mut Working, conversation: ConversationId) -> Result<Act, Refusal> {
    let person = work.person()?;
    let upto = work.state.seq;
    if work.state.unseen_notices(person).all(|(_, it)| it.conversation != Some(conversation)) {
        return Err(Refusal::NoChange);
    }
    work.events.push(Event::NoticesSeenOf { person, conversation, upto });
    Ok(Act::Notice)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::command::Command;
    use crate::model::directory::SharingChoice;
    use crate::model::event::Actor;
    use crate::model::fixture::World;
    use crate::model::state::Mailbox;

    #[test]
    fn opening_marks_what_was_told_about_it_and_nothing_else() {
        let mut world = World::of(&["Ann", "Ben"]);
        let (ann, ben) = (world.id("Ann"), world.id("Ben"));
        let team = world.team("Support", &["Ann", "Ben"], &[]);
        let account = world.account("Ann", "support@acme.example", Some(SharingChoice::TeamInbox(team)));
        let [one, other] = ["One", "Other"].map(|it| world.mail(account, "support@acme.example", it));
        let mut does = |who, command| world.ask(Actor::Person(who), Mailbox::All, &command).map(drop);
        does(ben, Command::SeeNotices).unwrap();
        let comment = |conversation| Command::Comment {
            conversation,
            text: "Look".into(),
            people: vec![ben],
            teams: Vec::new(),
        };
        does(ann, comment(one)).unwrap();
        does(ann, comment(other)).unwrap();
        does(ben, Command::SeeNoticesOf(one)).unwrap();
        assert_eq!(does(ben, Command::SeeNoticesOf(one)), Err(Refusal::NoChange));
        let unseen: Vec<_> = world.state.unseen_notices(ben).map(|it| it.1.conversation).collect();
        assert_eq!(unseen, [Some(other)]);
        // What is told later is new again.
        world.ask(Actor::Person(ann), Mailbox::All, &comment(one)).unwrap();
        assert_eq!(world.state.new_notices(ben), 2);
    }
}
