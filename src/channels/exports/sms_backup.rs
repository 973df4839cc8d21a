//! *SMS Backup & Restore*: an XML file of `<sms …/>` and `<mms …>` with parts. Everything stands in
//! attributes, so that tags and attributes are all that is read.

use super::{Around, Export, Form};
use crate::channels::heard::{Incoming, file_name, party};
use crate::mail::{File, base64};
use crate::model::{Party, Time};

pub fn is_it(text: &str) -> bool {
    let begins = text.starts_with("<?xml") || text.starts_with("<!--") || text.starts_with("<smses");
    begins && text.contains("<smses")
}

/// The file, in pieces.
#[derive(Debug)]
pub struct Backup {
    /// What is not a whole tag yet.
    rest: String,
    line: usize,
    /// The MMS at hand, with its line.
    mms: Option<(usize, Incoming)>,
}

impl Default for Backup {
    fn default() -> Self {
        Self { rest: String::new(), line: 1, mms: None }
    }
}

impl Form for Backup {
    fn feed(&mut self, text: &str, around: &Around, export: &mut Export) {
        // Within a picture nothing ends: it is not looked through again and again.
        let may_end = text.contains('>');
        self.rest.push_str(text);
        if !may_end {
            return;
        }
        let whole = std::mem::take(&mut self.rest);
        let mut tags = Tags { text: &whole, at: 0, line: self.line };
        while let Some((line, tag)) = tags.next() {
            self.tag(line, &tag, around, export);
        }
        self.line = tags.line;
        self.rest = whole[tags.at..].to_owned();
    }

    fn finish(&mut self, _: &Around, export: &mut Export) {
        if let Some((line, _)) = self.mms.take() {
            export.problem(line, "the file ends within this message");
        }
    }
}

impl Backup {
    fn tag(&mut self, line: usize, tag: &Tag, around: &Around, export: &mut Export) {
        match tag.name {
            "sms" => {
                let message = Incoming { text: tag.get("body"), ..Incoming::default() };
                put(export, line, around, (tag, "type"), message);
            }
            "mms" => {
                let before = export.messages.len();
                put(export, line, around, (tag, "msg_box"), Incoming::default());
                self.mms = (export.messages.len() > before)
                    .then(|| export.messages.pop())
                    .flatten()
                    .map(|it| (line, it));
            }
            "part" => {
                if let Some((_, message)) = &mut self.mms {
                    part(message, tag);
                }
            }
            "/mms" => match self.mms.take() {
                Some((line, it)) if it.text.is_empty() && it.files.is_empty() => {
                    export.problem(line, "there is neither text nor a picture");
                }
                Some((_, it)) => export.messages.push(it),
                None => {}
            },
            _ => {}
        }
    }
}

/// A part of an MMS: text, or a picture with its bytes.
fn part(message: &mut Incoming, tag: &Tag) {
    let media = tag.get("ct");
    match media.as_str() {
        "text/plain" => message.text = format!("{}\n{}", message.text, tag.get("text")).trim().to_owned(),
        "application/smil" => {}
        _ => {
            let names = [tag.get("name"), tag.get("cl"), tag.get("fn")];
            let name = names.into_iter().find(|it| !it.is_empty() && it != "null");
            let name = name.unwrap_or_else(|| file_name("picture", &media));
            message.files.push(name.clone());
            let bytes = base64(tag.raw("data").as_bytes());
            if !bytes.is_empty() {
                message.media.push(File { name, media, bytes, content_id: None });
            }
        }
    }
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
        decoded(self.raw(name))
    }

    /// Returns an attribute as it is written; empty if there is none.
    fn raw(&self, name: &str) -> &str {
        let mut rest = self.attributes;
        while let Some((key, behind)) = rest.split_once('=') {
            let behind = behind.trim_start();
            let Some(quote) = behind.chars().next().filter(|it| matches!(it, '"' | '\'')) else { break };
            let Some((value, next)) = behind[1..].split_once(quote) else { break };
            if key.trim() == name {
                return value;
            }
            rest = next;
        }
        ""
    }
}

/// The whole tags of a text, each with its line.
struct Tags<'a> {
    text: &'a str,
    /// So far it is read.
    at: usize,
    line: usize,
}

impl<'a> Tags<'a> {
    fn next(&mut self) -> Option<(usize, Tag<'a>)> {
        let rest = &self.text[self.at..];
        let Some(start) = rest.find('<') else {
            self.line += rest.matches('\n').count();
            self.at = self.text.len();
            return None;
        };
        let end = end_of(&rest[start + 1..])?;
        let whole = &rest[start + 1..start + 1 + end];
        let line = self.line + rest[..start].matches('\n').count();
        self.line = line + whole.matches('\n').count();
        self.at += start + end + 2;
        let whole = whole.strip_suffix('/').unwrap_or(whole);
        let (name, attributes) = whole.split_once(char::is_whitespace).unwrap_or((whole, ""));
        Some((line, Tag { name, attributes }))
    }
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
