//! Phrases about rules: making and ordering them, what they did, what they would have matched.

use team_inbox::model::rules::{Action, Condition, Note, Rule, Silence, Trigger};
use team_inbox::model::{
    Act, Actor, Command, Configure, ConversationId, Header, Mailbox, Mode, Party, Receive, ReplyDraft,
    RuleId, Seen, Seq, Triage, Trial, Verb, What,
};

use super::names::{find, listed, quoted};
use super::phrases::{Phrase, Said};
use super::rule_words::{action, condition, trigger};
use super::settings::{by, by_owner, newest_organization};
use super::stands::equal;
use super::{Outcome, World};

/// The phrases of this chapter.
pub const PHRASES: &[Phrase] = &[
    Phrase {
        says: "the rule {name}:",
        means: "a rule of the organization that was named last, which runs after the others: a table of *when*, *if* and *then*; of several *if* all must hold, several *then* are done in order; see below",
        run: |world, said| {
            let org = newest_organization(world)?;
            let rule = made(world, said, said.word(0))?;
            by_owner(world, org, Configure::PutRule(None, org, Some(Box::new(rule))))
        },
    },
    Phrase {
        says: "{actor} makes the rule {name}:",
        means: "the same, as somebody, who may be refused",
        run: |world, said| {
            let org = newest_organization(world)?;
            let rule = made(world, said, said.word(1))?;
            by(world, said, Configure::PutRule(None, org, Some(Box::new(rule))))
        },
    },
    Phrase {
        says: "{actor} turns the rule {name} {on|off}",
        means: "a rule that is off never runs",
        run: |world, said| {
            let id = rule(world, said.word(1))?;
            by(world, said, Configure::SwitchRule(id, said.word(2) == "on"))
        },
    },
    Phrase {
        says: "{actor} puts the rule {name} {first|last}",
        means: "in the order in which rules run",
        run: |world, said| {
            let id = rule(world, said.word(1))?;
            by(world, said, Configure::RankRule(id, if said.word(2) == "first" { 0 } else { usize::MAX }))
        },
    },
    Phrase {
        says: "{actor} removes the rule {name}",
        means: "it is named in histories from now on, and nowhere else",
        run: |world, said| {
            let id = rule(world, said.word(1))?;
            let org = world.state.directory.rules[&id].org;
            by(world, said, Configure::PutRule(Some(id), org, None))
        },
    },
    Phrase {
        says: "the saved reply {name}: {name}",
        means: "a saved reply of the organization that was named last: its title and its text",
        run: |world, said| {
            let org = newest_organization(world)?;
            let reply = ReplyDraft::common(said.word(0), said.word(1));
            by_owner(world, org, Configure::PutSavedReply(None, org, Some(reply)))
        },
    },
    Phrase {
        says: "{person} gives {counts} conversations to do",
        means: "conversations of a shared e-mail account that somebody assigns",
        run: give,
    },
    Phrase {
        says: "the clock is at {number}:{number}",
        means: "the next act is done then: today, or tomorrow if that is past",
        run: |world, said| {
            let part = |at| said.word(at).parse::<i64>().map_err(|it| it.to_string());
            let wanted = (part(0)? * 60 + part(1)?) * 60_000;
            let day = 24 * 3_600_000;
            let passed = (world.now.0 + 60_000).rem_euclid(day);
            world.now = world.now.plus((wanted - passed).rem_euclid(day));
            Ok(())
        },
    },
];

