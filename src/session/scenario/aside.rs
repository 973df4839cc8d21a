//! A line of a scenario that is played later, in the workspace as it is by then.

use super::read::read;
use super::script::Deed;
use crate::model::*;

/// Returns what a line such as `Ben assigns Ben` or `Mia writes Thank you!` asks for, in the conversation
/// of a subject; none if it cannot be read, or names what there is not.
pub fn aside(state: &State, subject: &str, line: &str, now: Time) -> Option<(Actor, Command)> {
    let script = read(&format!("= a@ | A <a@a.example> | 1m | A\n+ 0m {line}"));
    let scene = script.scenes.into_iter().nth(1).filter(|_| script.problems.is_empty())?;
    let (who, deed) = (scene.who, scene.deed);
    let mut all = (0..state.len() as u32).map(ConversationId);
    let it = all.find(|it| state.conversations.subject(*it) == subject)?;
    let person =
        |name: &str| state.directory.people.values().find(|it| it.first_name() == name).map(|it| it.id);
    if let Deed::Writes(text) = deed {
        let account = state.conversations.account(it);
        return Some((
            Actor::Outside,
            Command::Simulate { account, messages: vec![answer(state, it, text, now)] },
        ));
    }
    let actor = Actor::Person(person(&who)?);
    let verb = match deed {
        Deed::Assigns(names) => Verb::Assign(names.iter().map(|it| person(it)).collect::<Option<_>>()?),
        Deed::Closes => Verb::Close,
        Deed::Archives => Verb::Archive,
        Deed::Says(text) => {
            return Some((
                actor,
                Command::Comment { conversation: it, text, people: Vec::new(), teams: Vec::new() },
            ));
        }
        _ => return None,
    };
    Some((actor, Command::Triage(Triage { verb, targets: vec![Seen::now(state, it)], anyway: false })))
}

/// Returns an answer from outside to the last message from there.
fn answer(state: &State, it: ConversationId, text: String, now: Time) -> (Header, String) {
    let all = &state.conversations;
    let number = state.threads.len();
    let to = state.directory.accounts.get(&all.account(it)).map(|it| it.address.clone()).unwrap_or_default();
    let domain = to.split_once('@').map_or("", |it| it.1);
    let before = all.last_outside(it).map(|it| message_key(&format!("{}@demo.{domain}", it.0)));
    let header = Header {
        message_id: format!("{number}@demo.{domain}"),
        from: Party { name: all.party(it).to_owned(), address: all.party_address(it).to_owned() },
        to: vec![Party::bare(&to)],
        references: before.into_iter().collect(),
        date: Some(now),
        subject: format!("Re: {}", all.subject(it)),
        snippet: super::playing::snippet(&text),
        fingerprint: fnv1a(format!("{number} {text}").bytes()),
        ..Header::default()
    };
    (header, text)
}
