//! Phrases about why a conversation stands where it does, and who was told of it. They are asked of
//! the model and answered in the words that the Details pane has for them.

use team_inbox::model::explain::{Inquiry, lacks, tellings};
use team_inbox::model::{ConversationId, Mailbox, PersonId, Seq};
use team_inbox::ui::text::told::{told, unheard};
use team_inbox::ui::text::why::Asked;

use super::phrases::{Phrase, Said};
use super::{Outcome, World};

/// The claims of this chapter.
pub const CLAIMS: &[Phrase] = &[
    Phrase {
        says: "{conversation} is in {mailbox} of {person} because:",
        means: "a table of *because*: the alternatives, a row each; each suffices, and its causes, divided by *;*, are all needed for it. No other rows",
        run: |world, said| answered(world, said, true),
    },
    Phrase {
        says: "{conversation} is not in {mailbox} of {person} because:",
        means: "the same; where nothing that was done keeps it away, a row for each thing that it lacks",
        run: |world, said| answered(world, said, false),
    },
    Phrase {
        says: "who was told of it:",
        means: "a table of *person*, *told*, *not told*: everybody with access, and by which reason they were told of the last act on the last conversation, or why not",
        run: who_was_told,
    },
];

fn answered(world: &mut World, said: &Said, is_there: bool) -> Outcome {
    world.heeded()?;
    let (it, person) = (world.conversation(said.word(0))?, world.person(said.word(2))?);
    let mailbox = world.names().mailbox(said.word(1), Some(it))?;
    let wanted: Vec<_> = said.rows(&["because"])?.into_iter().flatten().collect();
    let is = answer(world, it, person, mailbox);
    if world.state.is_in(person, mailbox, it) != is_there {
        return Err(format!("it is {}there:\n{}", if is_there { "not " } else { "" }, table(&is)));
    }
    if is == wanted { Ok(()) } else { Err(format!("it is because:\n{}", table(&is))) }
}

fn table(rows: &[String]) -> String {
    let rows = rows.iter().map(|it| format!("| {it} |"));
    std::iter::once("| because |".to_owned()).chain(rows).collect::<Vec<_>>().join("\n")
}

fn history(world: &World, it: ConversationId) -> Vec<(Seq, team_inbox::model::Operation)> {
    let seqs = world.state.conversations.history(it);
    seqs.into_iter().map(|seq| (seq, world.journal[seq.index() - 1].clone())).collect()
}

/// Returns the alternatives in words, or what is lacking.
fn answer(world: &World, it: ConversationId, person: PersonId, mailbox: Mailbox) -> Vec<String> {
    let state = &world.state;
    let inquiry = Inquiry::into(state, it, person, &history(world, it));
    let explanation = inquiry.explain(mailbox);
    let nobody = PersonId::default();
    let asked = Asked { directory: &state.directory, me: nobody, person };
    if explanation.alternatives.is_empty() && !explanation.is_there {
        return lacks(state, person, mailbox, it).into_iter().map(|it| asked.lack(it)).collect();
    }
    let alternative = |causes: &Vec<_>| {
        causes.iter().map(|it| asked.cause(&inquiry, *it).text).collect::<Vec<_>>().join("; ")
    };
    explanation.alternatives.iter().map(alternative).collect()
}

fn who_was_told(world: &mut World, said: &Said) -> Outcome {
    world.heeded()?;
    let mut wanted = said.rows(&["person", "told", "not told"])?;
    let state = &world.state;
    let conversations = (0..state.len() as u32).map(ConversationId);
    let it = conversations.max_by_key(|it| state.conversations.history(*it).last().copied());
    let it = it.ok_or("there is no conversation")?;
    let telling = tellings(state, it, &history(world, it), 1).into_iter().next();
    let telling = telling.filter(|it| it.seq == state.seq).ok_or("nobody could be told of the last act")?;
    let (directory, nobody) = (&state.directory, PersonId::default());
    let name = |it: PersonId| directory.name(it).to_owned();
    let heard = telling
        .told
        .iter()
        .map(|(person, why)| vec![name(*person), told(*why, directory, nobody), String::new()]);
    let others = telling
        .others
        .iter()
        .map(|(person, why)| vec![name(*person), String::new(), unheard(*why, telling.act, directory)]);
    let mut is: Vec<_> = heard.chain(others).collect();
    is.sort();
    wanted.sort();
    if is == wanted {
        return Ok(());
    }
    let rows: Vec<_> = is.iter().map(|it| format!("| {} |", it.join(" | "))).collect();
    Err(format!("told was:\n| person | told | not told |\n{}", rows.join("\n")))
}
