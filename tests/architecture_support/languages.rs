//! The tables of other languages beside the sentences of the source (src/ui/text/language.rs): none is
//! stale, the places agree, and none is missing.

use std::collections::{BTreeMap, BTreeSet};

use team_inbox::ui::text::language::{LANGUAGES, read};

use super::House;

/// The forms that a choice may name: the reader, and the plurals of CLDR.
const FORMS: [&str; 7] = ["you", "zero", "one", "two", "few", "many", "other"];

/// A literal of a source: the code before it without spaces, and its text.
struct Literal {
    lead: String,
    text: String,
}

/// A line of a table: English, its sense, and how it is said.
type Row = (&'static str, &'static str, &'static str);

/// A sentence of the source: its English and its sense.
type Key = (String, String);

fn literals(code: &str) -> Vec<Literal> {
    let (mut found, mut chars, mut lead) = (Vec::new(), code.chars().peekable(), String::new());
    while let Some(it) = chars.next() {
        match it {
            '\'' if chars.peek() == Some(&'"') => drop(chars.next()),
            '"' => {
                let text = text(&mut chars);
                found.push(Literal { lead: lead.clone(), text: text.clone() });
                lead.push_str(&format!("\"{text}\""));
            }
            other => lead.extend((!other.is_whitespace()).then_some(other)),
        }
    }
    found
}

/// Reads a literal to its end.
fn text(chars: &mut std::iter::Peekable<std::str::Chars>) -> String {
    let mut text = String::new();
    while let Some(it) = chars.next() {
        match it {
            '"' => break,
            '\\' => match chars.next() {
                Some('n') => text.push('\n'),
                Some('\n') => while chars.next_if(|it| it.is_whitespace()).is_some() {},
                other => text.extend(other),
            },
            other => text.push(other),
        }
    }
    text
}

/// Returns the sentences of the source, each with the files of ui/text that say it.
fn sentences() -> BTreeMap<Key, BTreeSet<String>> {
    let mut found: BTreeMap<Key, BTreeSet<String>> = BTreeMap::new();
    for source in House::read().files.iter().filter(|it| it.path.starts_with("src/ui/text/")) {
        let name = source.path["src/ui/text/".len()..].trim_end_matches(".rs").to_owned();
        for it in literals(&source.code) {
            let sense = it.lead.strip_suffix("\",").and_then(|it| it.rsplit_once("say_as(\"")).map(|it| it.1);
            if it.lead.ends_with("say(") || it.lead.ends_with("say!(") || sense.is_some() {
                let key = (it.text, sense.unwrap_or_default().to_owned());
                found.entry(key).or_default().insert(name.clone());
            }
        }
    }
    assert!(found.len() > 1000, "too few sentences were found: {}", found.len());
    found
}

/// Returns the tables that stand beside the page: English, its sense, and how it is said.
fn tables() -> Vec<(&'static str, Vec<Row>)> {
    let table = |tag: &'static str| {
        let path = format!("public/language-{tag}.txt");
        let text = std::fs::read_to_string(&path).expect("every language has a file");
        (tag, read(Box::leak(text.into_boxed_str())).collect())
    };
    LANGUAGES.iter().map(|it| it.0).filter(|it| *it != "en").map(table).collect()
}

/// Returns the names of the places of a template; what is wrong with it, if it is none.
fn places(template: &str) -> Result<BTreeSet<String>, String> {
    let (mut found, mut rest) = (BTreeSet::new(), template);
    while let Some(at) = rest.find('{') {
        let inner = &rest[at + 1..];
        let end = end(inner).ok_or("a brace is open")?;
        let (name, forms) = inner[..end].split_once('|').unwrap_or((&inner[..end], ""));
        if !name.chars().all(|it| it.is_ascii_lowercase() || it == '_') {
            return Err(format!("{{{name}}} is no place"));
        }
        found.insert(name.to_owned());
        if !forms.is_empty() {
            let named: Vec<_> = parts(forms).iter().map(|it| it.split(' ').next().unwrap_or("")).collect();
            if let Some(it) = named.iter().find(|it| !FORMS.contains(it)) {
                return Err(format!("“{it}” is no form"));
            }
            if !named.contains(&"other") {
                return Err(format!("{{{name}|…}} has no form “other”"));
            }
            for it in parts(forms) {
                found.extend(places(it)?);
            }
        }
        rest = &inner[end + 1..];
    }
    if rest.contains('}') { Err("a brace closes nothing".to_owned()) } else { Ok(found) }
}

