//! Reads the sources as text: which file imports which, and what stands in them.

mod bench;
mod channels;
mod languages;

use std::collections::{BTreeMap, BTreeSet};
use std::path::Path;
use std::sync::OnceLock;

/// A path within the crate: `["ui", "app", "App"]`.
pub type Names = Vec<String>;

/// A file of `src`.
pub struct Source {
    /// Where it is: `src/ui/app/mod.rs`.
    pub path: String,
    /// The module that it is: `["ui", "app"]`.
    pub module: Names,
    /// Its code without comments and tests.
    pub code: String,
    /// The same without what stands in quotation marks.
    pub bare: String,
    /// What it names of the crate, as written.
    uses: Vec<Names>,
}

/// All files of `src`.
pub struct House {
    /// The files, by path.
    pub files: Vec<Source>,
    /// Which file is a module.
    homes: BTreeMap<Names, usize>,
    /// What modules hand on: the name there, and the path it stands for.
    handed_on: BTreeMap<(Names, String), Names>,
    /// The modules of which a module hands on everything.
    globs: BTreeMap<Names, Vec<Names>>,
}

impl Source {
    /// Returns the folder that it lies in.
    pub fn folder(&self) -> &str {
        self.path.rsplit_once('/').map_or("", |it| it.0)
    }
}

impl House {
    /// Reads all files, once.
    pub fn read() -> &'static Self {
        static HOUSE: OnceLock<House> = OnceLock::new();
        HOUSE.get_or_init(Self::read_anew)
    }

    fn read_anew() -> Self {
        let source = |path: String| {
            let text = std::fs::read_to_string(&path).expect("a file that was listed");
            let code = without_tests(&without_comments(&text));
            let bare = without_literals(&code);
            Source { module: module(&path), path, code, bare, uses: Vec::new() }
        };
        let mut files: Vec<_> = files("src").into_iter().map(source).collect();
        let homes: BTreeMap<_, _> =
            files.iter().enumerate().map(|(at, it)| (it.module.clone(), at)).collect();
        let (mut handed_on, mut globs) = (BTreeMap::new(), BTreeMap::new());
        for source in &mut files {
            for (path, alias, is_public) in imports(&source.bare) {
                let Some(path) = absolute(&path, &source.module, &homes) else { continue };
                if is_public && alias == "*" {
                    let from: &mut Vec<_> = globs.entry(source.module.clone()).or_default();
                    from.push(path[..path.len() - 1].to_vec());
                } else if is_public {
                    handed_on.insert((source.module.clone(), alias), path.clone());
                }
                source.uses.push(path);
            }
            let inline = inline(&source.bare).into_iter();
            let paths: Vec<_> = inline.filter_map(|it| absolute(&it, &source.module, &homes)).collect();
            source.uses.extend(paths);
        }
        Self { files, homes, handed_on, globs }
    }

    /// Returns which file names which other, each once: the one that holds what is named, however it
    /// is handed on.
    pub fn arrows(&self) -> BTreeSet<(usize, usize)> {
        let mut arrows = BTreeSet::new();
        for (from, source) in self.files.iter().enumerate() {
            let named = source.uses.iter().filter_map(|it| self.home(it, 0));
            arrows.extend(named.filter(|to| *to != from).map(|to| (from, to)));
        }
        arrows
    }

    fn home(&self, path: &[String], depth: usize) -> Option<usize> {
        let found = (0..=path.len()).rev().find_map(|at| Some((at, *self.homes.get(&path[..at])?)));
        let (at, file) = found?;
        let module = &self.files[file].module;
        let handed = path.get(at).and_then(|name| self.handed_on.get(&(module.clone(), name.clone())));
        if let Some(on) = handed.filter(|_| depth < 8) {
            return self.home(&[on, &path[at + 1..]].concat(), depth + 1);
        }
        Some(path.get(at).and_then(|name| self.globbed(module, name)).unwrap_or(file))
    }

    /// Returns the file that a name is from which a module hands on with all others of it.
    fn globbed(&self, module: &[String], name: &str) -> Option<usize> {
        let from = self.globs.get(module)?;
        let files = from.iter().filter_map(|it| self.homes.get(it).copied());
        let kinds = ["struct", "enum", "trait", "type", "fn", "const fn", "const"];
        let is_there = |it: &usize| {
            let bare = &self.files[*it].bare;
            let ends = |rest: &str| rest.starts_with(|c: char| !c.is_alphanumeric() && c != '_');
            kinds.iter().any(|kind| {
                let begin = format!("pub {kind} {name}");
                bare.match_indices(&begin).any(|(at, _)| ends(&bare[at + begin.len()..]))
            })
        };
        files.into_iter().find(is_there)
    }

    /// Returns the circles of files that name each other, the largest first.
    pub fn circles(&self) -> Vec<Vec<&Source>> {
        let mut to = vec![Vec::new(); self.files.len()];
        self.arrows().into_iter().for_each(|(a, b)| to[a].push(b));
        let reached = |from: usize| {
            let (mut seen, mut next) = (vec![false; to.len()], to[from].clone());
            while let Some(it) = next.pop() {
                if !std::mem::replace(&mut seen[it], true) {
                    next.extend(&to[it]);
                }
            }
            seen
        };
        let reached: Vec<_> = (0..to.len()).map(reached).collect();
        let mut circles = BTreeSet::new();
        for it in (0..to.len()).filter(|it| reached[*it][*it]) {
            circles
                .insert((0..to.len()).filter(|other| reached[it][*other] && reached[*other][it]).collect());
        }
        let named = |circle: Vec<usize>| circle.into_iter().map(|it| &self.files[it]).collect::<Vec<_>>();
        let mut circles: Vec<_> = circles.into_iter().map(named).collect();
        circles.sort_by_key(|it| std::cmp::Reverse(it.len()));
        circles
    }
}

