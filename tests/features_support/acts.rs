//! Phrases about what people do to conversations.

use team_inbox::model::{
    Act, Actor, Adding, Change, Changed, Command, ConversationId, Event, Flag, Mailbox, Operation, PersonId,
    Refusal, Seen, Snooze, State, Triage, Verb,
};

use super::clock::until;
use super::phrases::{Phrase, Said};
use super::{Outcome, World};

/// The phrases of this chapter.
pub const PHRASES: &[Phrase] = &[
    Phrase {
        says: "{actor} assigns {conversations} to {people}",
        means: "besides those who are assigned already; also to oneself",
        run: |world, said| {
            let people = world.people(said.word(2))?;
            triage(world, said, Verb::Assign(people))
        },
    },
    Phrase {
        says: "{actor} adds {people} to {conversations}",
        means: "into their Inbox",
        run: |world, said| add(world, said, Adding::ToInbox),
    },
    Phrase {
        says: "{actor} gives {people} access to {conversations}",
        means: "access alone: it comes into no Inbox",
        run: |world, said| add(world, said, Adding::AccessAlone),
    },
    Phrase {
        says: "{actor} removes {people} from {conversations}",
        means: "takes from them the access that they have by being added",
        run: |world, said| {
            let people = world.people(said.word(1))?;
            triage_of(world, said, said.word(2), Verb::RemovePeople(people))
        },
    },
    Phrase {
        says: "{actor} unassigns {person} from {conversations}",
        means: "takes an assignee off",
        run: |world, said| {
            let (person, it) = (world.person(said.word(1))?, said.word(2).to_owned());
            triage_of(world, said, &it, Verb::Unassign(person))
        },
    },
    Phrase {
        says: "{actor} archives {conversations} from {mailbox}",
        means: "where it is done decides for whom",
        run: |world, said| triage_in(world, said, Verb::Archive),
    },
    Phrase {
        says: "{actor} trashes {conversations} from {mailbox}",
        means: "where it is done decides for whom",
        run: |world, said| triage_in(world, said, Verb::Trash),
    },
    Phrase {
        says: "{actor} marks {conversations} as spam from {mailbox}",
        means: "where it is done decides for whom",
        run: |world, said| triage_in(world, said, Verb::Spam),
    },
    Phrase {
        says: "{actor} closes {conversations}",
        means: "for everyone",
        run: |world, said| triage(world, said, Verb::Close),
    },
    Phrase {
        says: "{actor} reopens {conversations}",
        means: "for everyone",
        run: |world, said| triage(world, said, Verb::Reopen),
    },
    Phrase {
        says: "{actor} restores {conversations}",
        means: "out of the Trash",
        run: |world, said| triage(world, said, Verb::Restore),
    },
    Phrase {
        says: "{actor} marks {conversations} as not spam",
        means: "out of Spam",
        run: |world, said| triage(world, said, Verb::NotSpam),
    },
    Phrase {
        says: "{actor} snoozes {conversations} {for how long}",
        means: "for oneself, until then or until a reply from outside",
        run: |world, said| snooze(world, said, true),
    },
    Phrase {
        says: "{actor} snoozes {conversations} {for how long}, through replies",
        means: "for oneself, until then whatever comes",
        run: |world, said| snooze(world, said, false),
    },
    Phrase {
        says: "{actor} ends the snooze of {conversations}",
        means: "one's own",
        run: |world, said| triage(world, said, Verb::Unsnooze),
    },
    Phrase {
        says: "{actor} transfers {conversations} to {name}",
        means: "to another team, or back into the queue of its own",
        run: |world, said| {
            let team = world.team(said.word(2))?;
            triage(world, said, Verb::Move(team))
        },
    },
    Phrase {
        says: "{actor} puts {conversations} into the organization {name}",
        means: "what is private to them, before it is assigned, where they are in several; nobody sees more by that alone",
        run: |world, said| {
            let org = world.organization(said.word(2))?;
            triage(world, said, Verb::Belong(org))
        },
    },
    Phrase {
        says: "{actor} deletes {conversations} for ever",
        means: "what stands in their Trash: for everyone where nobody has it anywhere else, else for themselves alone",
        run: |world, said| triage(world, said, Verb::Erase),
    },
    Phrase {
        says: "{actor} empties the Trash",
        means: "deletes all that is in it for ever",
        run: empty_trash,
    },
    Phrase {
        says: "{actor} splits {conversation} from its {number} message on",
        means: "that message, counted from the oldest one (1), and the answers to it begin a conversation of their own",
        run: super::merging::splits,
    },
    Phrase {
        says: "{actor} merges {conversations} into {conversation}",
        means: "their messages join it, and their addresses lead to it",
        run: |world, said| {
            let into = world.conversation(said.word(2))?;
            triage(world, said, Verb::Merge(into))
        },
    },
    Phrase {
        says: "{actor} moves {conversations} to Inbox",
        means: "into one's own Inbox",
        run: |world, said| triage(world, said, Verb::MoveToInbox),
    },
    Phrase {
        says: "{actor} puts {conversations} back in the team inbox",
        means: "for everyone",
        run: |world, said| triage(world, said, Verb::PutBack),
    },
    Phrase {
        says: "{people} {read|reads} {conversations}",
        means: "each for themselves",
        run: |world, said| {
            for person in world.people(said.word(0))? {
                let targets = world.conversations_of(said.word(2))?;
                act(world, person, false, Mailbox::All, &targets, Verb::Look)?;
                world.shrug();
            }
            Ok(())
        },
    },
    Phrase {
        says: "{actor} marks {conversations} as {read|unread}",
        means: "for oneself",
        run: |world, said| triage(world, said, Verb::Unread(said.word(2) == "unread")),
    },
    Phrase {
        says: "{actor} {stars|unstars} {conversations}",
        means: "for oneself",
        run: |world, said| {
            let it = said.word(2).to_owned();
            triage_of(world, said, &it, Verb::Star(said.word(1) == "stars"))
        },
    },
    Phrase {
        says: "{actor} {watches|stops watching} {conversations}",
        means: "is told of comments, or no longer",
        run: |world, said| {
            let it = said.word(2).to_owned();
            triage_of(world, said, &it, Verb::Watch(said.word(1) == "watches"))
        },
    },
    Phrase {
        says: "{actor} labels {conversations} with {name}",
        means: "for everyone; with an own label, for oneself",
        run: |world, said| {
            let label = world.label(said.word(2))?;
            triage(world, said, Verb::Label(label, true))
        },
    },
    Phrase {
        says: "{actor} takes the label {name} off {conversations}",
        means: "for everyone; an own label, for oneself",
        run: |world, said| {
            let (label, it) = (world.label(said.word(1))?, said.word(2).to_owned());
            triage_of(world, said, &it, Verb::Label(label, false))
        },
    },
    Phrase {
        says: "a rule removes {conversation} from the team inbox for {people}",
        means: "what the action of that name does, until the next message from outside",
        run: remove_for,
    },
    Phrase {
        says: "{person} looks at {conversation}",
        means: "what the person sees from here on until they look again; for *who has not seen that*",
        run: look,
    },
    Phrase {
        says: "{person} does it anyway",
        means: "what was refused because something changed",
        run: anyway,
    },
    Phrase { says: "{person} undoes it", means: "takes back their last act that is not undone", run: undo },
    Phrase {
        says: "{person} sees the notices",
        means: "what was seen cannot be withdrawn",
        run: |world, said| {
            let person = world.person(said.word(0))?;
            world.act(person, Command::SeeNotices)
        },
    },
    Phrase {
        says: "{person} sees the notices about {conversation}",
        means: "as opening a conversation does",
        run: |world, said| {
            let (person, it) = (world.person(said.word(0))?, world.conversation(said.word(1))?);
            world.act(person, Command::SeeNoticesOf(it))
        },
    },
];