fn end(inner: &str) -> Option<usize> {
    let mut depth = 0;
    inner.char_indices().find_map(|(at, it)| {
        match it {
            '{' => depth += 1,
            '}' if depth == 0 => return Some(at),
            '}' => depth -= 1,
            _ => {}
        }
        None
    })
}

fn parts(forms: &str) -> Vec<&str> {
    let mut depth = 0;
    let split = |it: char| {
        match it {
            '{' => depth += 1,
            '}' => depth -= 1,
            _ => {}
        }
        it == '|' && depth == 0
    };
    forms.split(split).collect()
}

/// A text in which something is filled in by the person, not by us.
fn is_literal(english: &str) -> bool {
    english.contains("{{")
}

#[test]
fn every_template_is_one() {
    let wrong: Vec<_> = sentences()
        .into_keys()
        .filter(|it| !is_literal(&it.0))
        .filter_map(|it| places(&it.0).err().map(|why| format!("{}: {why}", it.0)))
        .collect();
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn no_sentence_of_ui_text_is_said_around_the_language() {
    let mut wrong = Vec::new();
    for source in House::read().files.iter().filter(|it| it.path.starts_with("src/ui/text/")) {
        for it in literals(&source.code) {
            let words = it
                .text
                .split_whitespace()
                .filter(|it| it.chars().filter(|it| it.is_alphabetic()).count() > 1);
            let is_said = ["say(", "say!(", "say_as(", "reason="].iter().any(|end| it.lead.ends_with(end));
            let is_sense = it.lead.ends_with("\",") && it.lead.contains("say_as(");
            if words.count() > 1 && !is_said && !is_sense && !it.text.starts_with('{') {
                wrong.push(format!("{}: {}", source.path, it.text));
            }
        }
    }
    assert!(wrong.is_empty(), "say(\"…\") or say!(\"…\") is to stand around:\n{}", wrong.join("\n"));
}

#[test]
fn a_table_holds_sentences_of_the_source_each_once_with_the_same_places() {
    let sentences = sentences();
    for (tag, rows) in tables() {
        let (mut wrong, mut seen) = (Vec::new(), BTreeSet::new());
        for (english, sense, said) in rows {
            let key = (english.to_owned(), sense.to_owned());
            if !sentences.contains_key(&key) {
                wrong.push(format!("nothing of src/ui/text says: {english} ({sense})"));
            }
            if !is_literal(english) {
                match (places(english), places(said)) {
                    (Ok(wanted), Ok(is)) if wanted != is => {
                        wrong.push(format!("other places: {english}\n    {said}"));
                    }
                    (_, Err(why)) => wrong.push(format!("{why}: {said}")),
                    _ => {}
                }
            }
            if !seen.insert(key) {
                wrong.push(format!("twice: {english}"));
            }
        }
        assert!(wrong.is_empty(), "public/language-{tag}.txt:\n{}", wrong.join("\n"));
    }
}

#[test]
fn every_sentence_is_said_in_every_language() {
    let sentences = sentences();
    for (tag, rows) in tables() {
        let known: BTreeSet<Key> = rows.iter().map(|it| (it.0.to_owned(), it.1.to_owned())).collect();
        let missing = sentences.iter().filter(|it| !known.contains(it.0));
        let lines: Vec<_> =
            missing.map(|(it, files)| format!("{:?}: {}", files, it.0.replace('\n', "\\n"))).collect();
        assert!(
            lines.is_empty(),
            "public/language-{tag}.txt is to say (English on one line, \"= \" and the translation on the next):\n{}",
            lines.join("\n")
        );
    }
}
