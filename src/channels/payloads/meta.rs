//! The Messenger Platform: pages and Instagram accounts alike.

use serde_json::Value;

use super::{Reader, list, moment, number, provider_id, text};
use crate::channels::heard::{Incoming, file_name, party};
use crate::model::{Channel, Fate, Party, Says};

const NAME: &str = "meta";

pub fn read(reader: &mut Reader, payload: &Value) {
    let channel =
        if text(payload, &["object"]) == "instagram" { Channel::Instagram } else { Channel::Messenger };
    if reader.around.channel != channel {
        return reader.problem(format!("this is {channel:?}: choose such an account"));
    }
    for it in list(payload, &["entry"]).iter().flat_map(|it| list(it, &["messaging"])) {
        event(reader, channel, it);
    }
}

fn event(reader: &mut Reader, channel: Channel, it: &Value) {
    let id = |path: &[&str]| provider_id(text(it, path), NAME);
    let is_echo = at_true(it, &["message", "is_echo"]);
    let other = if is_echo { &["recipient", "id"] } else { &["sender", "id"] };
    let Some(other) = party(channel, "", text(it, other)) else {
        return reader.problem("it does not say who wrote");
    };
    let by = other.address.clone();
    if let Some(message) = it.get("message") {
        let own = id(&["message", "mid"]);
        if at_true(it, &["message", "is_deleted"]) {
            return reader.after(own, &by, Says::Deleted);
        }
        let (text, files) = said(message);
        let answers = provider_id(self::text(message, &["reply_to", "mid"]), NAME);
        let at = number(it, &["timestamp"]).map(moment).or(reader.around.now);
        let from = if is_echo { Party::bare(&reader.around.account) } else { other.clone() };
        let to = is_echo.then_some(other);
        let message = Incoming {
            id: own,
            from,
            to,
            at,
            text,
            files,
            outgoing: is_echo,
            answers,
            ..Incoming::default()
        };
        reader.message(message);
    } else if it.get("message_edit").is_some() {
        let text = text(it, &["message_edit", "text"]).to_owned();
        reader.after(id(&["message_edit", "mid"]), &by, Says::Edited(text));
    } else if it.get("reaction").is_some() {
        let is_taken = text(it, &["reaction", "action"]) == "unreact";
        let sign = if is_taken { "" } else { text(it, &["reaction", "emoji"]) };
        reader.after(id(&["reaction", "mid"]), &by, Says::Reacted(sign.to_owned()));
    } else if it.get("delivery").is_some() {
        for mid in list(it, &["delivery", "mids"]).iter().filter_map(Value::as_str) {
            reader.fared(provider_id(mid, NAME), Fate::Delivered);
        }
    } else if let Some(read) = it.get("read") {
        match number(read, &["watermark"]) {
            Some(upto) => reader.after(String::new(), &by, Says::ReadUpTo(moment(upto))),
            None => reader.fared(id(&["read", "mid"]), Fate::Read),
        }
    } else if it.get("postback").is_some() {
        let at = number(it, &["timestamp"]).map(moment).or(reader.around.now);
        let (id, text) = (id(&["postback", "mid"]), text(it, &["postback", "title"]).to_owned());
        reader.message(Incoming { id, from: other, at, text, ..Incoming::default() });
    }
}

/// Returns what a message says, and the names of its files. What it only points to stands in its text.
fn said(message: &Value) -> (String, Vec<String>) {
    let mut lines = Vec::new();
    let story = text(message, &["reply_to", "story", "url"]);
    if !story.is_empty() {
        lines.push(format!("[Story: {story}]"));
    }
    let (mut links, mut files) = (Vec::new(), Vec::new());
    for it in list(message, &["attachments"]) {
        let (kind, url) = (text(it, &["type"]), text(it, &["payload", "url"]));
        match kind {
            "story_mention" => lines.push(format!("[Story: {url}]")),
            "share" | "ig_post" | "post" | "reel" | "ig_reel" | "fallback" | "template" => {
                let title = [text(it, &["payload", "title"]), text(it, &["title"])];
                let title = title.into_iter().find(|it| !it.is_empty()).unwrap_or_default();
                lines.push(format!("[Shared post: {}]", format!("{title} {url}").trim()));
            }
            _ => {
                files.push(file_name(if kind.is_empty() { "file" } else { kind }, ""));
                links.push(url.to_owned());
            }
        }
    }
    lines.push(text(message, &["text"]).to_owned());
    lines.extend(links);
    lines.retain(|it| !it.is_empty());
    (lines.join("\n"), files)
}

fn at_true(it: &Value, path: &[&str]) -> bool {
    super::at(it, path).and_then(Value::as_bool).unwrap_or_default()
}