fn add(world: &mut World, said: &Said, how: Adding) -> Outcome {
    let people = world.people(said.word(1))?;
    triage_of(world, said, said.word(2), Verb::Add { people, how, org: None })
}

fn triage(world: &mut World, said: &Said, verb: Verb) -> Outcome {
    triage_of(world, said, said.word(1), verb)
}

fn triage_of(world: &mut World, said: &Said, conversations: &str, verb: Verb) -> Outcome {
    let (person, is_stale) = actor(world, said.word(0))?;
    let targets = world.conversations_of(conversations)?;
    act(world, person, is_stale, Mailbox::All, &targets, verb)
}

fn triage_in(world: &mut World, said: &Said, verb: Verb) -> Outcome {
    let (person, is_stale) = actor(world, said.word(0))?;
    let targets = world.conversations_of(said.word(1))?;
    let view = world.names().mailbox(said.word(2), targets.first().copied())?;
    act(world, person, is_stale, view, &targets, verb)
}

fn act(
    world: &mut World,
    person: PersonId,
    is_stale: bool,
    view: Mailbox,
    targets: &[ConversationId],
    verb: Verb,
) -> Outcome {
    let targets = targets.iter().map(|it| Seen::now(seen_by(world, person, is_stale), *it)).collect();
    let triage = Triage { verb, targets, anyway: false };
    world.act_in(Actor::Person(person), view, Command::Triage(triage))
}

