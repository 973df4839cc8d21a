//! The shape of the house (ARCHITECTURE.md): which room may name which, that no circle crosses a
//! folder, that what is pure stays pure, that every list is complete, and where sentences stand.
#![cfg(not(target_family = "wasm"))]

mod architecture_support;

use std::collections::{BTreeMap, BTreeSet};

use architecture_support::{House, Source, literals};

/// The rooms, the lowest first, and what each may name besides itself. A file belongs to the longest
/// path that it begins with. A new folder is a new row, and a row of the same in ARCHITECTURE.md.
const ROOMS: &[(&str, &str)] = &[
    ("formats", ""),
    ("model", ""),
    ("claims", "model"),
    ("walkthrough", "model claims"),
    ("mail", "model"),
    ("channels", "model mail"),
    ("browser", "model"),
    ("store", "model mail"),
    ("store/idb", "model store browser"),
    ("store/nats", "model store browser"),
    ("store/opfs", "model store browser"),
    ("session", "formats model mail store"),
    ("wiring", "model store store/idb store/nats store/opfs session browser"),
    ("work", "model mail channels store session"),
    ("work/client", "model mail store session work browser"),
    ("work/serve", "formats model mail channels store store/opfs session work browser wiring"),
    ("ui/plain", "model mail channels"),
    ("ui/text", "model walkthrough mail channels store session work ui/plain"),
    ("ui/app", "model session work work/client browser wiring ui/plain ui/text"),
    ("ui/parts", "model session work browser ui/plain ui/text ui/app"),
    ("ui/doing", "model mail session work browser ui/plain ui/text ui/app ui/parts"),
    (
        "ui/beside",
        "model channels store session work work/client browser wiring ui/plain ui/text ui/app ui/doing",
    ),
    (
        "ui/screens",
        "model claims walkthrough mail channels store session work browser wiring ui/plain ui/text ui/app ui/parts ui/doing ui/beside",
    ),
    ("ui/frame", "model session work browser ui/plain ui/text ui/app ui/parts ui/doing ui/beside ui/screens"),
    ("ui", "model session browser wiring ui/plain ui/app ui/beside ui/frame"),
    ("main", "ui"),
    ("bin", "work work/serve"),
];

fn room(source: &Source) -> Option<usize> {
    let path = source.path.trim_start_matches("src/").trim_end_matches(".rs").trim_end_matches("/mod");
    let holds = |room: &str| path == room || path.starts_with(&format!("{room}/"));
    let rooms = ROOMS.iter().enumerate().filter(|(_, it)| holds(it.0));
    rooms.max_by_key(|(_, it)| it.0.len()).map(|it| it.0)
}