/// The claims of this chapter.
pub const CLAIMS: &[Phrase] = &[
    Phrase {
        says: "the rule {name} has run {number} {time|times}",
        means: "its conditions held so often; what was undone counts",
        run: |world, said| {
            let id = rule(world, said.word(0))?;
            let count = world.state.rule_runs.get(&id).map_or(0, |it| it.count);
            equal(said.word(1), &count.to_string())
        },
    },
    Phrase {
        says: "the rules run in the order {names}",
        means: "these rules, and no others",
        run: |world, said| {
            let org = newest_organization(world)?;
            let names: Vec<_> =
                world.state.directory.rules_of(org).into_iter().map(|it| it.name.clone()).collect();
            equal(&quoted(said.word(0)).collect::<Vec<_>>().join(", "), &names.join(", "))
        },
    },
    Phrase {
        says: "the history of {conversation} names the rules {names}",
        means: "these rules changed it, commented or wrote, in this order, and no others",
        run: |world, said| {
            let named = named(world, said.word(0))?;
            equal(&quoted(said.word(1)).collect::<Vec<_>>().join(", "), &named.join(", "))
        },
    },
    Phrase {
        says: "the history of {conversation} names no rule",
        means: "no rule did anything to it",
        run: |world, said| equal("", &named(world, said.word(0))?.join(", ")),
    },
    Phrase {
        says: "the history of {conversation} says that {name} found nobody to assign, with {people} out of office",
        means: "why a rule left it in the team inbox, and who was listed",
        run: nobody,
    },
    Phrase {
        says: "the history of {conversation} says that {name} found nobody to assign, with {people} not online",
        means: "the same, with nobody of those who are in the office in an open tab",
        run: |world, said| {
            let off = world.people(said.word(2))?;
            notes(world, said, &Note::NobodyOnline(off))
        },
    },
    Phrase {
        says: "the history of {conversation} says that {name} found nobody to assign",
        means: "the same, with nobody listed who is in the organization",
        run: nobody,
    },
    Phrase {
        says: "the history of {conversation} says that {name} wrote no reply to {a machine|nobody|save a private address|whom a rule wrote to today|one who wrote too long ago}",
        means: "why a rule sent nothing",
        run: |world, said| {
            let silence = match said.word(2) {
                "a machine" => Silence::Automatic,
                "nobody" => Silence::NoRecipient,
                "whom a rule wrote to today" => Silence::Already,
                "one who wrote too long ago" => Silence::TooLate,
                _ => Silence::NoSender,
            };
            notes(world, said, &Note::NotAnswered(silence))
        },
    },
    Phrase {
        says: "the last message of {conversation} was written by the rule {name} to {name}: {name}",
        means: "whom it is to, and what it says",
        run: written,
    },
    Phrase {
        says: "the rule {name} would have matched {number} of {number}",
        means: "tried on the messages there are, or on the conversations, by the same conditions",
        run: |world, said| {
            let id = rule(world, said.word(0))?;
            let mut trial = Trial::of(world.state.directory.rules[&id].clone());
            world.journal.iter().for_each(|it| trial.hear(&world.state, it));
            trial.end(&world.state);
            let wanted = format!("{} of {}", said.word(1), said.word(2));
            equal(&wanted, &format!("{} of {}", trial.matched(), trial.tested()))
        },
    },
    Phrase {
        says: "the open conversations of {people} are {number}",
        means: "how many are assigned to them in all, and not closed",
        run: |world, said| {
            let people = world.people(said.word(0))?;
            let open = |it| world.state.mailbox(it, Mailbox::AssignedToMe).len();
            equal(said.word(1), &people.into_iter().map(open).sum::<u64>().to_string())
        },
    },
];

/// Reads the table of a rule.
fn made(world: &World, said: &Said, name: &str) -> Result<Rule, String> {
    let (mut when, mut conditions, mut actions): (Trigger, Vec<Condition>, Vec<Action>) =
        (Trigger::Incoming, Vec::new(), Vec::new());
    for (word, value) in said.pairs()? {
        match word {
            "when" => when = trigger(value)?,
            "if" => conditions.push(condition(world, value)?),
            "then" => actions.push(action(world, value)?),
            _ => find("part of a rule", word, ["when", "if", "then"].map(|it| (it, ())).into_iter())?,
        }
    }
    Ok(Rule {
        id: RuleId::default(),
        org: newest_organization(world)?,
        name: name.to_owned(),
        rank: 0,
        on: true,
        trigger: when,
        condition: Condition::All(conditions),
        actions,
        removed: false,
    })
}

