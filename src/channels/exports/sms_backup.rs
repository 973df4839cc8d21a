//! *SMS Backup & Restore*: an XML file of `<sms …/>` and `<mms …>` with parts. Everything stands in
//! attributes, so that tags and attributes are all that is read.

use super::{Around, Export};
use crate::channels::heard::{Incoming, party};
use crate::model::{Party, Time};

pub fn is_it(text: &str) -> bool {
    let begins = text.starts_with("<?xml") || text.starts_with("<!--") || text.starts_with("<smses");
    begins && text.contains("<smses")
}

pub fn read(text: &str, around: &Around) -> Export {
    let mut export = Export::default();
    let mut mms: Option<(usize, Incoming)> = None;
    for (line, tag) in tags(text) {
        match tag.name {
            "sms" => {
                let message = Incoming { text: tag.get("body"), ..Incoming::default() };
                put(&mut export, line, around, (&tag, "type"), message);
            }
            "mms" => {
                let before = export.messages.len();
                put(&mut export, line, around, (&tag, "msg_box"), Incoming::default());
                mms = (export.messages.len() > before)
                    .then(|| export.messages.pop())
                    .flatten()
                    .map(|it| (line, it));
            }
            "part" => {
                let Some((_, message)) = &mut mms else { continue };
                match tag.get("ct").as_str() {
                    "text/plain" => {
                        message.text = format!("{}\n{}", message.text, tag.get("text")).trim().to_owned()
                    }
                    "application/smil" => {}
                    _ => {
                        let names = [tag.get("name"), tag.get("cl"), tag.get("fn")];
                        let name = names.into_iter().find(|it| !it.is_empty() && it != "null");
                        message.files.push(name.unwrap_or_else(|| "picture".to_owned()));
                    }
                }
            }
            "/mms" => match mms.take() {
                Some((line, it)) if it.text.is_empty() && it.files.is_empty() => {
                    export.problem(line, "there is neither text nor a picture");
                }
                Some((_, it)) => export.messages.push(it),
                None => {}
            },
            _ => {}
        }
    }
    if let Some((line, _)) = mms {
        export.problem(line, "the file ends within this message");
    }
    export
}

/// Puts a message into what is read; `folder` is the attribute that says in which it stood.
fn put(export: &mut Export, line: usize, around: &Around, (tag, folder): (&Tag, &str), message: Incoming) {
    let outgoing = match tag.get(folder).as_str() {
        "1" => false,
        "2" => true,
        "3" => return export.problem(line, "it is a draft"),
        "4" | "5" | "6" => return export.problem(line, "it was written there and never sent"),
        _ => return export.problem(line, "it says neither that it came in nor that it was sent"),
    };
    let written = tag.get("address");
    // A message to several has all of them, with a tilde between.
    let written = written.split('~').next().unwrap_or_default();
    let name = Some(tag.get("contact_name")).filter(|it| !it.starts_with('(') && it != "null");
    let Some(at) = tag.get("date").parse::<i64>().ok().filter(|it| *it > 0) else {
        return export.problem(line, "there is no date");
    };
    let Some(other) = party(around.channel, &name.unwrap_or_default(), written).or_else(|| sender(written))
    else {
        return export.problem(line, format!("“{written}” is no telephone number"));
    };
    let ours = Party::bare(&around.account);
    let (from, to) = if outgoing { (ours, Some(other)) } else { (other, None) };
    export.messages.push(Incoming { from, to, at: Some(Time(at)), outgoing, ..message });
}

/// A company writes under a name of letters, which nobody can answer, and a number at home has no country.
fn sender(written: &str) -> Option<Party> {
    let bare: String = written.chars().filter(|it| !it.is_whitespace() && *it != '-').collect();
    let fits = (2..=20).contains(&bare.len()) && bare.chars().all(|it| it.is_ascii_alphanumeric());
    fits.then(|| Party { name: String::new(), address: bare.to_lowercase() })
}

/// A tag with its attributes.
struct Tag<'a> {
    name: &'a str,
    attributes: &'a str,
}

impl Tag<'_> {
    fn get(&self, name: &str) -> String {
        let mut rest = self.attributes;
        while let Some((key, behind)) = rest.split_once('=') {
            let behind = behind.trim_start();
            let Some(quote) = behind.chars().next().filter(|it| matches!(it, '"' | '\'')) else { break };
            let Some((value, next)) = behind[1..].split_once(quote) else { break };
            if key.trim() == name {
                return decoded(value);
            }
            rest = next;
        }
        String::new()
    }
}

/// Returns the tags of a file, each with its line.
fn tags(text: &str) -> impl Iterator<Item = (usize, Tag<'_>)> {
    let (mut rest, mut line) = (text, 1);
    std::iter::from_fn(move || {
        let start = rest.find('<')?;
        line += rest[..start].matches('\n').count();
        let inner = &rest[start + 1..];
        let end = end_of(inner)?;
        let whole = &inner[..end];
        let at = line;
        line += whole.matches('\n').count();
        rest = &inner[end + 1..];
        let whole = whole.strip_suffix('/').unwrap_or(whole);
        let (name, attributes) = whole.split_once(char::is_whitespace).unwrap_or((whole, ""));
        Some((at, Tag { name, attributes }))
    })
}

/// Returns where a tag ends: not within quotation marks.
fn end_of(text: &str) -> Option<usize> {
    let mut quote = None;
    for (at, it) in text.bytes().enumerate() {
        match (quote, it) {
            (Some(open), it) if it == open => quote = None,
            (None, b'"' | b'\'') => quote = Some(it),
            (None, b'>') => return Some(at),
            _ => {}
        }
    }
    None
}

/// Returns an attribute as it was: emoji are often written as two halves, `&#55357;&#56832;`.
fn decoded(value: &str) -> String {
    let mut units: Vec<u16> = Vec::with_capacity(value.len());
    let push = |units: &mut Vec<u16>, it: &str| units.extend(it.encode_utf16());
    let mut rest = value;
    while let Some((before, behind)) = rest.split_once('&') {
        push(&mut units, before);
        let end = behind.find(';').filter(|it| *it <= 10);
        let Some((name, next)) = end.map(|it| (&behind[..it], &behind[it + 1..])) else {
            push(&mut units, "&");
            rest = behind;
            continue;
        };
        let number = name.strip_prefix('#').and_then(|it| match it.strip_prefix(['x', 'X']) {
            Some(hex) => u32::from_str_radix(hex, 16).ok(),
            None => it.parse().ok(),
        });
        match (name, number) {
            ("amp", _) => push(&mut units, "&"),
            ("lt", _) => push(&mut units, "<"),
            ("gt", _) => push(&mut units, ">"),
            ("quot", _) => push(&mut units, "\""),
            ("apos", _) => push(&mut units, "'"),
            (_, Some(it)) => match (u16::try_from(it), char::from_u32(it)) {
                (Ok(unit), _) => units.push(unit),
                (_, Some(it)) => push(&mut units, it.encode_utf8(&mut [0; 4])),
                _ => {}
            },
            _ => push(&mut units, &format!("&{name};")),
        }
        rest = next;
    }
    push(&mut units, rest);
    String::from_utf16_lossy(&units)
}
