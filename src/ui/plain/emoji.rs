//! Emoji: the table of them, finding one by English words, the latest ones, and where keys lead among them.

use super::find;

/// So many stand in a row; `style/parts/menu.css` says the same.
pub const COLUMNS: usize = 7;
/// So many of the latest are kept: two rows.
pub const LATEST: usize = 2 * COLUMNS;

/// An emoji.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Emoji {
    /// The sign itself.
    pub sign: String,
    /// What it is called.
    pub name: String,
    /// What else it is found by.
    words: String,
}

/// Emoji that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Group {
    /// What the group is called in the table, or `latest`, or `found`.
    pub name: String,
    /// The emoji, in their order.
    pub all: Vec<Emoji>,
}

/// Reads the table: `# group`, and below it lines `SIGN name: words`. What is no such line is left out.
pub fn read(table: &str) -> Vec<Group> {
    let mut groups: Vec<Group> = Vec::new();
    for line in table.lines() {
        if let Some(name) = line.strip_prefix("# ") {
            groups.push(Group { name: name.to_owned(), all: Vec::new() });
        } else if let (Some(group), Some((sign, rest))) = (groups.last_mut(), line.split_once(' ')) {
            let (name, words) = rest.split_once(": ").unwrap_or((rest, ""));
            let [sign, name, words] = [sign, name, words].map(str::to_owned);
            group.all.push(Emoji { sign, name, words });
        }
    }
    groups
}

/// Returns the emoji that have all typed words, those first whose name begins with what is typed.
pub fn found(groups: &[Group], typed: &str) -> Vec<Emoji> {
    let words = find::words(typed);
    let fits = |it: &&Emoji| find::holds_all(&format!("{} {} {}", it.sign, it.name, it.words), &words);
    let mut found: Vec<_> = groups.iter().flat_map(|it| &it.all).filter(fits).cloned().collect();
    let begins = |it: &Emoji| words.first().is_some_and(|word| it.name.to_lowercase().starts_with(word));
    found.sort_by_key(|it| !begins(it));
    found
}

/// Returns those of the latest that are known, the last one first.
pub fn latest(groups: &[Group], kept: &str) -> Vec<Emoji> {
    let known = |sign: &str| groups.iter().flat_map(|it| &it.all).find(|it| it.sign == sign).cloned();
    kept.split_whitespace().filter_map(known).take(LATEST).collect()
}

/// Returns what is kept of the latest once another was taken.
pub fn keep(kept: &str, taken: &str) -> String {
    let before = kept.split_whitespace().filter(|it| *it != taken);
    std::iter::once(taken).chain(before).take(LATEST).collect::<Vec<_>>().join(" ")
}

/// Returns where a key leads from the emoji at a number, among groups of so many, each of which begins a row;
/// nothing if the key leads nowhere.
pub fn step(sizes: &[usize], at: usize, key: &str) -> Option<usize> {
    let count: usize = sizes.iter().sum();
    let last = count.checked_sub(1)?;
    let rows = rows(sizes);
    let row = rows.iter().rposition(|it| it.0 <= at)?;
    let beside = |(first, length): &(usize, usize)| first + (at - rows[row].0).min(length - 1);
    match key {
        "ArrowRight" => Some((at + 1).min(last)),
        "ArrowLeft" => Some(at.saturating_sub(1)),
        "ArrowDown" => rows.get(row + 1).or(rows.get(row)).map(beside),
        "ArrowUp" => rows.get(row.saturating_sub(1)).map(beside),
        "Home" => Some(0),
        "End" => Some(last),
        _ => None,
    }
}

/// Returns the first number of each row, and how many stand in it.
fn rows(sizes: &[usize]) -> Vec<(usize, usize)> {
    let mut rows = Vec::new();
    let mut first = 0;
    for size in sizes {
        let end = first + size;
        while first < end {
            let length = COLUMNS.min(end - first);
            rows.push((first, length));
            first += length;
        }
    }
    rows
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    const TABLE: &str = include_str!("../../../public/emoji.txt");

    fn signs(all: &[Emoji]) -> Vec<&str> {
        all.iter().map(|it| it.sign.as_str()).collect()
    }

    #[test]
    fn the_table_has_hundreds_each_with_a_name_of_its_own() {
        let groups = read(TABLE);
        let all: Vec<_> = groups.iter().flat_map(|it| &it.all).collect();
        assert!(all.len() > 400);
        assert!(groups.iter().all(|it| !it.all.is_empty()));
        for it in &all {
            assert!(!it.sign.is_ascii() && !it.name.is_empty() && !it.words.is_empty(), "{it:?}");
        }
        let names: BTreeSet<_> = all.iter().map(|it| &it.name).collect();
        let signs: BTreeSet<_> = all.iter().map(|it| &it.sign).collect();
        assert_eq!((names.len(), signs.len()), (all.len(), all.len()));
    }

    #[test]
    fn words_find_in_any_order_and_case() {
        let groups = read(TABLE);
        assert_eq!(signs(&found(&groups, "THUMBS up")), ["👍"]);
        assert_eq!(signs(&found(&groups, "up thumbs")), ["👍"]);
        assert_eq!(found(&groups, "rocket")[0].sign, "🚀");
        assert_eq!(found(&groups, "🥳")[0].name, "partying face", "the sign finds itself");
        assert_eq!(found(&groups, "star")[0].name, "star-struck", "what is called so comes first");
        assert!(found(&groups, "zzzz").is_empty());
    }

    #[test]
    fn the_latest_come_first_and_once() {
        let kept = ["👍", "🚀", "👍"].iter().fold(String::new(), |kept, it| keep(&kept, it));
        assert_eq!(kept, "👍 🚀");
        assert_eq!(signs(&latest(&read(TABLE), &format!("gone {kept}"))), ["👍", "🚀"]);
        let many = (0..40).fold(String::new(), |kept, it| keep(&kept, &it.to_string()));
        assert_eq!(many.split(' ').count(), LATEST);
    }

    #[test]
    fn keys_walk_through_rows_of_groups() {
        // Rows: 0..7, 7..9; then 9..12.
        let sizes = [9, 3];
        let to = |at, key| step(&sizes, at, key).unwrap_or(usize::MAX);
        assert_eq!(to(0, "ArrowRight"), 1);
        assert_eq!(to(0, "ArrowLeft"), 0);
        assert_eq!(to(11, "ArrowRight"), 11);
        assert_eq!(to(1, "ArrowDown"), 8);
        assert_eq!(to(5, "ArrowDown"), 8, "a shorter row is met at its end");
        assert_eq!(to(8, "ArrowDown"), 10);
        assert_eq!(to(10, "ArrowDown"), 10);
        assert_eq!(to(10, "ArrowUp"), 8);
        assert_eq!(to(8, "ArrowUp"), 1);
        assert_eq!(to(3, "ArrowUp"), 3);
        assert_eq!((to(5, "Home"), to(5, "End")), (0, 11));
        assert_eq!(step(&sizes, 0, "a"), None);
        assert_eq!(step(&[], 0, "ArrowDown"), None);
    }
}