#[test]
fn a_room_names_only_what_the_table_lets_it() {
    for (at, (name, may)) in ROOMS.iter().enumerate() {
        for other in may.split_whitespace() {
            let below = ROOMS[..at].iter().any(|it| it.0 == other);
            assert!(below, "{name} may name {other}, which is no room below it: arrows point down the table");
        }
    }
    let house = House::read();
    let (mut wrong, mut up) = (Vec::new(), 0);
    for (from, to) in house.arrows() {
        let (from, to) = (&house.files[from], &house.files[to]);
        if from.path == "src/lib.rs" || to.path == "src/lib.rs" {
            continue;
        }
        let (Some(a), Some(b)) = (room(from), room(to)) else {
            wrong.push(format!("{} or {} is in no room of the table", from.path, to.path));
            continue;
        };
        if a != b && !ROOMS[a].1.split_whitespace().any(|it| it == ROOMS[b].0) {
            up += usize::from(a < b);
            wrong.push(format!("{} names {}", from.path, to.path));
        }
    }
    let largest = house.circles().first().map_or(0, Vec::len);
    let (files, arrows) = (house.files.len(), house.arrows().len());
    println!("{files} files, {arrows} arrows, {up} of them run up; the largest circle has {largest} files");
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn architecture_md_has_the_same_table() {
    let text = std::fs::read_to_string("ARCHITECTURE.md").expect("it stands in the checkout");
    let row = |(room, may): &(&str, &str)| format!("{room:<12}{may}").trim_end().to_owned();
    let table = ROOMS.iter().map(row).collect::<Vec<_>>().join("\n");
    assert!(text.contains(&table), "ARCHITECTURE.md, Rooms, is to say:\n{table}");
}

#[test]
fn no_circle_crosses_a_folder() {
    let house = House::read();
    let circles = house.circles();
    for circle in circles {
        let folders: BTreeSet<_> = circle.iter().map(|it| it.folder()).collect();
        let paths: Vec<_> = circle.iter().map(|it| it.path.as_str()).collect();
        assert!(folders.len() == 1, "these name each other:\n{}", paths.join("\n"));
    }
}

#[test]
fn what_is_pure_names_no_browser_clock_or_chance() {
    let outside = [
        "leptos",
        "web_sys",
        "js_sys",
        "wasm_bindgen",
        "gloo",
        "indexed_db",
        "std::fs",
        "std::net",
        "std::env",
        "std::thread",
        "Instant",
        "SystemTime",
        "now_v7",
        "new_v4",
        "rand::",
        "async ",
    ];
    for source in House::read().files.iter() {
        let path = &source.path;
        if ["src/model/", "src/claims/", "src/walkthrough/", "src/mail/", "src/channels/", "src/ui/plain/"]
            .iter()
            .any(|it| path.starts_with(it))
        {
            let named = outside.iter().find(|it| source.bare.contains(**it));
            assert!(named.is_none(), "{path} names {}", named.unwrap_or(&""));
        }
    }
}

/// Returns the names between a beginning and an end in a file.
fn between(path: &str, begin: &str, end: &str) -> String {
    let house = House::read();
    let source = house.files.iter().find(|it| it.path == path).expect(path);
    let from = source.code.find(begin).ok_or_else(|| format!("{path} has no {begin}")).expect("a list");
    let rest = &source.code[from..];
    rest[..rest.find(end).unwrap_or(rest.len())].to_owned()
}

/// Returns the variants of an enum: each with whether it holds something.
fn variants(path: &str, name: &str) -> Vec<(String, bool)> {
    let body = between(path, &format!("pub enum {name} {{"), "\n}");
    let variant = |line: &str| {
        let rest = line.strip_prefix("    ").filter(|it| it.starts_with(|c: char| c.is_ascii_uppercase()))?;
        let name: String = rest.chars().take_while(|it| it.is_alphanumeric()).collect();
        Some((name.clone(), !rest[name.len()..].starts_with(',')))
    };
    body.lines().filter_map(variant).collect()
}

#[test]
fn every_name_stands_in_every_list_it_must() {
    let mailbox = ("src/model/state/mailbox.rs", "Mailbox");
    let channel = ("src/model/directory/account.rs", "Channel");
    let reason = ("src/model/event/notice.rs", "Reason");
    let lists = [
        (mailbox, "src/ui/text/mod.rs", "pub fn mailbox(", "\n}"),
        (mailbox, "src/ui/text/empty.rs", "pub fn empty", "\n}"),
        (mailbox, "src/ui/plain/looks.rs", "fn mailbox_icon(", "\n}"),
        (channel, "src/ui/text/channels.rs", "fn name(", "\n}"),
        (channel, "src/channels/mod.rs", "channels! {\n    Email", "\n}"),
        (reason, "src/ui/text/notices.rs", "pub fn notice(", "\n}"),
    ];
    let missing = |known: Vec<(String, bool)>, path: &str, begin: &str, end: &str| {
        let text = between(path, begin, end);
        let names: BTreeSet<_> = text.split(|it: char| !it.is_alphanumeric()).collect();
        for (name, _) in known {
            assert!(names.contains(name.as_str()), "{name} is to stand in {path}, {begin}");
        }
    };
    for ((home, name), path, begin, end) in lists {
        missing(variants(home, name), path, begin, end);
    }
    let all = || variants(mailbox.0, mailbox.1).into_iter();
    missing(all().filter(|it| !it.1).collect(), mailbox.0, "pub const OWN:", "];");
    let of_team = all().filter(|it| it.1 && it.0 != "Label").collect();
    missing(of_team, mailbox.0, "const fn of_team(", "\n    }");
}

#[test]
fn every_list_of_all_variants_has_them_all() {
    for source in House::read().files.iter() {
        for (at, _) in source.code.match_indices("pub const ALL: [Self;") {
            let head = &source.code[..at];
            let of = &head[head.rfind("impl ").expect("ALL belongs to a type") + 5..];
            let name = of.split([' ', '{']).next().unwrap_or_default();
            let list = &source.code[at..];
            let list = &list[..list.find("];").unwrap_or_default()];
            let names: BTreeSet<_> = list.split(|it: char| !it.is_alphanumeric()).collect();
            for (variant, _) in variants(&source.path, name) {
                assert!(names.contains(variant.as_str()), "{name}::ALL lacks {variant} ({})", source.path);
            }
        }
    }
}

#[test]
fn every_option_of_a_team_has_a_control() {
    let options = between("src/model/directory/team.rs", "pub struct TeamOptions {", "\n}");
    let names: Vec<_> =
        options.lines().filter_map(|it| it.trim().strip_prefix("pub ")?.split_once(':')).collect();
    assert!(names.len() > 5, "too few options were found: {names:?}");
    let path = "src/ui/screens/settings/teams/options.rs";
    let page = House::read().files.iter().find(|it| it.path == path).expect(path);
    for (name, _) in names {
        assert!(page.bare.contains(&format!(".{name}")), "{path} has no control for {name}");
    }
}

#[test]
fn every_icon_is_drawn() {
    let drawn = std::fs::read_to_string("style/icons.svg").expect("it stands in the checkout");
    let mut asked = BTreeSet::new();
    for source in House::read().files.iter().filter(|it| it.path.starts_with("src/ui/")) {
        let tags = source.code.split("<Icon ").skip(1).map(|it| {
            let tag = it.split("/>").next().unwrap_or_default();
            tag.split(" class=").next().unwrap_or_default().to_owned()
        });
        let icons = source.code.split("icon=\"").skip(1).map(|it| format!("\"{it}"));
        let named = icons.map(|it| it[..it[1..].find('"').map_or(it.len(), |at| at + 2)].to_owned());
        for text in tags.chain(named) {
            asked.extend(literals(&text).into_iter().map(|it| it.1));
        }
    }
    let body = between("src/ui/plain/looks.rs", "fn mailbox_icon(", "\n}");
    asked.extend(literals(&body).into_iter().map(|it| it.1));
    for source in House::read().files.iter().filter(|it| it.path.starts_with("src/channels/")) {
        let icons = source.code.lines().filter(|it| it.starts_with("pub const ICON"));
        asked.extend(icons.flat_map(literals).map(|it| it.1));
    }
    assert!(asked.len() > 40, "too few icons were found: {asked:?}");
    for name in asked {
        assert!(drawn.contains(&format!("id=\"i-{name}\"")), "style/icons.svg has no {name}");
    }
}

/// Tells whether a literal is read by people: two words or more, not names of classes or the like.
fn is_sentence(before: &str, text: &str) -> bool {
    let is_word = |it: &&str| {
        let bare = it.trim_matches(|c: char| ",.:;!?()“”…".contains(c));
        bare.chars().count() > 1 && bare.chars().all(|c| c.is_alphabetic() || c == '’' || c == '-')
    };
    let is_class = before.ends_with("class=") || before.contains("let class =") || text.contains("__");
    // Selectors, and words for the browser or for whoever looks into its console.
    let is_code =
        text.starts_with(['.', '#', '[', '(']) || text.contains("[role=") || text.contains(": {error}");
    let is_code = is_code || ["allow-same-origin", "noopener"].iter().any(|it| text.starts_with(it));
    !is_class && !is_code && text.split_whitespace().filter(is_word).count() > 1
}

#[test]
fn every_sentence_is_said_somewhere() {
    let mut times = BTreeMap::new();
    for source in &House::read().files {
        for word in source.bare.split(|it: char| !it.is_alphanumeric() && it != '_') {
            *times.entry(word).or_insert(0) += 1;
        }
    }
    let mut unsaid = Vec::new();
    for source in House::read().files.iter().filter(|it| it.path.starts_with("src/ui/text/")) {
        for line in source.bare.lines().filter(|it| it.contains(": Said =") || it.starts_with("pub fn ")) {
            let mut names = line.split(|it: char| !it.is_alphanumeric() && it != '_');
            let name = names.find(|it| !["pub", "const", "fn"].contains(it)).unwrap_or_default();
            if times.get(name) == Some(&1) {
                unsaid.push(format!("{}: {name}", source.path));
            }
        }
    }
    assert!(unsaid.is_empty(), "nothing says these:\n{}", unsaid.join("\n"));
}

#[test]
fn sentences_stand_in_ui_text() {
    let mut found = Vec::new();
    for source in House::read().files.iter() {
        if source.path.starts_with("src/ui/") && !source.path.starts_with("src/ui/text/") {
            let texts = literals(&source.code).into_iter().filter(|it| is_sentence(&it.0, &it.1));
            found.extend(texts.map(|it| format!("{}: {}", source.path, it.1)));
        }
    }
    assert!(found.is_empty(), "these belong into src/ui/text:\n{}", found.join("\n"));
}
