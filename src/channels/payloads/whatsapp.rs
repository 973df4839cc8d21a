//! The `WhatsApp` Cloud API.

use serde_json::Value;

use super::{Reader, list, moment, number, provider_id, text};
use crate::channels::address;
use crate::channels::heard::{Incoming, file_name, party};
use crate::model::{Channel, Failure, Fate, Says};

const NAME: &str = "whatsapp";

pub fn read(reader: &mut Reader, payload: &Value) {
    if reader.around.channel != Channel::WhatsApp {
        return reader.problem("this is WhatsApp: choose such an account");
    }
    let changes = list(payload, &["entry"]).iter().flat_map(|it| list(it, &["changes"]));
    for value in changes.filter_map(|it| it.get("value")) {
        let number = text(value, &["metadata", "display_phone_number"]);
        let ours = address(Channel::WhatsApp, &reader.around.account);
        if ours.is_some() && !number.is_empty() && address(Channel::WhatsApp, number) != ours {
            reader.problem(format!("it went to “{number}”, not to this account"));
            continue;
        }
        for it in list(value, &["messages"]) {
            message(reader, it, list(value, &["contacts"]));
        }
        for it in list(value, &["statuses"]) {
            status(reader, it);
        }
    }
}

fn message(reader: &mut Reader, it: &Value, contacts: &[Value]) {
    let written = text(it, &["from"]);
    let contact = contacts.iter().find(|contact| text(contact, &["wa_id"]) == written);
    let name = contact.map(|it| text(it, &["profile", "name"])).unwrap_or_default();
    let Some(from) = party(Channel::WhatsApp, name, written) else {
        return reader.problem(format!("“{written}” is no telephone number"));
    };
    let id = |path: &[&str]| provider_id(text(it, path), NAME);
    let kind = text(it, &["type"]);
    match kind {
        "reaction" => {
            let sign = text(it, &["reaction", "emoji"]).to_owned();
            return reader.after(id(&["reaction", "message_id"]), &from.address, Says::Reacted(sign));
        }
        "edit" => {
            let said = said(it.get("edit").and_then(|it| it.get("message")).unwrap_or(it)).0;
            return reader.after(id(&["edit", "original_message_id"]), &from.address, Says::Edited(said));
        }
        "revoke" => {
            return reader.after(id(&["revoke", "original_message_id"]), &from.address, Says::Deleted);
        }
        _ => {}
    }
    let (text, files) = said(it);
    if text.is_empty() && files.is_empty() {
        return reader.problem(format!("a message of the kind “{kind}” cannot be read"));
    }
    let at = number(it, &["timestamp"]).map(moment).or(reader.around.now);
    let (own, answers) = (id(&["id"]), id(&["context", "id"]));
    reader.message(Incoming { id: own, from, at, text, files, answers, ..Incoming::default() });
}

/// Returns what a message says, and the names of its files.
fn said(it: &Value) -> (String, Vec<String>) {
    let of = |path: &[&str]| text(it, path).to_owned();
    let kind = text(it, &["type"]);
    match kind {
        "text" => (of(&["text", "body"]), Vec::new()),
        "button" => (of(&["button", "text"]), Vec::new()),
        "interactive" => {
            let replies = ["button_reply", "list_reply"].map(|it| of(&["interactive", it, "title"]));
            (replies.into_iter().find(|it| !it.is_empty()).unwrap_or_default(), Vec::new())
        }
        "image" | "video" | "audio" | "document" | "sticker" => {
            let named = of(&[kind, "filename"]);
            let name = if named.is_empty() { file_name(kind, text(it, &[kind, "mime_type"])) } else { named };
            (of(&[kind, "caption"]), vec![name])
        }
        "location" => {
            let place = ["name", "address"].map(|field| of(&["location", field]));
            let coordinate =
                |field: &str| it.get("location").and_then(|it| it.get(field)).map(Value::to_string);
            let point = coordinate("latitude").zip(coordinate("longitude"));
            let point = point.map(|(latitude, longitude)| format!("{latitude}, {longitude}"));
            let parts = place.into_iter().chain(point).filter(|it| !it.is_empty());
            (format!("[{}]", parts.collect::<Vec<_>>().join(" · ")), Vec::new())
        }
        "contacts" => {
            let contact = |it: &Value| {
                let phones = list(it, &["phones"]).iter().map(|it| text(it, &["phone"]));
                let parts = [text(it, &["name", "formatted_name"])].into_iter().chain(phones);
                parts.filter(|it| !it.is_empty()).collect::<Vec<_>>().join(" ")
            };
            (list(it, &["contacts"]).iter().map(contact).collect::<Vec<_>>().join("\n"), Vec::new())
        }
        _ => (String::new(), Vec::new()),
    }
}

fn status(reader: &mut Reader, it: &Value) {
    // Whoever sent it for us may have sent our own id along.
    let known = text(it, &["biz_opaque_callback_data"]);
    let id = if known.contains('@') { known.to_owned() } else { provider_id(text(it, &["id"]), NAME) };
    match text(it, &["status"]) {
        "sent" => reader.fared(id, Fate::Sent),
        "delivered" => reader.fared(id, Fate::Delivered),
        "read" | "played" => reader.fared(id, Fate::Read),
        "failed" => {
            let failure = list(it, &["errors"]).first().map_or(Failure::Said(String::new()), failure);
            reader.fared(id, Fate::Failed(failure));
        }
        other => reader.problem(format!("“{other}” is no status that is known")),
    }
}

fn failure(error: &Value) -> Failure {
    let code = number(error, &["code"]).unwrap_or_default();
    match code {
        131_047 => Failure::TooLate,
        131_026 => Failure::NoSuchAddress,
        131_050 | 131_031 => Failure::Blocked,
        _ => {
            let said = [text(error, &["title"]), text(error, &["error_data", "details"])];
            let said = said.into_iter().filter(|it| !it.is_empty()).collect::<Vec<_>>().join(". ");
            Failure::Said(format!("{code}: {said}").chars().take(200).collect())
        }
    }
}
