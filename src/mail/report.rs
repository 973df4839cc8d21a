//! Delivery reports (RFC 3464) and receipts (RFC 8098): who did not get it, and why.

use serde::{Deserialize, Serialize};

use super::fields::{Fields, one_line};

const MAX_RECIPIENTS: usize = 100;
const MAX_TEXT: usize = 500;

/// What a report says.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Report {
    /// Of whom it speaks.
    pub recipients: Vec<Reported>,
    /// The subject of the message that it is about; may be empty.
    pub subject: String,
}

/// What became of a message for one recipient.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Reported {
    /// The address.
    pub address: String,
    /// What became of it.
    pub outcome: Outcome,
    /// Why, in a sentence; empty where there is nothing to explain.
    pub why: String,
    /// What the other server said; may be empty.
    pub said: String,
}

/// What became of a message.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Outcome {
    /// It could not be delivered.
    Failed,
    /// It is not delivered yet.
    Delayed,
    /// It was delivered, or handed on.
    Delivered,
    /// It was shown to somebody.
    Read,
    /// It was deleted without being shown.
    Deleted,
}

/// Reads the part of a report that is made for machines: groups of fields, the first of them about the
/// whole.
pub(crate) fn report(status: &[u8], original: Option<&[u8]>) -> Option<Report> {
    let mut recipients = Vec::new();
    let text = String::from_utf8_lossy(status).replace("\r\n", "\n");
    for group in text.split("\n\n").filter(|it| !it.trim().is_empty()) {
        recipients.extend(reported(group));
        if recipients.len() >= MAX_RECIPIENTS {
            break;
        }
    }
    let subject = original.and_then(|it| Fields::of(it).find(|it| it.is("Subject")));
    let subject =
        subject.map(|it| one_line(&super::words::decode_words(&it.text()), MAX_TEXT)).unwrap_or_default();
    (!recipients.is_empty()).then_some(Report { recipients, subject })
}

fn reported(group: &str) -> Option<Reported> {
    let get = |name: &str| {
        let field = Fields::of(group.trim_start().as_bytes()).find(|it| it.is(name))?;
        Some(one_line(&field.text(), MAX_TEXT))
    };
    // `rfc822; ann@x.org`
    let typed = |text: String| text.split_once(';').map_or(text.clone(), |it| it.1.trim().to_owned());
    let address = get("Final-Recipient").or_else(|| get("Original-Recipient")).map(typed)?;
    let address = address.trim_matches(['<', '>']).to_lowercase();
    let outcome = match (get("Action"), get("Disposition")) {
        (_, Some(disposition)) => {
            match disposition.rsplit(';').next().unwrap_or_default().trim().to_lowercase() {
                it if it.starts_with("displayed") => Outcome::Read,
                it if it.starts_with("deleted") => Outcome::Deleted,
                _ => Outcome::Delivered,
            }
        }
        (Some(action), _) => match action.to_lowercase().split_whitespace().next().unwrap_or_default() {
            "delayed" => Outcome::Delayed,
            "delivered" | "relayed" | "expanded" => Outcome::Delivered,
            _ => Outcome::Failed,
        },
        (None, None) => return None,
    };
    let said = get("Diagnostic-Code").map(typed).unwrap_or_default();
    let status = get("Status").unwrap_or_default();
    let is_trouble = matches!(outcome, Outcome::Failed | Outcome::Delayed);
    let why = if is_trouble { reason(&status, &said) } else { "" };
    Some(Reported { address, outcome, why: why.to_owned(), said })
}

/// Returns what a status such as `5.1.1` means (RFC 3463), as far as somebody can do something about it.
fn reason(status: &str, said: &str) -> &'static str {
    let code = |text: &str| {
        let start = text.find(|it: char| it.is_ascii_digit())?;
        let code: String = text[start..].chars().take_while(|it| it.is_ascii_digit() || *it == '.').collect();
        (code.matches('.').count() == 2).then_some(code)
    };
    let within = || said.split([' ', '-', '#', '(']).find_map(code);
    let code = code(status).filter(|it| !it.ends_with(".0.0")).or_else(within).unwrap_or_default();
    let detail = code.split_once('.').map_or("", |it| it.1);
    match detail {
        "1.0" | "1.1" | "1.3" | "1.6" | "2.1" => "There is no such mailbox, or no longer.",
        "1.2" | "1.10" | "4.4" => "There is no mail server for the part of the address behind the @.",
        "2.2" => "The mailbox is full.",
        "2.3" | "3.4" => "The message is too large.",
        "4.1" | "4.2" | "4.7" | "4.0" => "The other server did not answer in time.",
        "7.1" | "7.0" | "7.20" | "7.21" | "7.22" | "7.23" | "7.25" | "7.26" | "7.27" => {
            "The other server refused it."
        }
        _ if code.starts_with('4') => "It is tried again for a while.",
        _ => "The other server did not take it.",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_report_says_who_and_why() {
        let status = b"Reporting-MTA: dns; mx.example.org\r\n\r\nFinal-Recipient: rfc822; Ann@x.example\r\nAction: failed\r\n\
            Status: 5.1.1\r\nDiagnostic-Code: smtp; 550 5.1.1 User unknown\r\n\r\nFinal-Recipient: rfc822;<ben@x.example>\r\n\
            Action: delayed (will be retried)\r\nStatus: 4.4.1\r\n\r\nOriginal-Recipient: rfc822; cleo@x.example\r\nAction: delivered\r\nStatus: 2.0.0\r\n";
        let found = report(status, Some(b"Subject: =?utf-8?q?Gr=C3=BC=C3=9Fe?=\n\nx")).unwrap();
        let told: Vec<_> =
            found.recipients.iter().map(|it| (it.address.as_str(), it.outcome, it.why.as_str())).collect();
        assert_eq!(
            told,
            [
                ("ann@x.example", Outcome::Failed, "There is no such mailbox, or no longer."),
                ("ben@x.example", Outcome::Delayed, "The other server did not answer in time."),
                ("cleo@x.example", Outcome::Delivered, ""),
            ]
        );
        assert_eq!(found.recipients[0].said, "550 5.1.1 User unknown");
        assert_eq!(found.subject, "Grüße");
    }

    #[test]
    fn receipts_and_codes_within_words_are_read() {
        let read = report(
            b"Final-Recipient: rfc822;a@x.example\nDisposition: manual-action/MDN-sent-manually; displayed\n",
            None,
        );
        assert_eq!(read.unwrap().recipients[0].outcome, Outcome::Read);
        let full = b"Final-Recipient: rfc822; a@x.example\nAction: failed\nStatus: 5.0.0\nDiagnostic-Code: smtp; 552-5.2.2 over quota";
        assert_eq!(report(full, None).unwrap().recipients[0].why, "The mailbox is full.");
        assert_eq!(report(b"Reporting-MTA: dns; x", None), None);
        assert_eq!(report(b"", None), None);
    }
}
