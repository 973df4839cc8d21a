//! What other pages of this origin say to the app: the custom API (docs/custom-api.md), which the chat of
//! a visitor speaks too. JSON, one object a message.

use serde_json::{Map, Value};

use super::around::Around;
use super::heard::{Heard, Incoming, clean_name, clean_text, message_id, own_id, party};
use super::payloads;
use crate::model::{Afterword, Channel, Failure, Fate, Party, Says, Time};

/// The name of the channel that both sides listen to.
pub const NAME: &str = "team-inbox-api-v1";

/// What is said to a page whose account is not there any more.
pub const GONE: &str = "the account is gone";

/// The most characters of an id that are taken.
const LONGEST_ID: usize = 200;

/// What a page asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Call {
    /// The page's own name for it, which the answer bears.
    pub id: String,
    /// The address of the account.
    pub account: String,
    /// What is asked, by whom.
    pub asks: Asks,
}

/// What is asked.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Asks {
    /// To take in messages, and words about some.
    Take(Vec<Heard>),
    /// To tell the team that somebody is typing.
    Typing(String),
    /// To say again what was sent to somebody and is not known to have come: they are there.
    Hello(String),
    /// Nothing: somebody has left.
    Gone(String),
}

/// Returns what a page asks, once it is known by what the account travels; `None` if it is not for us.
///
/// # Errors
/// What is wrong with it, in English: it is read by who writes the page.
pub fn read(
    text: &str,
    channel_of: impl Fn(&str) -> Option<Channel>,
) -> Option<Result<Call, (String, String)>> {
    let Ok(Value::Object(it)) = serde_json::from_str::<Value>(text) else { return None };
    let asks = it.get("ask")?.as_str()?.to_owned();
    let id = string(&it, "id");
    Some(call(&it, &asks, &id, channel_of).map_err(|why| (id, why)))
}

fn call(
    it: &Map<String, Value>,
    asks: &str,
    id: &str,
    channel_of: impl Fn(&str) -> Option<Channel>,
) -> Result<Call, String> {
    let account = string(it, "account");
    let channel =
        channel_of(&account).ok_or_else(|| format!("there is no account “{account}” that takes this"))?;
    if asks == "payload" {
        let asks = payload(it, Around { channel, account: account.clone(), ..Around::default() })?;
        return Ok(Call { id: id.to_owned(), account, asks });
    }
    let asks = said(it, asks, author(it, channel)?)?;
    Ok(Call { id: id.to_owned(), account, asks })
}

/// Returns who says something, over a channel.
fn author(it: &Map<String, Value>, channel: Channel) -> Result<Party, String> {
    let from = it
        .get("from")
        .and_then(Value::as_object)
        .ok_or("“from” is missing: {\"address\": …, \"name\": …}")?;
    let (name, written) = (string(from, "name"), string(from, "address"));
    party(channel, &name, &written).ok_or_else(|| format!("“{written}” is no address of this channel"))
}

/// Returns what somebody says, by the name of it.
fn said(it: &Map<String, Value>, asks: &str, from: Party) -> Result<Asks, String> {
    let message = it.get("message").and_then(Value::as_object);
    let message = || message.ok_or("“message” is missing: {\"id\": …}");
    // What somebody writes is theirs, whatever its id looks like; a word may be of one of ours, too.
    let named = |whole: fn(&str, &str) -> String| -> Result<String, String> {
        let id = string(message()?, "id");
        match id.chars().count() {
            0 => Err("“message.id” is missing".into()),
            1..=LONGEST_ID => Ok(whole(&id, &from.address)),
            _ => Err(format!("“message.id” has more than {LONGEST_ID} characters")),
        }
    };
    let after = |message: String, says: Says| {
        let word = Afterword { message, by: from.address.clone(), says };
        Asks::Take(vec![Heard::After(word)])
    };
    let text = || -> Result<String, String> {
        let text = clean_text(message()?.get("text").and_then(Value::as_str).unwrap_or_default());
        if text.trim().is_empty() { Err("“message.text” is empty".into()) } else { Ok(text) }
    };
    Ok(match asks {
        "message" => {
            let written = message()?;
            let incoming = Incoming {
                id: named(own_id)?,
                from: from.clone(),
                at: written.get("at").and_then(Value::as_i64).map(Time),
                subject: string(written, "subject"),
                text: text()?,
                answers: string(written, "answers"),
                ..Incoming::default()
            };
            Asks::Take(vec![Heard::Message(incoming)])
        }
        "edit" => after(named(own_id)?, Says::Edited(text()?)),
        "delete" => after(named(own_id)?, Says::Deleted),
        "react" => {
            let sign = string(message()?, "sign").chars().filter(|it| !it.is_control()).take(8).collect();
            after(named(message_id)?, Says::Reacted(sign))
        }
        "status" => after(named(message_id)?, Says::Fared(fate(message()?)?)),
        "read" => {
            let upto =
                it.get("upto").and_then(Value::as_i64).ok_or("“upto” is missing: a time in milliseconds")?;
            after(String::new(), Says::ReadUpTo(Time(upto)))
        }
        "typing" => Asks::Typing(from.address),
        "hello" => Asks::Hello(from.address),
        "gone" => Asks::Gone(from.address),
        other => return Err(format!("“{other}” is nothing that can be asked")),
    })
}

