//! The structure of what is stored is pinned, and so are the bytes of one value of each variant.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use team_inbox::formats::{self, ASKED, FORMAT, OPERATION, Unread};
use team_inbox::model::{Asked, DraftKey, DraftText, Operation, State};
use team_inbox::session::record;

use crate::cover::cover;
use crate::trace::Trace;

/// Every format that is released, with a hash of its schema: `FORMAT HASH` in each line.
const RELEASED: &str = include_str!("released.txt");

/// Writes what is pinned anew.
fn blesses() -> bool {
    std::env::var_os("BLESS").is_some()
}

fn file(path: &str) -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR")).join(path)
}

fn schema_path(format: u8) -> String {
    format!("src/formats/schema-{format}.txt")
}

fn released() -> impl Iterator<Item = (u8, &'static str)> {
    RELEASED.lines().filter_map(|it| it.split_once(' ')).map(|it| (it.0.parse().expect("a number"), it.1))
}

fn is_released(format: u8) -> bool {
    released().any(|it| it.0 == format)
}

fn hash(text: &str) -> String {
    format!("{:016x}", xxhash_rust::xxh3::xxh3_64(text.as_bytes()))
}

/// Returns what only one of two schemas has: fields and variants, each with its type.
fn difference(old: &str, new: &str) -> String {
    let (old, new) = (parts(old), parts(new));
    let mut told = String::new();
    for (sign, these, others) in [('-', &old, &new), ('+', &new, &old)] {
        for (of, part) in these.iter().filter(|it| !others.contains(it)) {
            let _ = writeln!(told, "  {sign} {of} {part}");
        }
    }
    if told.is_empty() { "  the order of fields or variants\n".to_owned() } else { told }
}

/// Returns the lines of a schema, each with the type that it belongs to.
fn parts(schema: &str) -> Vec<(&str, &str)> {
    let mut of = "";
    let part = |line| {
        if str::starts_with(line, ' ') {
            return (of, line.trim_start());
        }
        of = line;
        (of, "")
    };
    schema.lines().map(part).collect()
}

/// Says what to do about a change of what is stored.
fn what_to_do(changed: &str) -> String {
    let next = FORMAT + 1;
    let first = format!("\n\nWhat is stored has changed:\n{changed}");
    if is_released(FORMAT) {
        return format!(
            "{first}Format {FORMAT} is released: there are journals of it in browsers. So\n\
             1. cp {} {} and add it to SCHEMAS in src/formats/mod.rs; set FORMAT to {next} there;\n\
             2. write the step `to_{next}` in src/formats/steps.rs: how a value of format {FORMAT} becomes one of {next};\n\
             3. BLESS=1 cargo test --test formats\n\
             docs/formats.md says how.\n",
            schema_path(FORMAT),
            schema_path(next),
        );
    }
    format!(
        "{first}Format {FORMAT} is not released yet. So\n\
         1. say in the step `to_{FORMAT}` in src/formats/steps.rs how a value of format {} becomes one of {FORMAT};\n\
         2. BLESS=1 cargo test --test formats\n\
         docs/formats.md says how.\n",
        FORMAT - 1,
    )
}

/// Returns the structure of what is stored for ever.
fn stored() -> String {
    let mut trace = Trace::default();
    trace.add::<Operation>();
    trace.add::<Asked>();
    trace.add::<(DraftKey, DraftText)>();
    trace.text()
}

#[test]
fn what_is_stored_is_what_the_schema_of_this_format_says() {
    let (path, now) = (file(&schema_path(FORMAT)), stored());
    if blesses() && !is_released(FORMAT) {
        fs::write(&path, &now).unwrap();
    }
    let said = fs::read_to_string(&path).unwrap();
    assert!(said == now, "{}", what_to_do(&difference(&said, &now)));
}

#[test]
fn the_schema_of_a_released_format_never_changes() {
    for (format, known) in released() {
        let text = fs::read_to_string(file(&schema_path(format))).unwrap();
        assert_eq!(
            hash(&text),
            known,
            "{} was changed, but format {format} is released",
            schema_path(format)
        );
    }
}

#[test]
fn a_snapshot_says_which_structure_it_has() {
    let mut trace = Trace::default();
    trace.add::<State>();
    let shape = record::shape(&[&trace.text(), &stored()]);
    let path = "src/session/record.rs";
    if blesses() {
        let text = fs::read_to_string(file(path)).unwrap();
        let of = |shape: u32| format!("const SHAPE: u32 = {shape:#010x};");
        fs::write(file(path), text.replace(&of(record::own_shape()), &of(shape))).unwrap();
        return;
    }
    assert_eq!(
        record::own_shape(),
        shape,
        "\n\nThe state has another structure: BLESS=1 cargo test --test formats puts SHAPE in {path} right. \
         Snapshots of other builds are passed over then, and the journal is read from its start.\n"
    );
}

/// Each variant is written as it was, and read and written again by the types themselves.
#[test]
fn the_bytes_of_every_variant_are_what_they_were() {
    let mut now = String::new();
    let operation = |it: &[u8]| Ok(formats::encode(&formats::decode::<Operation>(OPERATION, it)?));
    let asked = |it: &[u8]| Ok(formats::encode(&formats::decode::<Asked>(ASKED, it)?));
    pin(OPERATION, operation, &mut now);
    pin(ASKED, asked, &mut now);
    let path = file(&format!("tests/formats/variants-{FORMAT}.txt"));
    if blesses() && !is_released(FORMAT) {
        fs::write(&path, &now).unwrap();
    }
    let said = fs::read_to_string(&path).unwrap_or_default();
    assert!(said == now, "{}", what_to_do(&difference(&said, &now)));
}

/// Adds a line for each variant that stands in values of a root. `again` reads and writes them.
fn pin(root: &str, again: impl Fn(&[u8]) -> Result<Vec<u8>, Unread>, now: &mut String) {
    for (variant, value) in cover(formats::schema(FORMAT).expect("it parses"), root) {
        let bytes = formats::bytes(root, &value).expect(&variant);
        assert_eq!(again(&bytes).as_ref(), Ok(&bytes), "{root} {variant} is written as it is read");
        let hex: String = bytes.iter().map(|it| format!("{it:02x}")).collect();
        let _ = writeln!(now, "{root} {variant} {hex}");
    }
}

/// What was pinned of every older format climbs the ladder and is something that this build knows.
#[test]
fn every_variant_of_every_older_format_is_read() {
    for format in 1..FORMAT {
        let path = file(&format!("tests/formats/variants-{format}.txt"));
        for line in fs::read_to_string(path).unwrap().lines() {
            let [root, variant, hex] = line.split(' ').collect::<Vec<_>>()[..] else { panic!("{line}") };
            let hex = hex.as_bytes().chunks(2).map(|it| std::str::from_utf8(it).unwrap());
            let bytes: Vec<_> = hex.map(|it| u8::from_str_radix(it, 16).unwrap()).collect();
            let is_read = match root {
                OPERATION => record::decode(&bytes).is_ok(),
                _ => formats::decode::<Asked>(ASKED, &bytes).is_ok(),
            };
            assert!(
                is_read,
                "\n\n{variant} of format {format} is not read any more: a step in src/formats/steps.rs is missing \
                 (docs/formats.md).\n"
            );
        }
    }
}
