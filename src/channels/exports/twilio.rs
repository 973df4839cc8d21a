//! The message log of Twilio: a table whose columns are named as its API names them.

use super::table::Row;
use super::{Around, Export, csv};
use crate::channels::heard::{Incoming, party};
use crate::channels::payloads::provider_id;
use crate::channels::telephone;
use crate::model::{Party, Time};

pub fn is_it(text: &str) -> bool {
    let columns = csv::columns(text);
    ["from", "to", "body", "direction"].iter().all(|it| columns.iter().any(|known| known == it))
        && columns.iter().any(|it| it == "sid" || it == "messagesid")
}

/// Takes a row of the log.
pub fn row(row: &Row, around: &Around, export: &mut Export) {
    let get = |names: &[&str]| row.get(names).trim();
    let outgoing = get(&["direction"]).to_lowercase().starts_with("outbound");
    let written = [get(&["from"]), get(&["to"])].map(|it| it.trim_start_matches("whatsapp:"));
    let other = if outgoing { written[1] } else { written[0] };
    let at = time(get(&["datesent", "sentdate", "datecreated", "datesentutc"]));
    match (party(around.channel, "", other), at) {
        (None, _) => export.problem(row.line, format!("“{other}” is no telephone number")),
        (_, None) => export.problem(row.line, "there is no time that can be read"),
        (Some(other), at) => {
            let ours = Party::bare(&telephone::number(&around.account).unwrap_or_default());
            let (from, to) = if outgoing { (ours, Some(other)) } else { (other, None) };
            // The webhook calls it so, too.
            let id = provider_id(get(&["sid", "messagesid"]), "twilio");
            let text = get(&["body"]).to_owned();
            export.messages.push(Incoming { id, from, to, at, text, outgoing, ..Incoming::default() });
        }
    }
}

/// Reads `2023-01-24T18:05:00Z`, `2023-01-24 18:05:00 UTC`, `Tue, 24 Jan 2023 18:05:00 +0000`.
pub fn time(written: &str) -> Option<Time> {
    let iso = written.replace(" UTC", "Z").replacen(' ', "T", 1);
    let iso = if iso.ends_with('Z') || iso.contains('+') { iso } else { format!("{iso}Z") };
    let read = if written.as_bytes().get(4) == Some(&b'-') {
        mail_parser::DateTime::parse_rfc3339(&iso)
    } else {
        mail_parser::DateTime::parse_rfc822(written)
    };
    read.filter(mail_parser::DateTime::is_valid).map(|it| Time(it.to_timestamp() * 1000))
}