/// Reads what a provider said to a webhook, which the page hands on.
fn payload(it: &Map<String, Value>, around: Around) -> Result<Asks, String> {
    let payload = it.get("payload").ok_or("“payload” is missing: what the provider said")?;
    let said = payload.as_str().map_or_else(|| payload.to_string(), str::to_owned);
    let mut read = payloads::read(&said, &around);
    // What the provider calls by ids of its own, the page may know by ours.
    if let Some(ours) = it.get("ours").and_then(Value::as_object) {
        for heard in &mut read.heard {
            if let Heard::After(word) = heard
                && let Some((_, id)) = ours.iter().find(|known| payloads::is_of(&word.message, known.0))
            {
                id.as_str().unwrap_or_default().clone_into(&mut word.message);
            }
        }
    }
    if let Some((_, why)) = read.problems.pop().filter(|_| read.heard.is_empty()) {
        return Err(why);
    }
    // An echo of what was sent from here is no news.
    read.heard.retain(|it| !matches!(it, Heard::Message(it) if it.outgoing));
    Ok(Asks::Take(read.heard))
}

fn fate(message: &Map<String, Value>) -> Result<Fate, String> {
    Ok(match string(message, "status").as_str() {
        "sent" => Fate::Sent,
        "delivered" => Fate::Delivered,
        "read" => Fate::Read,
        "failed" => Fate::Failed(match string(message, "why").as_str() {
            "too late" => Failure::TooLate,
            "no such address" => Failure::NoSuchAddress,
            "blocked" => Failure::Blocked,
            why => Failure::Said(clean_name(why)),
        }),
        other => return Err(format!("“{other}” is no status: sent, delivered, read, failed")),
    })
}

