//! The lines of recipients of a draft, as single recipients: what stands in a line, what is still being
//! typed, who is meant by that, and taking one from line to line. A line is kept as a person would write
//! it, so a draft of any build can be read. Pure.

use crate::channels::{self, Unaddressed};
use crate::mail::recipient_parts;
use crate::model::{Channel, DraftText, Known, Party};

/// A line of recipients.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Line {
    /// To.
    To,
    /// Cc.
    Cc,
    /// Bcc.
    Bcc,
}

impl Line {
    /// All of them, in order.
    pub const ALL: [Self; 3] = [Self::To, Self::Cc, Self::Bcc];

    /// Returns what stands in the line.
    pub const fn of(self, draft: &DraftText) -> &String {
        match self {
            Self::To => &draft.to,
            Self::Cc => &draft.cc,
            Self::Bcc => &draft.bcc,
        }
    }

    /// Returns the same, to be changed.
    pub const fn of_mut(self, draft: &mut DraftText) -> &mut String {
        match self {
            Self::To => &mut draft.to,
            Self::Cc => &mut draft.cc,
            Self::Bcc => &mut draft.bcc,
        }
    }
}

/// One recipient in a line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Recipient {
    /// As it stands there.
    pub part: String,
    /// Who that is, or why it is nobody.
    pub party: Result<Party, Unaddressed>,
}

/// Returns the recipients in a line, but for what is still being `typed` at its end.
pub fn recipients(channel: Channel, line: &str, typed: &str) -> Vec<Recipient> {
    let mut parts = recipient_parts(line);
    let open = recipient_parts(typed);
    if parts.ends_with(&open) {
        parts.truncate(parts.len() - open.len());
    }
    let read = |part: String| {
        let party = channels::recipients(channel, &part);
        let party = party.map(|it| it.into_iter().next().unwrap_or_default());
        Recipient { part, party }
    };
    parts.into_iter().map(read).collect()
}

/// Tells whether a line ends with what is being typed.
pub fn ends_with(line: &str, typed: &str) -> bool {
    recipient_parts(line).ends_with(&recipient_parts(typed))
}

/// Returns a line of recipients, and of what is still being typed.
pub fn line(parts: impl IntoIterator<Item = String>, typed: &str) -> String {
    let parts = parts.into_iter().chain((!typed.trim().is_empty()).then(|| typed.to_owned()));
    parts.collect::<Vec<_>>().join(", ")
}

/// Cuts what was typed into recipients that are done, and the rest: one is done by a comma, a semicolon
/// or a line break behind it, and a bare address by a space too.
pub fn done(channel: Channel, typed: &str) -> (Vec<String>, String) {
    let is_open = typed.matches('"').count() % 2 == 1;
    let ends = typed.trim_end_matches(' ').ends_with([',', ';', '\n', '\t']);
    let mut parts = recipient_parts(typed);
    if is_open || parts.is_empty() {
        let is_nothing = typed.trim_matches([',', ';', ' ', '\n', '\t']).is_empty();
        return (Vec::new(), if is_nothing { String::new() } else { typed.to_owned() });
    }
    let is_bare = |it: &str| !it.contains([' ', '<']) && channels::recipients(channel, it).is_ok();
    if ends || typed.ends_with(' ') && channels::carries(channel).copies && is_bare(&parts[parts.len() - 1]) {
        return (parts, String::new());
    }
    if parts.len() == 1 {
        return (Vec::new(), typed.to_owned());
    }
    let rest = parts.pop().unwrap_or_default();
    (parts, rest)
}

/// Takes a recipient out of a line; returns it.
pub fn take(draft: &mut DraftText, from: Line, at: usize) -> Option<String> {
    let mut parts = recipient_parts(from.of(draft));
    let taken = (at < parts.len()).then(|| parts.remove(at));
    *from.of_mut(draft) = line(parts, "");
    taken
}

/// Takes a recipient from its line to the end of another.
pub fn carry(draft: &mut DraftText, from: Line, at: usize, to: Line) {
    if let Some(part) = take(draft, from, at) {
        let parts = recipient_parts(to.of(draft)).into_iter().chain([part]);
        *to.of_mut(draft) = line(parts, "");
    }
}

/// Somebody who may be meant, ready to be compared.
#[derive(Clone, Debug)]
pub struct Candidate {
    /// Who.
    pub known: Known,
    name: String,
    address: String,
}

impl Candidate {
    /// Makes somebody ready; `fold` is how letters are compared.
    pub fn of(known: Known, fold: fn(&str) -> String) -> Self {
        let (name, address) = (fold(&known.party.name), fold(&known.party.address));
        Self { known, name, address }
    }

    /// Tells how well somebody fits what was typed, folded: a name or an address that begins so best, then
    /// any of their words, then anything else in the address.
    fn fit(&self, typed: &str) -> Option<u8> {
        let is_word = |it: char| !it.is_alphanumeric();
        let begins = |text: &str| text.split(is_word).any(|it| it.starts_with(typed));
        if self.name.starts_with(typed) || self.address.starts_with(typed) {
            Some(0)
        } else if begins(&self.name) || begins(&self.address) {
            Some(1)
        } else {
            // Several words: each begins one of the name, in whatever order.
            let own = || self.name.split_whitespace().chain([self.address.as_str()]);
            let all = typed.split_whitespace().all(|word| own().any(|it| it.starts_with(word)));
            (all || self.address.contains(typed)).then_some(2)
        }
    }
}

