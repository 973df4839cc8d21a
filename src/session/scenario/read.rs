//! How a scenario is read: docs/scenarios.md. What cannot be read is named by line and word, and the rest
//! is kept.
//!
//! ```text
//! organization Lumen | lumen.example
//! person Ben Ortiz | owner
//! account support@ | Support | email | Ben | private
//!
//! = support@ | Mia Chen <mia@club.example> | 25m | Refund for order 1043
//! Two printers came, one with a cracked housing.
//! + 20m Ben assigns Ben
//! + in 5m Mia writes Thank you!
//!
//! ~ support@ | Bea Lind <bea@tales.example> | 90d | Quote | What would 400 badges cost?
//! ```

use super::lines::{before, opening, setting, step};
use super::problem::{Problem, Why};
use super::script::{Deed, Scene, Script};

/// Marks that begin a line; a text line that begins with one has a backslash before it.
const MARKS: [char; 6] = ['=', '+', '~', '!', '#', '\\'];

/// Reads a scenario.
pub fn read(text: &str) -> Script {
    let mut reader = Reader { script: Script::default(), below: Below::Settings, place: 0 };
    for (line, text) in (1..).zip(text.lines()) {
        if let Err(problem) = reader.line(line, text) {
            reader.script.problems.push(problem);
        }
    }
    reader.finish()
}

/// What lines that begin with no mark stand below.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Below {
    /// Nothing that happens yet: they are settings.
    Settings,
    /// A message from outside, by its scene: they are its text.
    Text(usize),
    /// Any other step, which is one line.
    Step,
    /// Mail that was there before, which is one line and begins no conversation.
    Before,
    /// A conversation that could not be read: they are left out with it.
    Unread,
}

/// A scenario that is being read.
struct Reader {
    script: Script,
    below: Below,
    /// The place of the next conversation.
    place: usize,
}

impl Reader {
    fn line(&mut self, line: u32, text: &str) -> Result<(), Problem> {
        match text.split_at_checked(2) {
            Some(("= ", rest)) => self.begin(line, rest),
            Some(("+ ", rest)) => self.go_on(line, rest),
            Some(("~ ", rest)) => {
                self.below = Below::Before;
                self.script.before.push(before(line, rest)?);
                Ok(())
            }
            Some(("! ", rest)) if self.is_saved() => {
                self.script.saved.entries.push((line, rest.to_owned()));
                Ok(())
            }
            Some(("& ", rest)) if self.is_saved() => self.script.saved.take_pack(line, rest),
            Some(("# ", _)) if self.below == Below::Settings => Ok(()),
            _ => self.unmarked(line, text),
        }
    }

    fn begin(&mut self, line: u32, rest: &str) -> Result<(), Problem> {
        self.below = Below::Unread;
        let scene = opening(line, rest, self.place)?;
        self.place += 1;
        self.below = Below::Text(self.script.scenes.len());
        self.script.scenes.push(scene);
        Ok(())
    }

    fn go_on(&mut self, line: u32, rest: &str) -> Result<(), Problem> {
        let last = match self.below {
            Below::Unread => return Ok(()),
            Below::Text(_) | Below::Step => self.script.scenes.last(),
            Below::Settings | Below::Before => None,
        };
        let last = last.ok_or_else(|| Problem::new(line, rest, Why::NoConversation))?;
        self.below = Below::Step;
        let scene = step(line, rest, last)?;
        if let Deed::Writes(_) = scene.deed {
            self.below = Below::Text(self.script.scenes.len());
        }
        self.script.scenes.push(scene);
        Ok(())
    }

    fn unmarked(&mut self, line: u32, text: &str) -> Result<(), Problem> {
        match self.below {
            Below::Settings => {
                let Some(it) = setting(line, text)? else { return Ok(()) };
                if it.word == "saved" {
                    let format = it.parts.first().and_then(|it| it.parse().ok());
                    self.script.saved.format = format.unwrap_or_default();
                }
                self.script.settings.push(it);
                Ok(())
            }
            Below::Text(scene) => {
                add_text(&mut self.script.scenes[scene], text);
                Ok(())
            }
            Below::Step | Below::Before if !text.trim().is_empty() => {
                Err(Problem::new(line, text, Why::Text))
            }
            Below::Step | Below::Before | Below::Unread => Ok(()),
        }
    }

    /// Tells whether a line of settings said that a journal follows; its format is noted then.
    fn is_saved(&self) -> bool {
        self.script.saved.format > 0
    }

    /// The empty lines before the next conversation are no text of a step.
    fn finish(mut self) -> Script {
        let mut place = None;
        for scene in &mut self.script.scenes {
            let is_step = place.replace(scene.place) == Some(scene.place);
            if let Deed::Writes(text) = &mut scene.deed
                && is_step
            {
                text.truncate(text.trim_end_matches('\n').len());
            }
        }
        self.script
    }
}