/// Returns the Rust files below a folder, in order.
pub fn files(folder: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut folders = vec![Path::new(folder).to_owned()];
    while let Some(folder) = folders.pop() {
        for entry in std::fs::read_dir(&folder).expect("a folder of the checkout").flatten() {
            let path = entry.path();
            if path.is_dir() {
                folders.push(path);
            } else if path.extension().is_some_and(|it| it == "rs") {
                found.push(path.to_string_lossy().replace('\\', "/"));
            }
        }
    }
    found.sort();
    found
}

fn module(path: &str) -> Names {
    let mut names: Names =
        path.trim_start_matches("src/").trim_end_matches(".rs").split('/').map(str::to_owned).collect();
    if names.last().is_some_and(|it| it == "mod" || it == "lib") {
        names.pop();
    }
    names
}

fn without_comments(text: &str) -> String {
    let line = |line: &str| match line.find("//") {
        // Not within an address or a literal.
        Some(at) if line[..at].matches('"').count().is_multiple_of(2) => line[..at].to_owned(),
        _ => line.to_owned(),
    };
    text.lines().map(line).collect::<Vec<_>>().join("\n")
}

/// Tests stand at the end of a file.
fn without_tests(code: &str) -> String {
    let tests = code.match_indices("#[cfg(").find(|(at, _)| {
        let rest = &code[*at..];
        let line = rest.lines().next().unwrap_or_default();
        let next = rest.lines().nth(1).unwrap_or_default();
        line.contains("test") && next.contains("mod ") && next.ends_with('{')
    });
    tests.map_or(code, |(at, _)| &code[..at]).to_owned()
}

/// Returns the texts in quotation marks, each with what stands before it on its line.
pub fn literals(code: &str) -> Vec<(String, String)> {
    let (mut found, mut chars, mut before) = (Vec::new(), code.chars().peekable(), String::new());
    while let Some(it) = chars.next() {
        match it {
            '\n' => before.clear(),
            '\'' if chars.peek() == Some(&'"') => drop(chars.next()),
            '"' => {
                let mut text = String::new();
                while let Some(it) = chars.next() {
                    match it {
                        '"' => break,
                        '\\' => text.extend(chars.next()),
                        other => text.push(other),
                    }
                }
                found.push((before.clone(), text));
                before.push('"');
            }
            other => before.push(other),
        }
    }
    found
}