/// Returns who may be meant by what is being typed, folded, the likeliest first; nobody twice.
pub fn meant<'x>(all: &'x [Candidate], typed: &str, present: &[String]) -> Vec<&'x Candidate> {
    let typed = typed.trim();
    if typed.is_empty() {
        return Vec::new();
    }
    let fits = all.iter().filter(|it| !present.contains(&it.known.party.address));
    let mut fits: Vec<_> = fits.filter_map(|it| Some((it.fit(typed)?, it))).collect();
    // They come in the order of their weight, which stays among those that fit alike.
    fits.sort_by_key(|it| it.0);
    fits.into_iter().map(|it| it.1).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const MAIL: Channel = Channel::Email;

    fn parts(of: &str, typed: &str) -> Vec<String> {
        recipients(MAIL, of, typed).into_iter().map(|it| it.part).collect()
    }

    #[test]
    fn what_is_typed_becomes_recipients_once_they_are_done() {
        for (typed, wanted, rest) in [
            ("kim", vec![], "kim"),
            ("Kim Lee ", vec![], "Kim Lee "),
            ("kim@x.example ", vec!["kim@x.example"], ""),
            ("kim@x.example,", vec!["kim@x.example"], ""),
            ("Kim <kim@x.example>; bo", vec!["Kim <kim@x.example>"], "bo"),
            ("nobody, ", vec!["nobody"], ""),
            ("\"Novak, K", vec![], "\"Novak, K"),
            ("\"Novak, Kim\" <k@x.example>,", vec!["\"Novak, Kim\" <k@x.example>"], ""),
            ("a@x.example\nb@x.example\n", vec!["a@x.example", "b@x.example"], ""),
            (", ", vec![], ""),
        ] {
            let (done, left) = done(MAIL, typed);
            assert_eq!(
                (done, left.as_str()),
                (wanted.iter().map(|it| (*it).to_owned()).collect(), rest),
                "{typed}"
            );
        }
        assert_eq!(done(Channel::Sms, "+49 30 ").1, "+49 30 ", "numbers have spaces");
    }

    #[test]
    fn a_line_holds_its_recipients_and_what_is_typed() {
        let text = line(["a@x.example".to_owned(), "\"B, C\" <b@x.example>".to_owned()], "ki");
        assert_eq!(text, "a@x.example, \"B, C\" <b@x.example>, ki");
        assert_eq!(parts(&text, "ki"), ["a@x.example", "\"B, C\" <b@x.example>"]);
        assert_eq!(parts(&text, ""), ["a@x.example", "\"B, C\" <b@x.example>", "ki"]);
        assert_eq!(parts("a@x.example", "kim"), ["a@x.example"], "changed from elsewhere");
        let read = recipients(MAIL, "Kim <kim@x.example>, nobody", "");
        assert_eq!(read[0].party.as_ref().map(|it| it.name.as_str()), Ok("Kim"));
        assert!(read[1].party.is_err());
    }

    #[test]
    fn recipients_go_from_line_to_line() {
        let mut draft = DraftText { to: "a@x.example, b@x.example".into(), ..DraftText::default() };
        carry(&mut draft, Line::To, 1, Line::Bcc);
        assert_eq!((draft.to.as_str(), draft.bcc.as_str()), ("a@x.example", "b@x.example"));
        carry(&mut draft, Line::To, 7, Line::Cc);
        assert_eq!((draft.to.as_str(), draft.cc.as_str()), ("a@x.example", ""), "gone meanwhile");
        assert_eq!(take(&mut draft, Line::To, 0).as_deref(), Some("a@x.example"));
        assert_eq!(draft.to, "");
    }

    #[test]
    fn who_is_meant_is_found_by_the_beginnings_of_names_and_addresses() {
        let known = |name: &str, address: &str| Known {
            party: Party { name: name.into(), address: address.into() },
            weight: 0,
            conversations: 0,
            last: None,
            ours: false,
        };
        let all = [
            known("Bob Kimball", "bob@lumen.example"),
            known("Kim Novak", "kim@x.example"),
            known("", "orders@kiosk.example"),
            known("Ann", "ann.kim@acme.example"),
        ];
        let all: Vec<_> = all.map(|it| Candidate::of(it, str::to_lowercase)).into();
        let found = |typed: &str, present: &[String]| {
            let meant = meant(&all, typed, present).into_iter();
            meant.map(|it| it.known.party.address.clone()).collect::<Vec<_>>()
        };
        assert_eq!(found("ki", &[])[..2], ["kim@x.example", "bob@lumen.example"], "the first name first");
        assert_eq!(found("novak ki", &[]), ["kim@x.example"]);
        assert_eq!(found("umen", &[]), ["bob@lumen.example"]);
        assert_eq!(found("ki", &["kim@x.example".to_owned()])[0], "bob@lumen.example");
        assert!(found(" ", &[]).is_empty() && found("zz", &[]).is_empty());
    }
}