fn add_text(scene: &mut Scene, line: &str) {
    let Deed::Writes(text) = &mut scene.deed else { return };
    if !text.is_empty() {
        text.push('\n');
    }
    let escaped = line.strip_prefix('\\').filter(|it| it.starts_with(MARKS));
    text.push_str(escaped.unwrap_or(line));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Failure, Fate};

    #[test]
    fn a_conversation_and_what_followed() {
        let script = read(
            "= sales@ | Mia Chen <Mia@lumen.example> | 2h | Hello\nOne\n\\+ 2\n+ 1h Ben assigns Ben, Ann\n+ in 5m Mia writes Thanks\\nMia",
        );
        let scenes = script.scenes;
        assert_eq!(scenes[0].ago, 120);
        assert_eq!(scenes[0].conversation.from.address, "mia@lumen.example");
        assert_eq!(scenes[0].deed, Deed::Writes("One\n+ 2".into()));
        assert_eq!(scenes[1].deed, Deed::Assigns(vec!["Ben".into(), "Ann".into()]));
        assert_eq!((scenes[2].ago, &scenes[2].deed), (-5, &Deed::Writes("Thanks\nMia".into())));
        let before = read("~ sales@ | Bea <bea@x.example> | 2d | Quote | How much?").before.remove(0);
        assert_eq!((before.ago, before.conversation.subject.as_str()), (2880, "Quote"));
        assert_eq!(before.text, "How much?");
    }

    #[test]
    fn how_far_a_message_has_come_is_said_by_who_gets_it() {
        let script = read(
            "= a@ | B <b@x.example> | 1h | S\nHi\n+ 5m B gets it\n+ 4m B reads it\n+ 3m B misses it: blocked\n+ 2m B misses it: Out of paper",
        );
        let deeds: Vec<_> = script.scenes[1..].iter().map(|it| it.deed.clone()).collect();
        let failed = |it| Deed::Fares(Fate::Failed(it));
        let wanted = [
            Deed::Fares(Fate::Delivered),
            Deed::Fares(Fate::Read),
            failed(Failure::Blocked),
            failed(Failure::Said("Out of paper".into())),
        ];
        assert_eq!(deeds, wanted);
    }

    #[test]
    fn what_cannot_be_read_is_named_and_the_rest_is_kept() {
        let script = read(
            "persn Ann\nperson Ben Ortiz | owner\n= sales@ | Mia | 2h | Hello\nlost\n+ 1h Ben closes\n= sales@ | Mia <m@x.example> | soon | Hello\n= sales@ | Mia <m@x.example> | 2h | Kept\ntext\n+ 1h Ben claps\n+ 5m Ben closes",
        );
        let told: Vec<_> = script.problems.iter().map(|it| (it.line, it.word.as_str(), it.why)).collect();
        assert_eq!(
            told,
            [
                (1, "persn", Why::Word),
                (3, "Mia", Why::Party),
                (6, "soon", Why::Time),
                (9, "claps", Why::Verb)
            ]
        );
        assert_eq!(script.settings.len(), 1);
        let kept: Vec<_> = script.scenes.iter().map(|it| it.deed.clone()).collect();
        assert_eq!(kept, [Deed::Writes("text".into()), Deed::Closes]);
    }

    #[test]
    fn what_somebody_writes_later_may_have_many_lines_too() {
        let script = read(
            "= a@ | B <b@x.example> | 2h | S\nOne\n+ 1h B writes MIME-Version: 1.0\nSubject: S\n\n\\+ two\n\n= a@ | B <b@x.example> | 2h | T\nThree\n",
        );
        assert_eq!(script.problems, []);
        let deeds: Vec<_> = script.scenes.iter().map(|it| it.deed.clone()).collect();
        let texts = ["One", "MIME-Version: 1.0\nSubject: S\n\n+ two", "Three"];
        assert_eq!(deeds, texts.map(|it| Deed::Writes(it.to_owned())));
    }

    #[test]
    fn text_with_marks_comes_back() {
        let text = "= one\n+ two\n\\ three\nfour";
        let script = read(&format!("= a@ | B <b@x.example> | 1h | S\n{}", escaped(text)));
        assert_eq!(script.scenes[0].deed, Deed::Writes(text.into()));
    }

    /// Returns a text so that each of its lines is read as text.
    fn escaped(text: &str) -> String {
        let line = |it: &str| {
            if it.starts_with(MARKS) { format!("\\{it}") } else { it.to_owned() }
        };
        text.lines().map(line).collect::<Vec<_>>().join("\n")
    }
}