/// Reads who acts, and whether on what they saw before.
pub fn actor(world: &World, said: &str) -> Result<(PersonId, bool), String> {
    let (name, rest) = said.split_once(',').unwrap_or((said, ""));
    Ok((world.person(name)?, !rest.is_empty()))
}

/// Returns the world as a person saw it.
pub fn seen_by(world: &World, person: PersonId, is_stale: bool) -> &State {
    let earlier = || world.looks.get(&person).or(world.before.last());
    if is_stale { earlier().unwrap_or(&world.state) } else { &world.state }
}

fn empty_trash(world: &mut World, said: &Said) -> Outcome {
    let (person, is_stale) = actor(world, said.word(0))?;
    let all: Vec<_> = world.state.mailbox(person, Mailbox::Trash).iter().map(ConversationId).collect();
    act(world, person, is_stale, Mailbox::Trash, &all, Verb::Erase)
}

fn snooze(world: &mut World, said: &Said, wakes: bool) -> Outcome {
    let until = until(world, said.word(2))?.ok_or("say how long")?;
    triage(world, said, Verb::Snooze(Snooze { until, wakes }))
}

fn remove_for(world: &mut World, said: &Said) -> Outcome {
    let (conversation, people) = (world.conversation(said.word(0))?, world.people(said.word(1))?);
    let changes = vec![Change::Mark { flag: Flag::Removed, on: true, people }];
    let prior = world.state.conversations.touched(conversation);
    let event = Event::Changed(Changed { conversation, rule: None, prior, changes });
    let id = uuid::Uuid::from_u128(world.journal.len() as u128 + 1);
    let events = vec![event];
    world.append(Operation { id, at: world.now, actor: Actor::Outside, act: Act::Receive, events })
}

fn look(world: &mut World, said: &Said) -> Outcome {
    let person = world.person(said.word(0))?;
    world.conversation(said.word(1))?;
    world.looks.insert(person, world.state.clone());
    Ok(())
}

fn anyway(world: &mut World, said: &Said) -> Outcome {
    let person = world.person(said.word(0))?;
    let refused = world.refused.take().filter(|it| it.0 == Actor::Person(person));
    let (actor, view, mut command) = refused.ok_or("nothing of theirs was refused")?;
    match &mut command {
        Command::Triage(triage) => triage.anyway = true,
        Command::Send(send) => send.anyway = true,
        _ => return Err("that cannot be done anyway".to_owned()),
    }
    world.refusals.clear();
    world.act_in(actor, view, command)
}

fn undo(world: &mut World, said: &Said) -> Outcome {
    let person = world.person(said.word(0))?;
    let entries = world.to_undo(person);
    if entries.is_empty() {
        world.heeded()?;
        world.refusals = vec![(None, Refusal::NoChange)];
    }
    // Each slice of an import is refused, or not, for itself.
    let mut refusals = Vec::new();
    for seq in entries {
        let operation = Box::new(world.journal[seq.index() - 1].clone());
        world.act(person, Command::Undo { seq, operation })?;
        refusals.append(&mut world.refusals);
    }
    world.refusals.append(&mut refusals);
    Ok(())
}