/// Returns the rule with a name.
pub fn rule(world: &World, name: &str) -> Result<RuleId, String> {
    let rules = world.state.directory.rules.values().filter(|it| !it.removed);
    find("rule", name, rules.map(|it| (it.name.as_str(), it.id)))
}

/// Returns the rules that did something to a conversation which was not undone, each run once.
fn named(world: &World, conversation: &str) -> Result<Vec<String>, String> {
    let mut named: Vec<(Seq, RuleId)> = Vec::new();
    for beat in world.story(world.conversation(conversation)?).beats {
        let rule = match &beat.what {
            What::Act { rule: Some(rule), undone: false, .. } | What::RuleComment { rule, .. } => Some(*rule),
            What::Message(it) => it.rule,
            _ => None,
        };
        // An act that is undone is told again backwards.
        let is_undo = matches!(&beat.what, What::Act { act: Act::Undo(_), .. });
        if let Some(rule) = rule.filter(|it| !is_undo && !named.contains(&(beat.seq, *it))) {
            named.push((beat.seq, rule));
        }
    }
    Ok(named.into_iter().map(|it| world.state.directory.rules[&it.1].name.clone()).collect())
}

fn give(world: &mut World, said: &Said) -> Outcome {
    let actor = world.person(said.word(0))?;
    let account = world.state.directory.accounts.keys().next().copied().ok_or("there is no account")?;
    let to = world.state.directory.addresses.values().next().ok_or("there is no shared address")?;
    let to = vec![Party::bare(&to.address)];
    for given in listed(said.word(1)) {
        let (name, count) = given.split_once(' ').ok_or("say how many, as in “Ben 6 and Cleo 5”")?;
        let (person, count) = (world.person(name)?, count.parse::<u32>().map_err(|it| it.to_string())?);
        for number in 0..count {
            let it = ConversationId(world.state.len() as u32);
            let header = Header {
                message_id: world.post.new_id(),
                from: Party::bare("work@example.com"),
                subject: format!("Work {number} of {name}"),
                to: to.clone(),
                date: Some(world.now),
                ..Header::default()
            };
            let receive = Receive::new(account, Mode::Live, vec![header]);
            world.arrange(Actor::Outside, Command::Receive(receive))?;
            let targets = vec![Seen::now(&world.state, it)];
            let triage = Triage { verb: Verb::Assign(vec![person]), targets, anyway: false };
            let refused = |it| format!("{} gives nobody what comes to {}: {it}", said.word(0), to[0].address);
            world.arrange(Actor::Person(actor), Command::Triage(triage)).map_err(refused)?;
        }
    }
    Ok(())
}

fn nobody(world: &mut World, said: &Said) -> Outcome {
    let away = listed(said.word(2)).map(|it| world.person(it)).collect::<Result<_, _>>()?;
    notes(world, said, &Note::NobodyEligible(away))
}

fn notes(world: &World, said: &Said, wanted: &Note) -> Outcome {
    let id = rule(world, said.word(1))?;
    let story = world.story(world.conversation(said.word(0))?);
    let notes = story.beats.iter().filter_map(|it| match &it.what {
        What::Ran { rule, notes } if *rule == id => Some(notes),
        _ => None,
    });
    let all: Vec<_> = notes.flatten().collect();
    if all == [wanted] { Ok(()) } else { Err(format!("it says {all:?}")) }
}

fn written(world: &mut World, said: &Said) -> Outcome {
    let id = rule(world, said.word(1))?;
    let story = world.story(world.conversation(said.word(0))?);
    let last = story.last_message().ok_or("it has no message")?;
    if last.rule != Some(id) {
        return Err(format!("it was written by {:?}, the rule {:?}", last.sender, last.rule));
    }
    let to: Vec<_> = last.header.to.iter().map(|it| it.address.as_str()).collect();
    let is = format!("{}: {}", to.join(", "), last.text.as_deref().unwrap_or_default());
    equal(&format!("{}: {}", said.word(2), said.word(3)), &is)
}
