//! How the script of the demo is read: conversations, each with what followed.
//!
//! ```text
//! = support@ | Mia Chen <mia@lumen.example> | 25m | Refund for order 1043
//! Two printers came, one with a cracked housing.
//! + 20m Ben assigns Ben
//! + 18m Ben says The third of that batch.
//! + 15m Ben replies We send you a new one today.
//! + 10m Mia writes Thank you!
//! + 5m Ben closes
//!
//! ~ sales@ | Bea Lind <bea@tales.example> | 90d | Quote | What would 400 badges cost?
//! ```
//! A time is how long ago something happened: `25m`, `3h`, `2d`. A text that begins with
//! `MIME-Version:` is the rest of a mail as it came; what follows `~` was there before the company.

use crate::model::Party;

/// A conversation of the script.
pub struct Conversation {
    /// The address it is written to, without the domain.
    pub to: String,
    /// Who writes.
    pub from: Party,
    /// The subject.
    pub subject: String,
}

/// What happens in a conversation.
pub struct Scene {
    /// Which one, by its place in the script.
    pub place: usize,
    /// The conversation.
    pub conversation: std::rc::Rc<Conversation>,
    /// Who does something, by first name.
    pub who: String,
    /// What happens.
    pub deed: Deed,
}

/// What somebody does.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Deed {
    /// A message from outside.
    Writes(String),
    /// A comment.
    Says(String),
    /// A reply.
    Replies(String),
    /// A reply that closes.
    RepliesAndCloses(String),
    /// Assigns people.
    Assigns(Vec<String>),
    /// Closes.
    Closes,
    /// Archives from the team inbox, for everyone.
    Archives,
    /// Stars.
    Stars,
    /// Snoozes for so many hours.
    Snoozes(i64),
    /// Labels.
    Labels(String),
    /// Moves to a team.
    Moves(String),
    /// Marks as spam.
    Spams,
    /// Throws away.
    Trashes,
    /// Has read everything so far, and seen the notices.
    CatchesUp,
}

/// Returns what happens, each with how many minutes ago, in the order of the script.
pub fn read(script: &str) -> Vec<(i64, Scene)> {
    let mut scenes: Vec<(i64, Scene)> = Vec::new();
    let mut place = 0;
    for line in script.lines() {
        if let Some((ago, scene)) = opening(line, place) {
            place += 1;
            scenes.push((ago, scene));
        } else if let (Some(step), Some((_, last))) = (line.strip_prefix("+ "), scenes.last()) {
            let conversation = last.conversation.clone();
            let read = deed(step);
            scenes.extend(read.map(|(ago, who, deed)| {
                (ago, Scene { place: last.place, conversation, who: who.to_owned(), deed })
            }));
        } else if line.starts_with("~ ") {
            continue;
        } else if let Some((_, Scene { deed: Deed::Writes(text), .. })) = scenes.last_mut() {
            if !text.is_empty() {
                text.push('\n');
            }
            text.push_str(line);
        }
    }
    scenes
}

/// Returns what happens from the oldest to the newest.
pub fn in_order(mut scenes: Vec<(i64, Scene)>) -> Vec<(i64, Scene)> {
    scenes.sort_by_key(|(ago, _)| std::cmp::Reverse(*ago));
    scenes
}

/// Returns the mail that was there before, each with how many minutes ago, and its text.
pub fn history(script: &str) -> Vec<(i64, Conversation, &str)> {
    script.lines().filter_map(remembered).collect()
}

fn remembered(line: &str) -> Option<(i64, Conversation, &str)> {
    let (head, text) = line.strip_prefix("~ ")?.rsplit_once(" | ")?;
    let (ago, conversation) = begun(head)?;
    Some((ago, conversation, text))
}

fn opening(line: &str, place: usize) -> Option<(i64, Scene)> {
    let (ago, conversation) = begun(line.strip_prefix("= ")?)?;
    let who = conversation.from.name.clone();
    let conversation = std::rc::Rc::new(conversation);
    Some((ago, Scene { place, conversation, who, deed: Deed::Writes(String::new()) }))
}

fn begun(line: &str) -> Option<(i64, Conversation)> {
    let parts: Vec<_> = line.split(" | ").collect();
    let [to, from, ago, subject] = parts[..] else { return None };
    let (name, address) = from.strip_suffix('>')?.split_once(" <")?;
    let from = Party { name: name.to_owned(), address: address.to_lowercase() };
    Some((minutes(ago)?, Conversation { to: to.to_owned(), from, subject: subject.to_owned() }))
}

fn deed(step: &str) -> Option<(i64, &str, Deed)> {
    let (ago, rest) = step.split_once(' ')?;
    let (who, rest) = rest.split_once(' ')?;
    let (verb, rest) = rest.split_once(' ').unwrap_or((rest, ""));
    let text = || rest.replace("\\n", "\n");
    let deed = match verb {
        "writes" => Deed::Writes(text()),
        "says" => Deed::Says(text()),
        "replies" => Deed::Replies(text()),
        "answers" => Deed::RepliesAndCloses(text()),
        "assigns" => Deed::Assigns(rest.split(", ").map(str::to_owned).collect()),
        "closes" => Deed::Closes,
        "archives" => Deed::Archives,
        "stars" => Deed::Stars,
        "snoozes" => Deed::Snoozes(rest.parse().ok()?),
        "labels" => Deed::Labels(rest.to_owned()),
        "moves" => Deed::Moves(rest.to_owned()),
        "spams" => Deed::Spams,
        "trashes" => Deed::Trashes,
        "catches" => Deed::CatchesUp,
        _ => return None,
    };
    Some((minutes(ago)?, who, deed))
}

fn minutes(ago: &str) -> Option<i64> {
    let (number, unit) = ago.split_at_checked(ago.len().checked_sub(1)?)?;
    let unit = match unit {
        "m" => 1,
        "h" => 60,
        "d" => 24 * 60,
        _ => return None,
    };
    Some(number.parse::<i64>().ok()? * unit)
}

/// Returns the lines that look like more than text and cannot be read.
#[cfg(test)]
pub fn unread_lines(script: &str) -> Vec<&str> {
    let is_odd = |line: &&str| {
        (line.starts_with("= ") && opening(line, 0).is_none())
            || (line.starts_with("~ ") && remembered(line).is_none())
            || line.strip_prefix("+ ").is_some_and(|it| deed(it).is_none())
    };
    script.lines().filter(is_odd).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_conversation_and_what_followed() {
        let script = "= sales@ | Mia Chen <Mia@lumen.example> | 2h | Hello\nOne\nTwo\n+ 1h Ben assigns Ben, Ann\n+ 5m Mia writes Thanks\\nMia";
        let scenes = read(script);
        assert_eq!(scenes[0].0, 120);
        assert_eq!(scenes[0].1.conversation.from.address, "mia@lumen.example");
        assert_eq!(scenes[0].1.deed, Deed::Writes("One\nTwo".into()));
        assert_eq!(scenes[1].1.deed, Deed::Assigns(vec!["Ben".into(), "Ann".into()]));
        assert_eq!((scenes[2].0, &scenes[2].1.deed), (5, &Deed::Writes("Thanks\nMia".into())));
        let (ago, before, text) =
            history("~ sales@ | Bea <bea@x.example> | 2d | Quote | How much?").remove(0);
        assert_eq!((ago, before.subject.as_str(), text), (2880, "Quote", "How much?"));
    }
}