fn without_literals(code: &str) -> String {
    let (mut bare, mut chars) = (String::with_capacity(code.len()), code.chars().peekable());
    while let Some(it) = chars.next() {
        if it == '"' {
            while let Some(it) = chars.next() {
                match it {
                    '"' => break,
                    '\\' => drop(chars.next()),
                    _ => {}
                }
            }
        } else if it == '\'' && chars.peek() == Some(&'"') {
            chars.next();
        } else {
            bare.push(it);
        }
    }
    bare
}

/// Returns what `use` items name: the path, the name it has here, whether it is handed on.
fn imports(bare: &str) -> Vec<(Names, String, bool)> {
    let mut found = Vec::new();
    for statement in bare.split(';') {
        let Some((before, tree)) = statement.rsplit_once("use ").filter(|(before, _)| {
            let before = before.trim_end();
            before.is_empty() || before.ends_with(['\n', '}', '{', ']', ';', ')']) || before.ends_with("pub")
        }) else {
            continue;
        };
        let is_public = before.trim_end().rsplit('\n').next().is_some_and(|it| it.trim().starts_with("pub"));
        leaves(&tree.split_whitespace().collect::<Vec<_>>().join(" "), &[], &mut |path, alias| {
            found.push((path, alias, is_public));
        });
    }
    found
}

fn leaves(tree: &str, prefix: &[String], found: &mut dyn FnMut(Names, String)) {
    let (mut depth, mut from) = (0, 0);
    let mut parts = Vec::new();
    for (at, it) in tree.char_indices() {
        match it {
            '{' => depth += 1,
            '}' => depth -= 1,
            ',' if depth == 0 => {
                parts.push(&tree[from..at]);
                from = at + 1;
            }
            _ => {}
        }
    }
    parts.push(&tree[from..]);
    for part in parts.into_iter().map(str::trim).filter(|it| !it.is_empty()) {
        let names =
            |it: &str| it.split("::").filter(|it| !it.is_empty()).map(str::to_owned).collect::<Names>();
        if let Some((head, rest)) = part.split_once('{') {
            let inner = rest.rsplit_once('}').map_or(rest, |it| it.0);
            leaves(inner, &[prefix, &names(head.trim())].concat(), found);
            continue;
        }
        let (path, alias) = part.split_once(" as ").unwrap_or((part, ""));
        let mut path = [prefix, &names(path.trim())].concat();
        if path.last().is_some_and(|it| it == "self") {
            path.pop();
        }
        let alias =
            if alias.is_empty() { path.last().cloned().unwrap_or_default() } else { alias.to_owned() };
        found(path, alias);
    }
}

/// Returns the paths that stand in the code itself.
fn inline(bare: &str) -> Vec<Names> {
    let is_name = |it: char| it.is_alphanumeric() || it == '_' || it == ':';
    // What ends in a colon stands before the braces of a `use`.
    let words = bare.split(|it| !is_name(it)).filter(|it| it.contains("::") && !it.starts_with(':'));
    let words = words.filter(|it| !it.ends_with(':'));
    words.map(|it| it.split("::").filter(|it| !it.is_empty()).map(str::to_owned).collect()).collect()
}

fn absolute(path: &[String], module: &[String], homes: &BTreeMap<Names, usize>) -> Option<Names> {
    let first = path.first()?.as_str();
    let ups = path.iter().take_while(|it| *it == "super").count();
    let begin = match first {
        "crate" => Vec::new(),
        "super" if ups <= module.len() => module[..module.len() - ups].to_vec(),
        "self" => module.to_vec(),
        _ => {
            let here = [module, &path[..1]].concat();
            return homes.contains_key(&here).then(|| [module, path].concat());
        }
    };
    Some([&begin[..], &path[ups.max(1)..]].concat())
}