fn string(it: &Map<String, Value>, field: &str) -> String {
    it.get(field).and_then(Value::as_str).unwrap_or_default().trim().to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::channels::heard::taken_in;
    use crate::model::message_key;

    fn asked(text: &str) -> Option<Result<Call, (String, String)>> {
        read(text, |it| (it == "chat").then_some(Channel::LiveChat))
    }

    fn why(text: &str) -> String {
        asked(text).unwrap().unwrap_err().1
    }

    #[test]
    fn a_message_and_words_about_it_are_read() {
        let from = r#""from":{"address":"Visitor-1","name":"Kim\u202e <b>"}"#;
        let message = format!(
            r#"{{"ask":"message","id":"1","account":"chat",{from},"message":{{"id":"m1","text":"Hi","at":5}}}}"#
        );
        let call = asked(&message).unwrap().unwrap();
        let party = Party { name: "Kim <b>".into(), address: "visitor-1".into() };
        let incoming = Incoming {
            id: "m1.visitor-1@chat.invalid".into(),
            from: party,
            at: Some(Time(5)),
            text: "Hi".into(),
            ..Incoming::default()
        };
        assert_eq!(call.asks, Asks::Take(vec![Heard::Message(incoming)]));
        let after = |ask: &str, fields: &str| {
            let text =
                format!(r#"{{"ask":"{ask}","account":"chat",{from},"message":{{"id":"m1"{fields}}}}}"#);
            match asked(&text).unwrap().unwrap().asks {
                Asks::Take(it) => match it.as_slice() {
                    [Heard::After(it)] => (it.message.clone(), it.says.clone()),
                    other => panic!("{other:?}"),
                },
                other => panic!("{other:?}"),
            }
        };
        let id = || "m1.visitor-1@chat.invalid".to_owned();
        assert_eq!(after("edit", r#","text":"Hello""#), (id(), Says::Edited("Hello".into())));
        assert_eq!(after("delete", ""), (id(), Says::Deleted));
        assert_eq!(after("react", r#","sign":"👍""#), (id(), Says::Reacted("👍".into())));
        assert_eq!(after("status", r#","status":"read""#), (id(), Says::Fared(Fate::Read)));
        let failed = Says::Fared(Fate::Failed(Failure::Said("Paper jam".into())));
        assert_eq!(after("status", r#","status":"failed","why":"Paper jam""#), (id(), failed));
    }

    #[test]
    fn what_a_visitor_writes_is_theirs_whatever_its_id_and_its_time() {
        let take = |ask: &str, fields: &str| {
            let from = r#""from":{"address":"visitor-2"}"#;
            let text = format!(r#"{{"ask":"{ask}","account":"chat",{from},"message":{{{fields}}}}}"#);
            match asked(&text).unwrap() {
                Ok(Call { asks: Asks::Take(mut it), .. }) if it.len() == 1 => Ok(it.remove(0)),
                Ok(other) => panic!("{other:?}"),
                Err((_, why)) => Err(why),
            }
        };
        let word = |ask: &str, fields: &str| match take(ask, fields) {
            Ok(Heard::After(it)) => it,
            other => panic!("{other:?}"),
        };
        let foreign = r#""id":"m1.visitor-1@chat.invalid""#;
        let own = own_id("m1.visitor-1@chat.invalid", "visitor-2");
        assert_eq!(word("edit", &format!(r#"{foreign},"text":"a""#)).message, own);
        assert_eq!(word("delete", foreign).message, own);
        assert_eq!(word("react", foreign).message, "m1.visitor-1@chat.invalid");
        let Ok(Heard::Message(it)) = take("message", &format!(r#"{foreign},"text":"a","at":{}"#, i64::MIN))
        else {
            panic!("no message");
        };
        let header = |it: &Incoming| taken_in(Channel::LiveChat, it, "chat", "", Time(7)).0;
        assert_eq!((header(&it).message_id, header(&it).date), (own, Some(Time(0))));
        let edit = word("edit", r#""id":"1","text":"a\u0007b\r\nc""#);
        assert_eq!(edit.says, Says::Edited("ab\nc".into()));
        let long = format!(r#""id":"{}","text":"a""#, "x".repeat(201));
        assert!(take("message", &long).unwrap_err().contains("200"));
        let of_own = Incoming { answers: "m1".into(), ..it.clone() };
        assert_eq!(header(&of_own).references, [message_key("m1.visitor-2@chat.invalid")]);
        let of_ours = Incoming { answers: "1@acme.example".into(), ..it };
        assert!(header(&of_ours).references.contains(&message_key("1@acme.example")));
    }

    #[test]
    fn a_payload_is_handed_on_and_our_own_ids_are_put_in() {
        let sms = |text: &str| read(text, |it| (it == "+49305550190").then_some(Channel::Sms));
        let ask = |rest: &str| format!(r#"{{"ask":"payload","id":"7","account":"+49305550190",{rest}}}"#);
        let form = "MessageSid=SM1&From=%2B491715550134&To=%2B49305550190&Body=Hi+there";
        let call = sms(&ask(&format!(r#""payload":"{form}""#))).unwrap().unwrap();
        assert!(matches!(&call.asks, Asks::Take(it) if it.len() == 1), "{call:?}");
        let status =
            r#""payload":{"MessageSid":"SM2","MessageStatus":"delivered"},"ours":{"SM2":"a@b.example"}"#;
        let call = sms(&ask(status)).unwrap().unwrap();
        let word = Afterword {
            message: "a@b.example".into(),
            by: String::new(),
            says: Says::Fared(Fate::Delivered),
        };
        assert_eq!(call.asks, Asks::Take(vec![Heard::After(word)]));
        let why = |text: &str| sms(text).unwrap().unwrap_err().1;
        assert!(why(&ask(r#""payload":{"a":1}"#)).contains("nothing"));
        assert!(why(&ask(r#""other":1"#)).contains("payload"));
    }

    #[test]
    fn what_is_wrong_is_said_and_what_is_not_for_us_is_left_alone() {
        for other in ["", "[]", "7", r#"{"say":"typing"}"#, r#"{"ask":7}"#, "{\"ask\":"] {
            assert_eq!(asked(other), None, "{other}");
        }
        assert!(why(r#"{"ask":"message","account":"nowhere"}"#).contains("nowhere"));
        assert!(why(r#"{"ask":"message","account":"chat"}"#).contains("from"));
        let from = r#""account":"chat","from":{"address":"v 1"}"#;
        assert!(why(&format!(r#"{{"ask":"message",{from}}}"#)).contains("v 1"));
        let from = r#""account":"chat","from":{"address":"v1"}"#;
        assert!(
            why(&format!(r#"{{"ask":"message",{from},"message":{{"id":"1","text":" "}}}}"#)).contains("text")
        );
        assert!(why(&format!(r#"{{"ask":"message",{from},"message":{{"text":"a"}}}}"#)).contains("id"));
        assert!(why(&format!(r#"{{"ask":"shout",{from}}}"#)).contains("shout"));
        assert!(why(&format!(r#"{{"ask":"read",{from}}}"#)).contains("upto"));
        assert!(
            why(&format!(r#"{{"ask":"status",{from},"message":{{"id":"1","status":"ok"}}}}"#)).contains("ok")
        );
    }
}
