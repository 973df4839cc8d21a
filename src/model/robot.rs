//! What machines write: nobody's machine is to answer it, or two of them never stop (RFC 3834).

use super::kept::Kept;
use super::message::Header;

/// The names that machines write under.
const NAMES: &[&str] = &[
    "mailer-daemon",
    "postmaster",
    "no-reply",
    "noreply",
    "no_reply",
    "no.reply",
    "donotreply",
    "do-not-reply",
    "do_not_reply",
    "autoreply",
    "auto-reply",
    "autoresponder",
    "bounce",
    "bounces",
];

/// How machines begin a subject.
const SUBJECTS: &[&str] = &[
    "auto:",
    "auto reply",
    "auto-reply",
    "autoreply",
    "auto response",
    "auto-response",
    "autoresponse",
    "automatic reply",
    "automatic response",
    "automated reply",
    "automated response",
    "automated message",
    "out of office",
    "out-of-office",
    "undeliverable:",
    "undelivered mail",
    "mail delivery failed",
    "mail delivery system",
    "delivery status notification",
    "delivery failure",
    "returned mail",
    "abwesenheit",
    "automatische antwort",
    "réponse automatique",
    "respuesta automática",
    "risposta automatica",
    "resposta automática",
    "automatisch antwoord",
    "автоответ",
    "自動返信",
    "自动回复",
];

impl Header {
    /// Tells whether a machine or a list wrote it, or somebody who wants no machine to answer.
    pub fn is_automatic(&self) -> bool {
        let says = |field: Kept, is: &dyn Fn(&str) -> bool| {
            self.kept(field).is_some_and(|it| is(it.trim().to_lowercase().as_str()))
        };
        let is_set = |it: &str| !it.is_empty() && !it.starts_with("no");
        let is_list = !self.list.is_empty() || self.kept(Kept::ListId).is_some();
        let precedence = |it: &str| ["bulk", "list", "junk", "auto"].iter().any(|word| it.starts_with(word));
        let local = self.from.address.split('@').next().unwrap_or_default();
        // `noreply-7` is one as well, `bouncer` is not.
        let is_name =
            |it: &&str| local.strip_prefix(*it).is_some_and(|rest| !rest.starts_with(char::is_alphabetic));
        let subject = self.subject.trim().to_lowercase();
        is_list
            || says(Kept::AutoSubmitted, &is_set)
            || says(Kept::ResponseSuppress, &is_set)
            || says(Kept::AutoReply, &is_set)
            || says(Kept::Precedence, &precedence)
            || self.kept(Kept::ReturnPath) == Some("<>")
            || self.kept(Kept::Unsubscribe).is_some()
            || NAMES.iter().any(is_name)
            || SUBJECTS.iter().any(|it| subject.starts_with(it))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::Party;

    fn header(field: Option<(Kept, &str)>, from: &str, subject: &str) -> Header {
        Header {
            from: Party::bare(from),
            subject: subject.to_owned(),
            kept: field.map(|(kept, said)| (kept, said.to_owned())).into_iter().collect(),
            ..Header::default()
        }
    }

    #[test]
    fn machines_are_told_from_people() {
        for (field, says) in [
            (Kept::AutoSubmitted, "auto-replied"),
            (Kept::ResponseSuppress, "All"),
            (Kept::ResponseSuppress, "DR, RN, OOF"),
            (Kept::AutoReply, "yes"),
            (Kept::AutoReply, "multipart/report"),
            (Kept::Precedence, "bulk"),
            (Kept::Precedence, "auto_reply"),
            (Kept::ReturnPath, "<>"),
            (Kept::Unsubscribe, "<mailto:leave@x.example>"),
            (Kept::ListId, "<l.x.example>"),
        ] {
            assert!(header(Some((field, says)), "kim@x.example", "Hi").is_automatic(), "{field:?}: {says}");
        }
        for from in
            ["MAILER-DAEMON@x.example", "no-reply@x.example", "noreply+5@x.example", "bounces=kim@x.example"]
        {
            assert!(header(None, from, "Hi").is_automatic(), "{from}");
        }
        for subject in
            ["Automated Response: Re: Hi", "Out of Office: Hi", "Automatische Antwort: Hi", "Auto: x"]
        {
            assert!(header(None, "kim@x.example", subject).is_automatic(), "{subject}");
        }
        for (field, says, subject) in [
            (Kept::AutoSubmitted, "no", "Hi"),
            (Kept::ResponseSuppress, "None", "Hi"),
            (Kept::Precedence, "first-class", "Hi"),
            (Kept::Priority, "1", "Re: automated response is what we need"),
            (Kept::ReturnPath, "<kim@x.example>", "Autobahn"),
        ] {
            assert!(
                !header(Some((field, says)), "kim@x.example", subject).is_automatic(),
                "{field:?}: {says}"
            );
        }
    }
}
