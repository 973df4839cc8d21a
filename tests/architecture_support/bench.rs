//! The rows of the bench: what the library offers by name is asked for, and nothing else is.

use std::collections::BTreeSet;

#[test]
fn every_row_of_the_bench_is_offered_and_asked_for() {
    let read = |path: &str| std::fs::read_to_string(path).expect("it stands in the checkout");
    let quoted = |it: &str| it.split('"').nth(1).map(str::to_owned);
    let rows = read("tests/bench/rows.rs");
    let offered: BTreeSet<_> = rows
        .lines()
        .filter(|it| it.trim_start().starts_with('"') && it.contains("\" =>"))
        .filter_map(quoted)
        .collect();
    let mut asked = BTreeSet::new();
    for path in ["bench.mjs", "copy.mjs", "library.mjs", "page.mjs", "team.mjs"] {
        let text = read(&format!("tests/bench/{path}"));
        asked.extend(text.split("ours(").skip(1).filter_map(|it| quoted(it.lines().next()?)));
    }
    assert!(offered.len() > 9, "too few rows were found: {offered:?}");
    assert_eq!(offered, asked, "rows.rs offers the first; the second are asked for");
}
